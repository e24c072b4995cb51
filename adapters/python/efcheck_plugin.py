"""Answers efcheck's requests with a compressor written in Python. Needs numpy, nothing else.

    python efcheck_plugin.py FILE.py:NAME

efcheck starts this by itself (`efcheck validate --python FILE.py:NAME`); the frames are described
in docs/plugin-protocol.md. NAME is an attribute of the module, one of

- a callable `f(x)`, or `f(x, rng)`: a second positional parameter without a default value, or any
  parameter called `rng`, receives a numpy Generator that is seeded for this draw;
- an object with `compress(x)` or `compress(x, rng)` and `decompress(message)`, and, if it likes,
  `message_bits(message)`;
- a class of either kind, which is instantiated without arguments.

`x` is a fresh numpy array of the requested shape and dtype (for bfloat16: a float32 array that holds
bfloat16 values). The result is an array, a torch tensor, or anything that `numpy.asarray` takes.
An attribute `deterministic = True` declares that the output is a function of `x` alone.

As an oracle (`efcheck assume --python FILE.py:NAME`) NAME is a callable `f(x, seed)` or `f(x, rng)` that
returns one stochastic gradient at the point `x`, or an object (or class) with some of

- `dimension`; else --dimension says it;
- `stochastic_gradient(x, seed)` or `stochastic_gradient(x, rng)`; further parameters called `batch` and
  `worker` receive the size of a batch and a worker's number, from 0 (None for the mean over all);
- `gradient(x)` or `gradient(x, worker)`, the exact gradient, and `value(x)`;
- `workers`, the number of workers, and `minimiser` (or `minimizer`), where they are known.

As a method (`efcheck validate --algorithm ef21-sgdm --python FILE.py:NAME`) NAME is a class, or a function that makes
an object, with a method `step` and the iterate `x`; docs/foreign-algorithms.md tells what it is given.

For every draw the global generators of `random`, numpy and torch (if the module has loaded it) are
seeded. Standard output belongs to the frames: what the module prints goes to standard error.
"""

import sys

if sys.path and sys.path[0] == "":  # Started by `python -c`: the current folder is not ours.
    del sys.path[0]

import importlib.util
import inspect
import json
import os
import random
import struct
import traceback

try:
    import numpy as np
except ImportError as problem:
    np, numpy_is_missing = None, problem

PROTOCOL = 1
REQUEST = struct.Struct("<4sIQIIQ")  # magic, version, request, dtype, rank, draws
ORACLE_REQUEST = struct.Struct("<QQQ")  # the rest of an oracle's request: dimension, batch size, worker
REPLY = struct.Struct("<4sIQII")  # magic, status, request, dtype, count
DRAWS, REFUSAL, NOT_UNDERSTOOD = 0, 1, 2
INPUT_MUTATED, GENERATOR_RESEEDED = 1, 2
DTYPES = {1: "float64", 2: "float32", 3: "float16", 4: "bfloat16"}
CHECKED_DRAWS = 2  # how many draws of a request are examined for reseeding
BEGIN, STEP, ANSWER = 1, 2, 3  # what a frame to a method is about
STATE, GRADIENTS_ASKED, COMPRESSION_ASKED = 0, 3, 4
# What a method may show of itself: the number in frames, and whether it has one row a worker.
STATES = {
    "x": (1, False), "memory": (2, True), "estimates": (3, True), "averages": (4, True), "estimate": (5, False),
    "points": (6, True), "replicas": (7, True),
}  # fmt: skip


