import torch

torch.set_num_threads(1)
print("version torch", torch.__version__, flush=True)
torch.manual_seed(1)
x = torch.randn(dimension, dtype=torch.float64)
square = float(x @ x)


def relative_error(c):
    return float(((c - x) ** 2).sum()) / square


def top_k():
    chosen = torch.topk(x.abs(), kept, sorted=False).indices
    out = torch.zeros_like(x)
    out[chosen] = x[chosen]
    return out


def rand_k():
    chosen = torch.randperm(dimension)[:kept]
    out = torch.zeros_like(x)
    out[chosen] = x[chosen]
    return out


def qsgd():
    norm = torch.linalg.vector_norm(x)
    position = x.abs() * (levels / norm)
    below = position.floor()
    below += torch.rand(dimension, dtype=torch.float64) < position - below
    return torch.copysign(below * (norm / levels), x)


def natural():
    fraction, exponent = torch.frexp(x)
    up = torch.rand(dimension, dtype=torch.float64) < 2 * fraction.abs() - 1
    return torch.copysign(torch.ldexp(torch.full_like(x, 0.5), exponent + up), x)


def scaled_sign():
    return torch.copysign(x.abs().sum() / dimension, x)


report("topk", top_k, relative_error)
report("randk", rand_k, relative_error)
report("qsgd", qsgd, relative_error)
report("natural", natural, relative_error)
report("scaled-sign", scaled_sign, relative_error)
