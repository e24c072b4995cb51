"""Methods in numpy as a user would write them, to be judged by `efcheck validate --algorithm`.

    efcheck validate --algorithm ef21-sgdm --python methods.py:EF21SGDM
    efcheck validate --algorithm ef14 --python methods.py:EF14

efcheck gives the constructor what it asks for by name, and calls `step` once a round: with the workers' stochastic
gradients at `x` (or at the rows of `points`), or with a function `gradient(worker, x)`. What else is shown (`memory`,
`estimates`, `averages`, `estimate`) is compared, too. docs/foreign-algorithms.md has the whole list.
"""

import numpy as np


class EF14:
    """Error feedback with a memory of what compression lost."""

    def __init__(self, x0, workers, step_size, compress):
        self.x, self.step_size, self.compress = x0.copy(), step_size, compress
        self.memory = np.zeros((workers, len(x0)), x0.dtype)

    def step(self, gradients):
        pending = self.memory + self.step_size * gradients
        messages = self.compress(pending)
        self.memory = pending - messages
        self.x = self.x - messages.mean(axis=0)


class EF21:
    """Error feedback on the change of the gradient, from compressed first estimates."""

    def __init__(self, x0, workers, step_size, compress):
        self.x, self.step_size, self.compress = x0.copy(), step_size, compress
        self.estimates = np.zeros((workers, len(x0)), x0.dtype)

    def step(self, gradients):
        self.estimates = self.estimates + self.compress(gradients - self.estimates)
        self.x = self.x - self.step_size * self.estimates.mean(axis=0)


class EF21SGDM:
    """EF21 on momentum averages."""

    def __init__(self, x0, workers, step_size, momentum, compress):
        self.x, self.step_size, self.momentum, self.compress = x0.copy(), step_size, momentum, compress
        self.averages = None

    def step(self, gradients):
        if self.averages is None:
            self.averages, self.estimates = gradients.copy(), gradients.copy()
        else:
            self.averages = (1 - self.momentum) * self.averages + self.momentum * gradients
            self.estimates = self.estimates + self.compress(self.averages - self.estimates)
        self.x = self.x - self.step_size * self.estimates.mean(axis=0)


class EF21SGDMInThePapersOrder:
    """The same, worker by worker and with the server's step first; it asks for gradients itself and shows only `x`."""

    def __init__(self, x0, workers, step_size, momentum, compress, gradient):
        self.x, self.step_size, self.momentum, self.compress = x0.copy(), step_size, momentum, compress
        self._v = [gradient(worker, x0) for worker in range(workers)]
        self._g = [v.copy() for v in self._v]
        self._server = sum(self._g) / workers

    def step(self, gradient):
        self.x = self.x - self.step_size * self._server
        for worker in reversed(range(len(self._v))):
            fresh = gradient(worker, self.x)
            self._v[worker] = self._v[worker] + self.momentum * (fresh - self._v[worker])
            message = self.compress(self._v[worker] - self._g[worker], worker)
            self._g[worker] = self._g[worker] + message
            self._server = self._server + message / len(self._v)


class DelayedSGD:
    """Every gradient is applied `delay` rounds after it was computed."""

    def __init__(self, x0, workers, step_size, delay):
        self.x, self.step_size, self.delay = x0.copy(), step_size, delay
        self.on_the_way = []

    def step(self, gradients):
        self.on_the_way.append(gradients.mean(axis=0))
        if len(self.on_the_way) > self.delay:
            self.x = self.x - self.step_size * self.on_the_way.pop(0)


class LocalSGD:
    """Every worker steps by itself; after every `local_steps` steps all take the mean."""

    def __init__(self, x0, workers, step_size, local_steps):
        self.points = np.tile(x0, (workers, 1))
        self.step_size, self.local_steps, self.steps = step_size, local_steps, 0

    def step(self, gradients):
        self.points = self.points - self.step_size * gradients
        self.steps += 1
        if self.steps % self.local_steps == 0:
            self.points[:] = self.points.mean(axis=0)

    @property
    def x(self):
        return self.points.mean(axis=0)
