import numpy as np

print("version numpy", np.__version__, flush=True)
rng = np.random.default_rng(1)
x = rng.standard_normal(dimension)
square = float(x @ x)


def relative_error(c):
    return float(((c - x) ** 2).sum()) / square


def top_k():
    out = np.zeros_like(x)
    chosen = np.argpartition(np.abs(x), dimension - kept)[dimension - kept:]
    out[chosen] = x[chosen]
    return out


def rand_k():
    out = np.zeros_like(x)
    chosen = rng.choice(dimension, kept, replace=False, shuffle=False)
    out[chosen] = x[chosen]
    return out


def qsgd():
    norm = np.sqrt(x @ x)
    position = np.abs(x) * (levels / norm)
    below = np.floor(position)
    below += rng.random(dimension) < position - below
    return np.copysign(below * (norm / levels), x)


def natural():
    fraction, exponent = np.frexp(x)
    up = rng.random(dimension) < 2 * np.abs(fraction) - 1
    return np.copysign(np.ldexp(0.5, exponent + up), x)


def scaled_sign():
    return np.copysign(np.abs(x).sum() / dimension, x)


def ef21_sgdm():
    i, j = np.arange(workers)[:, None], np.arange(size)[None, :]
    a, u = 0.5 + ((7 * i + 13 * j) % 100) / 100, np.array([[offset(p, q) for q in range(size)] for p in range(workers)])
    sigma, gamma, eta = (1 / size) ** 0.5, 0.005, 0.1
    rows = np.arange(workers)[:, None]

    def run():
        point = np.ones(size)
        g = a * point + u + sigma * rng.standard_normal((workers, size))
        v = g.copy()
        server = g.mean(axis=0)
        for _ in range(rounds):
            point = point - gamma * server
            gradient = a * point + u + sigma * rng.standard_normal((workers, size))
            v += eta * (gradient - v)
            difference = v - g
            chosen = np.argpartition(np.abs(difference), size - top, axis=1)[:, size - top:]
            message = np.zeros_like(difference)
            message[rows, chosen] = difference[rows, chosen]
            g += message
            server = server + message.mean(axis=0)
        return point

    start = float(a.mean(axis=0).sum())
    return run, lambda point: float((a.mean(axis=0) * point * point).sum()) / start


report("topk", top_k, relative_error)
report("randk", rand_k, relative_error)
report("qsgd", qsgd, relative_error)
report("natural", natural, relative_error)
report("scaled-sign", scaled_sign, relative_error)
report("ef21-sgdm", *ef21_sgdm())
