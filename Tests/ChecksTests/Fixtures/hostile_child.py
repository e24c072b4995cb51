"""Children that speak the plug-in protocol badly; the argument says how. Python without numpy."""

import json
import math
import os
import signal
import struct
import subprocess
import sys
import time

mode = sys.argv[1]
requests, replies = sys.stdin.buffer, sys.stdout.buffer


def read_request(header):
    magic, version, request, dtype, rank, draws = struct.unpack("<4sIQIIQ", header)
    sizes = struct.unpack(f"<{rank}Q", requests.read(8 * rank))
    requests.read(8 * draws)
    x = struct.unpack(f"<{math.prod(sizes)}d", requests.read(8 * math.prod(sizes)))
    return request, dtype, draws, x


def frame(request, dtype, draws, values, length=None, flags=0, bits=math.nan):
    record = struct.pack("<IId", flags, len(values) if length is None else length, bits)
    numbers = struct.pack(f"<{len(values)}d", *values)
    return struct.pack("<4sIQII", b"EFCR", 0, request, dtype, draws) + record * draws + numbers * draws


def answer(request, dtype, draws, x):
    if mode == "crash":
        sys.stderr.write("something broke\n")
        sys.stderr.flush()
        os._exit(17)
    if mode == "segfault":
        os.kill(os.getpid(), signal.SIGSEGV)
    if mode == "sleep":
        time.sleep(3600)
    if mode == "stubborn":  # sleeps, and neither SIGTERM nor the end of its input moves it
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        if len(sys.argv) > 2:  # a file that tells who sleeps
            with open(sys.argv[2], "w") as file:
                file.write(f"{os.getpid()}\n")
        time.sleep(3600)
    if mode == "print":
        return b"step 1: norm = 3.2\n" + frame(request, dtype, draws, x)
    if mode == "chatter":  # a good frame, then text
        return frame(request, dtype, draws, x) + b"done\n"
    if mode == "wrong-length":
        return frame(request, dtype, draws, x[:-1])
    if mode == "endless":  # says that each draw has 2^32 - 1 numbers, and sends for ever
        replies.write(frame(request, dtype, draws, [], length=2**32 - 1))
        while True:
            replies.write(bytes(1 << 16))
    if mode == "long-message":
        return struct.pack("<4sIQII", b"EFCR", 1, request, 0, 2**32 - 1)
    if mode == "stderr-flood":
        sys.stderr.write("warning: something\n" * 60_000)  # over 1 MB
        sys.stderr.flush()
    if mode == "nan":
        x = [math.nan, math.inf, -math.inf] + list(x[3:])
    if mode == "wrong-request":
        request += 1
    if mode == "wrong-dtype":
        dtype = 2
    if mode == "one-draw":
        draws += 1
    if mode == "half":
        replies.write(frame(request, dtype, draws, x)[:-3])
        replies.flush()
        os._exit(0)
    if mode == "closes":
        os.close(1)
        time.sleep(3600)
    if mode == "refuses":
        message = "no more than 3 numbers, please".encode()
        return struct.pack("<4sIQII", b"EFCR", 1, request, 0, len(message)) + message
    if mode == "flags":
        return frame(request, dtype, draws, x, flags=3, bits=12.5)
    return frame(request, dtype, draws, x)


if mode == "greets":
    print("Loading the model...", flush=True)
if mode == "exits":
    sys.exit("usage: something else")
question = json.loads(requests.readline())
version = 2 if mode == "version" else 1
replies.write(json.dumps({"protocol": version, "name": mode, "deterministic": mode == "honest"}).encode() + b"\n")
replies.flush()
if mode == "heir":  # ends, and leaves another process that holds the pipes
    subprocess.Popen(["sleep", "3600"])
    requests.read(32)
    os._exit(5)
if mode == "early":  # fills the pipe with its answer before it reads the request, whose size it knows
    draws, x = 1, [1.0] * 400_000
    replies.write(frame(1, 1, draws, x))
    replies.flush()
    read_request(requests.read(32))
while header := requests.read(32):
    replies.write(answer(*read_request(header)))
    replies.flush()