def main(target):
    requests, replies = claim_standard_streams()
    question = json.loads(requests.readline() or "{}")
    try:
        if question.get("kind") == "oracle":
            subject, reply = Oracle(target, question.get("shape")), oracle_reply
            answer = {"protocol": PROTOCOL, "name": target, "oracle": subject.nature()}
        elif question.get("kind") == "algorithm":
            subject, reply = Algorithm(target, requests, replies), Algorithm.reply
            answer = {"protocol": PROTOCOL, "name": target, "algorithm": {}}
        else:
            subject, reply = Subject(target), compressor_reply
            answer = {"protocol": PROTOCOL, "name": target, "deterministic": subject.deterministic}
    except BaseException as problem:
        traceback.print_exc()
        answer = {"protocol": PROTOCOL, "error": last_line(problem)}
    replies.write(json.dumps(answer).encode() + b"\n")
    replies.flush()
    while "error" not in answer:
        header = requests.read(REQUEST.size)
        if len(header) < REQUEST.size:
            return
        replies.write(reply(subject, header, requests))
        replies.flush()


def claim_standard_streams():
    """The two pipes to efcheck, out of the reach of everything else in this process."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return requests, replies


def compressor_reply(subject, header, requests):
    """The whole reply to one request."""
    magic, version, request, dtype, rank, draws = REQUEST.unpack(header)
    if magic != b"EFCQ" or version != PROTOCOL or dtype not in DTYPES:
        return error(NOT_UNDERSTOOD, request, f"magic {magic!r}, version {version}, dtype {dtype}")
    shape = struct.unpack(f"<{rank}Q", requests.read(8 * rank))
    seeds = struct.unpack(f"<{draws}Q", requests.read(8 * draws))
    precision = Precision(DTYPES[dtype])
    entries = 1
    for size in shape:
        entries *= size
    x = precision.decode(requests.read(entries * precision.byte_count)).reshape(shape)
    try:
        records, values = subject.answer(x, seeds, precision)
    except Exception as problem:
        traceback.print_exc()
        return error(REFUSAL, request, last_line(problem))
    return REPLY.pack(b"EFCR", DRAWS, request, dtype, draws) + records + values


def oracle_reply(oracle, header, requests):
    """The whole reply to one question to an oracle."""
    magic, version, request, dtype, quantity, count = REQUEST.unpack(header)
    if magic != b"EFCO" or version != PROTOCOL or dtype not in DTYPES or quantity not in (1, 2, 3):
        return error(NOT_UNDERSTOOD, request, f"magic {magic!r}, version {version}, dtype {dtype}, {quantity}")
    dimension, batch, worker = ORACLE_REQUEST.unpack(requests.read(ORACLE_REQUEST.size))
    precision = Precision(DTYPES[dtype])
    seeds = struct.unpack(f"<{count}Q", requests.read(8 * count)) if quantity == 3 else ()
    points = 1 if quantity == 3 else count
    x = precision.decode(requests.read(points * dimension * precision.byte_count)).reshape(points, dimension)
    try:
        records, values = oracle.answer(quantity, x, seeds, batch or None, worker - 1 if worker else None, precision)
    except Exception as problem:
        traceback.print_exc()
        return error(REFUSAL, request, last_line(problem))
    return REPLY.pack(b"EFCR", DRAWS, request, dtype, count) + records + values


def error(status, request, message):
    text = message.encode()[:4096]
    return REPLY.pack(b"EFCR", status, request, 0, len(text)) + text


def last_line(problem):
    """The last line of the traceback, the place in the subject's own code, and what to do."""
    text = " ".join(traceback.format_exception_only(type(problem), problem)[-1].split())
    if isinstance(problem, TargetError):
        return str(problem)
    if isinstance(problem, ModuleNotFoundError):
        return f"{text}; install it for this interpreter, or name another one with --interpreter"
    ours = (main.__code__.co_filename, inspect.getsourcefile(importlib.util) or "")
    places = [(p.filename, p.lineno) for p in traceback.extract_tb(problem.__traceback__)]
    places = [p for p in places if p[0] not in ours and not p[0].startswith("<frozen")]
    # The innermost line of the subject's folder; code of a library says little to its user.
    places = [p for p in places if sys.path and os.path.dirname(p[0]) == sys.path[0]] or places
    if isinstance(problem, SyntaxError):
        places = [(problem.filename or "", problem.lineno)]
    return f"{text} ({os.path.basename(places[-1][0])}, line {places[-1][1]})" if places else text


