"""The powerSGD communication hook of torch, called outside a training loop.

The bare compressor: error feedback and warm start off, a fresh state with a seed of its own for each
draw, compression from the first call on. Needs torch with its distributed package.

    efcheck validate --python torch_powersgd.py:rank_2 --claim 'contractive(alpha=2/64)' --shape 64,128 \
        --dtype float32 --budget quick
"""

import os
import sys

import torch
import torch.distributed as dist
from torch.distributed.algorithms.ddp_comm_hooks.powerSGD_hook import PowerSGDState, powerSGD_hook

torch.set_num_threads(1)
os.environ.setdefault("GLOO_SOCKET_IFNAME", "lo0" if sys.platform == "darwin" else "lo")
dist.init_process_group("gloo", store=dist.HashStore(), rank=0, world_size=1)


class Bucket:
    """What the hook asks of a gradient bucket: here it holds one matrix, the last of the round."""

    def __init__(self, matrix):
        self.matrix = matrix

    def buffer(self):
        return self.matrix.view(-1)

    def gradients(self):
        return [self.matrix]

    def index(self):
        return 0

    def is_last(self):
        return True


def power_sgd(rank):
    """A compressor `f(x, rng)` of matrices, by the hook at the given rank."""

    def f(x, rng):
        state = PowerSGDState(
            process_group=None,
            matrix_approximation_rank=rank,
            start_powerSGD_iter=0,
            use_error_feedback=False,
            warm_start=False,
            random_seed=int(rng.integers(1 << 32)),
        )
        bucket = Bucket(torch.from_numpy(x.copy()))
        powerSGD_hook(state, bucket).wait()
        # The hook passes matrices that are too small to gain anything through as they are.
        if not state.total_numel_after_compression < state.total_numel_before_compression:
            raise ValueError(f"the hook does not compress shape {x.shape} at rank {rank}; use a larger matrix")
        return bucket.matrix

    return f


rank_1 = power_sgd(1)
rank_2 = power_sgd(2)
rank_4 = power_sgd(4)
