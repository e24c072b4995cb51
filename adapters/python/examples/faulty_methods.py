"""The methods of methods.py with faults that real code has had: `efcheck validate --algorithm` refutes every one of
them, shows the first state that differs, and says which fault it is.

    efcheck validate --algorithm ef21-sgdm --python faulty_methods.py:MomentumOnTheWrongSide
"""

from methods import EF14, EF21SGDM, DelayedSGD, LocalSGD


class MemoryNeverApplied(EF21SGDM):
    """Keeps estimates, but compresses the averages themselves."""

    def step(self, gradients):
        if self.averages is None:
            return super().step(gradients)
        self.averages = (1 - self.momentum) * self.averages + self.momentum * gradients
        self.estimates = self.compress(self.averages)
        self.x = self.x - self.step_size * self.estimates.mean(axis=0)


class MemoryOfTheAveragedGradient(EF21SGDM):
    """Every worker follows the average of all gradients in place of its own."""

    def step(self, gradients):
        averaged = gradients.copy()
        averaged[:] = gradients.mean(axis=0)
        super().step(averaged)


class MomentumOnTheWrongSide(EF21SGDM):
    """Momentum is the weight of the old average here, of the new gradient in the paper."""

    def __init__(self, x0, workers, step_size, momentum, compress):
        super().__init__(x0, workers, step_size, 1 - momentum, compress)


class EF14MemoryNeverApplied(EF14):
    """Keeps a memory, but compresses the step without it."""

    def step(self, gradients):
        messages = self.compress(self.step_size * gradients)
        self.memory = self.memory + self.step_size * gradients - messages
        self.x = self.x - messages.mean(axis=0)


class EF14MemoryOfTheAveragedGradient(EF14):
    """Compresses the local gradient, remembers the averaged one."""

    def step(self, gradients):
        messages = self.compress(self.memory + self.step_size * gradients)
        self.memory = self.memory + self.step_size * gradients.mean(axis=0) - messages
        self.x = self.x - messages.mean(axis=0)


class EF14SumOfMessages(EF14):
    """The server adds the messages and forgets their mean."""

    def step(self, gradients):
        pending = self.memory + self.step_size * gradients
        messages = self.compress(pending)
        self.memory = pending - messages
        self.x = self.x - messages.sum(axis=0)


class DelayOneTooLong(DelayedSGD):
    """A queue that is one longer than the delay."""

    def __init__(self, x0, workers, step_size, delay):
        super().__init__(x0, workers, step_size, delay + 1)


class LocalSGDWithoutMean(LocalSGD):
    """The workers never meet."""

    def __init__(self, x0, workers, step_size, local_steps):
        super().__init__(x0, workers, step_size, 10**9)