class TargetError(Exception):
    """FILE.py:NAME names nothing that can be examined; the message says why."""


class Precision:
    """Numbers of one dtype, in frames and in numpy."""

    def __init__(self, name):
        self.is_bfloat16 = name == "bfloat16"
        self.array = np.dtype("float32" if self.is_bfloat16 else name)
        self.frame = np.dtype("<u2") if self.is_bfloat16 else self.array.newbyteorder("<")
        self.byte_count = self.frame.itemsize

    def decode(self, data):
        numbers = np.frombuffer(data, self.frame)
        if self.is_bfloat16:
            return (numbers.astype(np.uint32) << 16).view(np.float32)
        return numbers.astype(self.array)

    def encode(self, values):
        """The bytes of a result, rounded to this dtype, ties to even; and how many numbers it has."""
        if values.dtype != self.array:
            with np.errstate(all="ignore"):
                values = values.astype(self.array)
        if self.is_bfloat16:
            bits = np.ascontiguousarray(values).view(np.uint32)
            rounded = (bits + (0x7FFF + (bits >> 16 & 1))) >> 16
            values = np.where(np.isnan(values), 0x7FC0, rounded).astype(np.uint16)
        return values.astype(self.frame, copy=False).tobytes(), values.size


class Subject:
    """The attribute that efcheck examines."""

    def __init__(self, target):
        if np is None:
            raise numpy_is_missing
        name, attribute = attribute_of(target)
        self.generators = Generators()
        self.reseeding = ReseedingWatch(self.generators)
        self.bits = None
        if hasattr(attribute, "compress") and hasattr(attribute, "decompress"):
            self.compress = self.with_generator(attribute.compress)
            self.decompress = attribute.decompress
            # `c, ctx = compress(x)` goes with `decompress(c, ctx)`.
            self.spreads_message = required_parameters(attribute.decompress) > 1
            self.bits = getattr(attribute, "message_bits", None)
        elif callable(attribute):
            self.compress = self.with_generator(attribute)
            self.decompress = None
        else:
            raise TargetError(f"{name} is neither callable nor an object with compress and decompress")
        self.deterministic = bool(getattr(attribute, "deterministic", False))

    def with_generator(self, function):
        """`function` as a function of `x`, with the generator passed as it wishes."""
        try:
            parameters = list(inspect.signature(function).parameters.values())
        except (TypeError, ValueError):  # Built-in functions tell nothing about themselves.
            return function
        rng = self.generators.rng
        if any(p.name == "rng" and p.kind != p.POSITIONAL_ONLY for p in parameters[1:]):
            return lambda x: function(x, rng=rng)
        positional = [p for p in parameters if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
        if len(positional) > 1 and (positional[1].default is inspect.Parameter.empty or positional[1].name == "rng"):
            return lambda x: function(x, rng)
        return function

    def answer(self, x, seeds, precision):
        """One draw for each seed: the records, and the values one after another."""
        records, values = [], []
        pristine = x.tobytes()
        for index, seed in enumerate(seeds):
            argument = x.copy()
            self.generators.seed(seed)
            if index < CHECKED_DRAWS:
                self.reseeding.begin(seed)
            result, bits = self.one_draw(argument)
            flags = 0
            if index < CHECKED_DRAWS and self.reseeding.end():
                flags |= GENERATOR_RESEEDED
            data, length = precision.encode(as_array(result))
            if argument.tobytes() != pristine:
                flags |= INPUT_MUTATED
            records.append(struct.pack("<IId", flags, length, bits))
            values.append(data)
        return b"".join(records), b"".join(values)

    def one_draw(self, x):
        message, bits = self.compress(x), float("nan")
        if self.decompress is None:
            return message, bits
        if self.bits is not None:
            bits = float(self.bits(message))
        if self.spreads_message and isinstance(message, (tuple, list)):
            return self.decompress(*message), bits
        return self.decompress(message), bits


class Oracle:
    """The attribute that efcheck examines as a gradient oracle."""

    def __init__(self, target, shape):
        if np is None:
            raise numpy_is_missing
        name, attribute = attribute_of(target)
        self.generators = Generators()
        self.reseeding = ReseedingWatch(self.generators)
        self.value, self.gradient = (method(attribute, name) for name in ("value", "gradient"))
        self.draw = method(attribute, "stochastic_gradient")
        if not (self.gradient or self.draw):
            if not callable(attribute):
                raise TargetError(f"{name} is neither callable nor an object with gradient or stochastic_gradient")
            self.draw = attribute
        self.draw_parameters, self.gradient_parameters = names_of(self.draw), names_of(self.gradient)
        if self.gradient is None and getattr(attribute, "deterministic", False):
            self.gradient = lambda x: self.draw_with(x, 0, None, None)
        self.dimension = getattr(attribute, "dimension", None) or (shape[0] if shape else None)
        if self.dimension is None:
            raise TargetError(f"{name} does not tell its dimension; add an attribute, or give --dimension")
        self.dimension = int(self.dimension)
        self.workers = int(getattr(attribute, "workers", None) or 1)
        minimiser = getattr(attribute, "minimiser", getattr(attribute, "minimizer", None))
        self.minimiser = None if minimiser is None else as_array(minimiser).ravel().astype(float).tolist()

    def nature(self):
        nature = {
            "dimension": self.dimension,
            "workers": self.workers,
            "values": self.value is not None,
            "gradients": self.gradient is not None,
            "stochastic": self.draw is not None,
            "batches": self.batch_parameter is not None,
        }
        return nature if self.minimiser is None else {**nature, "minimiser": self.minimiser}

    @property
    def batch_parameter(self):
        return next((p for p in ("batch", "batch_size") if p in self.draw_parameters), None)

    def answer(self, quantity, points, seeds, batch, worker, precision):
        """The records and the values, one row a point or a seed."""
        records, values = [], []
        calls = [(points[0], seed) for seed in seeds] if quantity == 3 else [(x, 0) for x in points]
        for index, (x, seed) in enumerate(calls):
            argument, before = x.copy(), x.tobytes()
            self.generators.seed(seed)
            watched = quantity == 3 and index < CHECKED_DRAWS
            if watched:
                self.reseeding.begin(seed)
            if quantity == 1:
                result = self.value(argument)
            elif quantity == 2:
                result = self.gradient(argument, **({"worker": worker} if "worker" in self.gradient_parameters else {}))
            else:
                result = self.draw_with(argument, seed, batch, worker)
            flags = GENERATOR_RESEEDED if watched and self.reseeding.end() else 0
            data, length = precision.encode(as_array(result))
            if argument.tobytes() != before:
                flags |= INPUT_MUTATED
            records.append(struct.pack("<IId", flags, length, float("nan")))
            values.append(data)
        return b"".join(records), b"".join(values)

    def draw_with(self, x, seed, batch, worker):
        names, given = self.draw_parameters, {}
        if "worker" in names:
            given["worker"] = worker
        if batch is not None and self.batch_parameter is not None:
            given[self.batch_parameter] = batch
        if "rng" in names:
            return self.draw(x, rng=self.generators.rng, **given)
        if "seed" in names:
            return self.draw(x, seed=seed, **given)
        return self.draw(x, self.generators.rng, **given) if len(names) > 1 + len(given) else self.draw(x, **given)


class Algorithm:
    """The class that efcheck examines as a method, and the talk with efcheck while it runs.

    During a step the method asks for gradients and has vectors compressed; both questions go to efcheck.
    """

    def __init__(self, target, requests, replies):
        if np is None:
            raise numpy_is_missing
        path, _, self.name = target.rpartition(":")
        self.make = load(path, self.name)
        if not callable(self.make):
            raise TargetError(f"{self.name} is neither a class nor a function that makes an object")
        self.requests, self.replies = requests, replies
        self.generators = Generators()
        self.running = None

    def reply(self, header, requests):
        """The last reply to one frame; questions on the way are asked by `ask`."""
        magic, version, self.request, self.dtype, what, size = REQUEST.unpack(header)
        body = requests.read(size)
        if magic != b"EFCA" or version != PROTOCOL or self.dtype not in DTYPES or what not in (BEGIN, STEP):
            words = f"magic {magic!r}, version {version}, dtype {self.dtype}, {what}"
            return error(NOT_UNDERSTOOD, self.request, words)
        self.precision = Precision(DTYPES[self.dtype])
        try:
            with np.errstate(all="ignore"):
                if what == BEGIN:
                    self.begin(body)
                else:
                    self.advance()
            return self.frame(STATE, self.state())
        except Exception as problem:
            traceback.print_exc()
            return error(REFUSAL, self.request, last_line(problem))

    def begin(self, body):
        line, _, numbers = body.partition(b"\n")
        setting = json.loads(line)
        x0 = self.precision.decode(numbers)
        self.workers, self.dimension = setting["workers"], len(x0)
        self.wanted_states = setting["states"]
        given = {"x0": x0, "workers": self.workers, "dimension": self.dimension, "gradient": self.gradient}
        given.update(setting["parameters"])
        if setting["compresses"]:
            given["compress"] = self.compress
        self.generators.seed(setting["seed"])
        self.running = self.make(**self.arguments(given))
        self.style = self.style_of(getattr(self.running, "step", None))

    def arguments(self, given):
        """Those of the given parameters that the constructor takes."""
        parameters = inspect.signature(self.make).parameters.values()
        if any(p.kind == p.VAR_KEYWORD for p in parameters):
            return given
        named = [p for p in parameters if p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)]
        unknown = [p.name for p in named if p.default is p.empty and p.name not in given]
        if unknown:
            raise TargetError(f"{self.name} needs {', '.join(unknown)}; what it can be given is {', '.join(given)}")
        return {p.name: given[p.name] for p in named if p.name in given}

    def style_of(self, step):
        if not callable(step):
            raise TargetError(f"{self.name} has no method step; efcheck calls it once a round")
        names = names_of(step)
        if "gradient" in names:
            return "pull"
        if required_parameters(step) > 1:
            raise TargetError(f"step({', '.join(names)}) of {self.name} must take gradients, gradient or nothing")
        return "push" if "gradients" in names or required_parameters(step) == 1 else "own"

    def advance(self):
        if self.style == "pull":
            self.running.step(gradient=self.gradient)
        elif self.style == "push":
            own = getattr(self.running, "points", None)
            if own is None:
                own = [self.numbers("x", self.own("x"), (self.dimension,))] * self.workers
            points = self.numbers("points", own, (self.workers, self.dimension))
            self.running.step(self.ask(GRADIENTS_ASKED, list(enumerate(points))))
        else:
            self.running.step()

    def gradient(self, worker, x):
        """The stochastic gradient of one worker, from 0, at `x`; always that of the same sample within a step."""
        if not isinstance(worker, (int, np.integer)) or not 0 <= worker < self.workers:
            raise ValueError(f"gradient(worker, x) takes a worker from 0 to {self.workers - 1}, not {worker!r}")
        point = self.numbers("the point of gradient(worker, x)", x, (self.dimension,))
        return like(x, self.ask(GRADIENTS_ASKED, [(int(worker), point)])[0])

    def compress(self, vector, worker=None):
        """The compressed vector: of a worker, or of the next one, or of all in a matrix with a row a worker."""
        if worker is not None and not (isinstance(worker, (int, np.integer)) and 0 <= worker < self.workers):
            raise ValueError(f"compress(vector, worker) takes a worker from 0 to {self.workers - 1}, not {worker!r}")
        shape = np.shape(vector)
        if worker is None and len(shape) == 2:
            rows = self.numbers("the matrix of compress", vector, (self.workers, self.dimension))
            return like(vector, self.ask(COMPRESSION_ASKED, list(enumerate(rows))))
        row = self.numbers("the vector of compress", vector, (self.dimension,))
        return like(vector, self.ask(COMPRESSION_ASKED, [(worker, row)])[0])

    def state(self):
        """What the method shows of itself: `x`, and what else it has of the states that efcheck knows of this method."""
        blocks = []
        for name in self.wanted_states:
            code, has_rows = STATES[name]
            value = self.own("x") if name == "x" else getattr(self.running, name, None)
            if value is None or callable(value):
                continue
            if not has_rows:
                blocks.append((code, None, self.numbers(name, value, (self.dimension,))))
                continue
            rows = self.numbers(name, value, (self.workers, self.dimension))
            blocks += [(code, worker, row) for worker, row in enumerate(rows)]
        return blocks

    def own(self, name):
        value = getattr(self.running, name, None)
        if value is None:
            raise TargetError(f"{self.name} has no attribute {name}; it must hold the iterate")
        return value

    def numbers(self, name, value, shape):
        """A real array of this shape; for one worker the axis of workers may be missing."""
        if isinstance(value, (list, tuple)):
            value = [as_array(row, f"{name} is") for row in value]
        array = as_array(value, f"{name} is")
        if array.shape != shape and shape[0] == 1 and array.shape == shape[1:]:
            array = array[np.newaxis]
        if array.shape != shape:
            raise ValueError(f"{name} has the shape {array.shape}, expected {shape}")
        return array

    def ask(self, status, rows):
        """efcheck's answer to a question: an array with a row for each of the asked ones."""
        self.replies.write(self.frame(status, [(0, worker, row) for worker, row in rows]))
        self.replies.flush()
        header = self.requests.read(REQUEST.size)
        if len(header) < REQUEST.size:
            raise SystemExit(0)
        _, _, self.request, _, what, size = REQUEST.unpack(header)
        if what != ANSWER:
            raise SystemExit("efcheck answered something else than the question")
        return self.precision.decode(self.requests.read(size)).reshape(len(rows), self.dimension)

    def frame(self, status, blocks):
        """A frame of rows of numbers, each with the number of its state and its worker from 1."""
        records, values = [], []
        for code, worker, row in blocks:
            data, length = self.precision.encode(np.asarray(row))
            records.append(struct.pack("<IIQ", code, 0 if worker is None else worker + 1, length))
            values.append(data)
        return REPLY.pack(b"EFCR", status, self.request, self.dtype, len(blocks)) + b"".join(records + values)


