"""Methods that are right in unusual ways, and methods that misbehave."""

import os
import time

import numpy as np


class StepSizeOutside:
    """EF14 whose memory is in the unit of gradients."""

    def __init__(self, x0, workers, step_size, compress):
        self.x, self.step_size, self.compress = x0, step_size, compress
        self.memory = [np.zeros_like(x0) for _ in range(workers)]

    def step(self, gradients):
        total = 0
        for worker, gradient in enumerate(gradients):
            pending = self.memory[worker] + gradient
            message = self.compress(pending)
            self.memory[worker] = pending - message
            total = total + message
        self.x = self.x - self.step_size * (total / len(self.memory))


class AsksAhead:
    """EF14 that asks for the gradients of a round at the end of the round before, and shows no memory."""

    def __init__(self, x0, workers, step_size, compress, gradient):
        self.x, self.step_size, self.compress, self.gradient = x0, step_size, compress, gradient
        self._e = np.zeros((workers, len(x0)), x0.dtype)
        self._ask()

    def _ask(self):
        self._fresh = np.array([self.gradient(worker, self.x) for worker in range(len(self._e))])

    def step(self):
        pending = self._e + self.step_size * self._fresh
        messages = self.compress(pending)
        self._e = pending - messages
        self.x = self.x - messages.mean(axis=0)
        self._ask()


class FromZero:
    """EF21-SGDM from v = g = 0, with replicas of the iterate and a server's estimate."""

    def __init__(self, x0, workers, step_size, momentum, compress):
        self.replicas = np.tile(x0, (workers, 1))
        self.estimate, self.step_size, self.momentum, self.compress = 0 * x0, step_size, momentum, compress
        self.averages, self.estimates = 0 * self.replicas, 0 * self.replicas

    def step(self, gradients):
        self.averages += self.momentum * (gradients - self.averages)
        messages = self.compress(self.averages - self.estimates)
        self.estimates += messages
        self.estimate = self.estimate + messages.mean(axis=0)
        self.replicas -= self.step_size * self.estimate

    @property
    def x(self):
        return self.replicas[0]


class ReplicasDrift(FromZero):
    """The last worker misses the steps of the server."""

    def step(self, gradients):
        last = self.replicas[-1].copy()
        super().step(gradients)
        if len(self.replicas) > 1:
            self.replicas[-1] = last


class Base:
    def __init__(self, x0, workers, step_size, compress):
        self.x, self.memory, self.step_size, self.compress = x0, np.zeros((workers, len(x0))), step_size, compress


class MemoryStaysZero(Base):
    """What compression loses is lost."""

    def step(self, gradients):
        self.x = self.x - self.compress(self.step_size * gradients).mean(axis=0)


class NoIterate:
    def __init__(self, x0):
        self.point = x0

    def step(self, gradients):
        pass


class NoStep:
    def __init__(self, x0):
        self.x = x0


class WantsMore(Base):
    def __init__(self, x0, workers, step_size, compress, temperature):
        super().__init__(x0, workers, step_size, compress)


class WrongShape(Base):
    def step(self, gradients):
        self.memory = gradients.mean(axis=0).sum()


class WrongVector(Base):
    def step(self, gradients):
        self.compress(gradients[0][:0])


class Raises(Base):
    def step(self, gradients):
        raise RuntimeError("no more")


class RaisesInOneDimension(Base):
    def step(self, gradients):
        if gradients.shape[1] == 1:
            raise ValueError("one coordinate is too few")
        pending = self.memory + self.step_size * gradients
        messages = self.compress(pending)
        self.memory = pending - messages
        self.x = self.x - messages.mean(axis=0)


class Crashes(Base):
    def step(self, gradients):
        os._exit(17)


class Hangs(Base):
    def step(self, gradients):
        time.sleep(60)


class AsksForEver(Base):
    def step(self, gradient):
        while True:
            gradient(0, self.x)


class NotANumber(Base):
    def step(self, gradients):
        self.x = self.x * np.nan


class NeverCompresses(Base):
    def step(self, gradients):
        self.x = self.x - self.step_size * gradients.mean(axis=0)


class UnknownWorker(Base):
    def step(self, gradient):
        gradient(len(self.memory), self.x)


class Prints(Base):
    def step(self, gradients):
        print("a line on standard output")
        pending = self.memory + self.step_size * gradients
        messages = self.compress(pending)
        self.memory = pending - messages
        self.x = self.x - messages.mean(axis=0)


not_a_class = 3
