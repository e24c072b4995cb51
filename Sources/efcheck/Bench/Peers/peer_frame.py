# Common to the Python peers: times each task and prints a line `name error seconds seconds ...`.
import sys
import time

dimension, kept, levels = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
workers, size, rounds, top = (int(text) for text in sys.argv[4:8])
repetitions = int(sys.argv[8])


def report(name, task, error):
    """Runs `task` once to warm up and `repetitions` times against the clock."""
    result = task()
    seconds = []
    for _ in range(repetitions):
        start = time.perf_counter()
        result = task()
        seconds.append(time.perf_counter() - start)
    print(name, repr(float(error(result))), *(repr(second) for second in seconds), flush=True)


def diagonal(i, j):
    return 0.5 + ((7 * i + 13 * j) % 100) / 100


def offset(i, j):
    half = workers // 2
    return ((11 * (i % half) + 17 * j) % 21 - 10) / 10 * (1 if i < half else -1)
