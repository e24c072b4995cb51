"""gfloat's stochastic rounding to the 8-bit format e4m3, with few or many random bits.

With k bits the probability of rounding up is a multiple of 2^-k, hence the result is biased unless
the input allows it. Needs gfloat.

    efcheck validate --python gfloat_e4m3.py:stochastic_2 --claim 'unbiased(omega=1/288)' --dimension 16 \
        --domain magnitude=2^-6..448
"""

from gfloat import RoundMode, round_ndarray
from gfloat.formats import format_info_ocp_e4m3


def rounding(mode, bits):
    """A compressor `f(x, rng)` that rounds in the given mode with so many random bits an entry."""

    def f(x, rng):
        random_bits = rng.integers(0, 1 << bits, size=x.shape)
        return round_ndarray(format_info_ocp_e4m3, x, mode, srbits=random_bits, srnumbits=bits)

    return f


fastest_2 = rounding(RoundMode.StochasticFastest, 2)
stochastic_2 = rounding(RoundMode.Stochastic, 2)
stochastic_8 = rounding(RoundMode.Stochastic, 8)
stochastic_16 = rounding(RoundMode.Stochastic, 16)
