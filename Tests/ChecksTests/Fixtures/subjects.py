"""Compressors for the tests of the Python adapter, good and bad."""

import os
import random
import sys
import time

import numpy as np


def identity(x):
    return x


def rand_one(x, rng):
    kept = np.zeros_like(x)
    index = rng.integers(x.size)
    kept.flat[index] = x.flat[index]
    return kept


def keyword_rng(x, scale=1.0, *, rng):
    return scale * x + rng.standard_normal(x.shape)


def with_default(x, k=2):
    return np.where(np.arange(x.size) < k, x, 0)


def global_noise(x):
    """One number from each global generator."""
    y = x.copy()
    y[0], y[1] = random.random(), np.random.random_sample()
    return y


def shape_of(x):
    y = np.zeros_like(x)
    y.flat[: x.ndim] = x.shape
    return y


def dtype_of(x):
    """The item size in the first entry, the rest as it is."""
    y = x.copy()
    y[0] = x.dtype.itemsize
    return y


def third(x):
    return x / 3


def scalar(x):
    return float(x[0])


def short(x):
    return x[:-1]


def nothing(x):
    return None


def words(x):
    return ["a"] * x.size


def raises(x):
    raise ValueError("a norm of zero\nis not allowed")


def mutates(x):
    y = x.copy()
    x[0] = 7
    return y


def reseeds_numpy(x):
    np.random.seed(42)
    return x * (np.random.random_sample(x.shape) < 0.5)


def reseeds_random(x):
    random.seed(42)
    return x * (random.random() < 0.5)


def restores(x):
    """Uses numpy's generator with a seed of its own and puts it back: reseeds nothing."""
    state = np.random.get_state()
    np.random.seed(42)
    y = x * np.random.random_sample(x.shape)
    np.random.set_state(state)
    return y


class Counting:
    """A hidden state: the output grows from call to call."""

    def __init__(self):
        self.calls = 0

    def __call__(self, x):
        self.calls += 1
        return x + self.calls


class Pair:
    """A pair of methods, with the size of the message."""

    deterministic = True

    def compress(self, x):
        order = np.argsort(-np.abs(x), kind="stable")[:2]
        return order, x[order], x.size

    def decompress(self, message):
        order, values, size = message
        y = np.zeros(size, values.dtype)
        y[order] = values
        return y

    def message_bits(self, message):
        return 2 * (64 + 32)


class Context:
    """The pair with a context that is not sent."""

    def compress(self, x, rng):
        return x + rng.random(), x.shape

    def decompress(self, message, shape):
        return message.reshape(shape)


class Tensor:
    """Enough of a torch tensor for a result."""

    dtype = "torch.float32"

    def __init__(self, values):
        self.values = values

    def detach(self):
        return self

    def cpu(self):
        return self

    def numpy(self):
        return self.values


def tensor(x):
    return Tensor(2 * x)


def prints(x):
    print("hello from Python")
    os.write(1, b"hello from C\n")
    os.system("echo hello from a shell")
    return x


def reads(x):
    """Standard input is empty for the subject."""
    return x + len(sys.stdin.read()) + len(os.read(0, 100))


def exits(x):
    sys.exit(3)


def aborts(x):
    os.abort()


def sleeps(x):
    time.sleep(3600)


def floods_stderr(x):
    sys.stderr.write("warning: something\n" * 60_000)
    return x


def not_a_number(x):
    return np.full_like(x, np.nan)


number = 3
