"""Gradient oracles for the tests of the Python adapter, good and bad."""

import os
import sys
import time

import numpy as np

A = np.diag([1.0, 2.0, 4.0])


class Quadratic:
    """f(x) = x'Ax/2 with noise of variance 3 in dimension 3."""

    dimension = 3
    minimiser = [0, 0, 0]

    def value(self, x):
        return float(x @ A @ x / 2)

    def gradient(self, x):
        return A @ x

    def stochastic_gradient(self, x, seed, batch=1):
        return A @ x + np.random.default_rng(seed).standard_normal((batch, 3)).mean(axis=0)


class Biased(Quadratic):
    def stochastic_gradient(self, x, rng, batch=1):
        return A @ x + 0.3 + 0.5 * rng.standard_normal(3)


class SameDraws(Quadratic):
    """The batch is one draw, counted again and again."""

    def stochastic_gradient(self, x, rng, batch=1):
        return A @ x + rng.standard_normal(3)


class Reseeds(Quadratic):
    def stochastic_gradient(self, x):
        np.random.seed(0)
        return A @ x + np.random.standard_normal(3)


class Workers:
    dimension, workers, minimizer = 2, 2, np.zeros(2)

    def gradient(self, x, worker=None):
        return {None: 2.0, 0: 1.0, 1: 3.0}[worker] * x

    def stochastic_gradient(self, x, rng, worker=None):
        return self.gradient(x, worker) + rng.standard_normal(2)


class WrongLength(Quadratic):
    def gradient(self, x):
        return x[:2]


class Restless(Quadratic):
    calls = 0

    def gradient(self, x):
        Restless.calls += 1
        return A @ x + 1e-6 * Restless.calls


class NotANumber(Quadratic):
    def stochastic_gradient(self, x, rng):
        return x * np.nan


class Crashes(Quadratic):
    def stochastic_gradient(self, x, rng):
        sys.stderr.write("out of memory\n")
        sys.stderr.flush()
        os._exit(9)


class Hangs(Quadratic):
    def gradient(self, x):
        time.sleep(3600)


class Prints(Quadratic):
    def gradient(self, x):
        print("norm", np.linalg.norm(x))
        os.write(1, b"more\n")
        return A @ x


def noisy(x, seed):
    return x + np.random.default_rng(seed).standard_normal(x.size) / x.size**0.5


def deterministic(x):
    return 2 * x


deterministic.deterministic = True


class Raises(Quadratic):
    def gradient(self, x):
        raise ValueError("not today")


nothing = 3