def like(original, array):
    """The array, as a torch tensor where the original is one."""
    if not hasattr(original, "detach"):
        return array
    return sys.modules["torch"].from_numpy(array).to(original)


def method(attribute, name):
    """The method of this name, or None."""
    found = getattr(attribute, name, None)
    return found if callable(found) else None


def names_of(function):
    """The names of the parameters of a function, in their order."""
    try:
        return list(inspect.signature(function).parameters) if function is not None else []
    except (TypeError, ValueError):
        return []


class Generators:
    """Every generator that a compressor may draw from, seeded anew for each draw.

    The explicit generator is a Philox keyed by the whole seed. The global ones are seeded by
    different functions of it, so that two of them never run in step.
    """

    def __init__(self):
        self.philox = np.random.Philox(key=0)
        self.state = self.philox.state
        self.rng = np.random.Generator(self.philox)
        self.seed_torch = None

    def seed(self, seed):
        self.state["state"]["key"][0] = seed
        self.philox.state = self.state
        random.seed(seed)
        # `random` starts the same generator from the two halves alone; the third word keeps them apart.
        np.random.seed([seed & 0xFFFFFFFF, seed >> 32, 0x65666368])
        torch = sys.modules.get("torch")
        if torch is not None:
            if self.seed_torch is None:  # `torch.manual_seed` takes 100 times as long.
                has_device = torch.cuda.is_available()
                self.seed_torch = torch.manual_seed if has_device else torch.default_generator.manual_seed
            self.seed_torch((seed * 0x9E3779B97F4A7C15 + 1) >> 16 & 0x7FFFFFFFFFFFFFFF)

    def global_states(self):
        """The states of the global generators, in values that can be compared."""
        numpy = np.random.get_state()
        states = {
            "random": random.getstate(),
            "numpy": (numpy[1].tobytes(),) + tuple(numpy[2:]),
        }
        torch = sys.modules.get("torch")
        if torch is not None:
            states["torch"] = torch.get_rng_state().numpy().tobytes()
        return states


