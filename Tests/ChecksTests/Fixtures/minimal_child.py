import json, math, random, struct, sys

FORMATS = {1: "d", 2: "f", 3: "e"}  # dtype in the frame: float64, float32, float16
requests, replies = sys.stdin.buffer, sys.stdout.buffer
sys.stdout = sys.stderr  # whatever prints from here on does no harm


def compress(x):  # Rand-1 without scaling: keeps one entry, chosen at random
    kept = random.randrange(len(x))
    return [value if index == kept else 0.0 for index, value in enumerate(x)]


json.loads(requests.readline())
replies.write(json.dumps({"protocol": 1, "name": "rand-1"}).encode() + b"\n")
replies.flush()
while header := requests.read(32):
    magic, version, request, dtype, rank, draws = struct.unpack("<4sIQIIQ", header)
    sizes = struct.unpack(f"<{rank}Q", requests.read(8 * rank))
    seeds = struct.unpack(f"<{draws}Q", requests.read(8 * draws))
    numbers = f"<{math.prod(sizes)}{FORMATS[dtype]}"
    x = struct.unpack(numbers, requests.read(struct.calcsize(numbers)))
    reply = struct.pack("<4sIQII", b"EFCR", 0, request, dtype, draws)
    reply += struct.pack("<IId", 0, len(x), math.nan) * draws
    for seed in seeds:
        random.seed(seed)
        reply += struct.pack(numbers, *compress(x))
    replies.write(reply)
    replies.flush()
