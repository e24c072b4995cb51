"""FedLab's stochastic quantiser, `fedlab.contrib.compressor.quantization.QSGDCompressor`.

Normalised by the largest magnitude, and unbiased. Needs torch and FedLab; float32 only.

    efcheck validate --python fedlab_qsgd.py:one_bit --claim 'unbiased(omega=3.5234)' --dimension 256 --dtype float32
"""

import torch
from fedlab.contrib.compressor.quantization import QSGDCompressor

torch.set_num_threads(1)


class Quantiser:
    """The compressor on numpy arrays; it draws from torch's global generator."""

    def __init__(self, bits):
        self.compressor = QSGDCompressor(n_bit=bits)

    def compress(self, x):
        return self.compressor.compress(torch.from_numpy(x))

    def decompress(self, message):
        return self.compressor.decompress(message)


one_bit = Quantiser(1)
four_bits = Quantiser(4)