class ReseedingWatch:
    """Finds global generators that the subject sets to a state of its own.

    After a draw, a generator that was left alone is as it was seeded, and one that was used is in a
    state that depends on the seed. One that was touched and yet ends in the same state after two
    draws with different seeds has been reseeded.
    """

    def __init__(self, generators):
        self.generators = generators
        self.last_seed, self.last_states = None, {}

    def begin(self, seed):
        self.seed, self.before = seed, self.generators.global_states()

    def end(self):
        after = self.generators.global_states()
        reseeded = self.last_seed not in (None, self.seed) and any(
            after[name] != self.before.get(name) and after[name] == self.last_states.get(name) for name in after
        )
        self.last_seed, self.last_states = self.seed, after
        return reseeded


def attribute_of(target):
    """The name after the colon and what it stands for; a class is instantiated."""
    path, _, name = target.rpartition(":")
    attribute = load(path, name)
    return name, attribute() if inspect.isclass(attribute) else attribute


def load(path, name):
    """The attribute `name` of the module in the file at `path`, whose folder is put on `sys.path`."""
    path = os.path.abspath(path)
    if not os.path.isfile(path):
        raise TargetError(f"there is no file {os.path.basename(path)} there; expected FILE.py:NAME")
    sys.path.insert(0, os.path.dirname(path))
    stem = os.path.splitext(os.path.basename(path))[0]
    # A file called like a module that is already loaded must not take its place.
    stem = stem if stem not in sys.modules else f"efcheck_subject_{stem}"
    spec = importlib.util.spec_from_file_location(stem, path)
    if spec is None:
        raise TargetError(f"{os.path.basename(path)} is not a Python file; its name must end in .py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[stem] = module
    spec.loader.exec_module(module)
    if not hasattr(module, name):
        names = ", ".join(n for n in vars(module) if not n.startswith("_"))
        raise TargetError(f"{os.path.basename(path)} has no attribute {name!r}; it has {names or 'none'}")
    return getattr(module, name)


def required_parameters(function):
    try:
        parameters = inspect.signature(function).parameters.values()
    except (TypeError, ValueError):
        return 1
    kinds = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)
    return sum(p.kind in kinds and p.default is p.empty for p in parameters)


def as_array(result, origin="the compressor returned"):
    """A real numpy array that holds the result, of whatever length."""
    if hasattr(result, "detach"):  # A torch tensor, perhaps on another device.
        result = result.detach().cpu()
        if str(result.dtype) == "torch.bfloat16":
            result = result.float()
        result = result.numpy()
    array = np.asarray(result)
    if array.dtype.kind not in "fiub":
        kind = "nothing (None)" if result is None else f"an array of {array.dtype}"
        raise TypeError(f"{origin} {kind}, not an array of real numbers")
    return array


if __name__ == "__main__":
    main(sys.argv[1])
