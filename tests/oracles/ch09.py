"""The worked numbers of chapter 9 by another route.

The error E is written out as a function of the 16 weights and differentiated numerically at
60 digits (mpmath.diff); no training formula is used. Run by hand, never by the tests:

    python3 -m pip install mpmath
    python3 tests/oracles/ch09.py > tests/oracles/ch09.json
"""

import json
import mpmath
from mpmath import mpf

mpmath.mp.dps = 60


def f(x):
    return 1 / (1 + mpmath.exp(-x))


def digits(x):
    return float(mpmath.nstr(x, 17))


# the 3-4-1 network: 12 input-to-hidden weights row by row, then 4 hidden-to-output weights
W = [mpf(s) for s in "0.3 -0.5 0.2 0.7 -0.4 0.6 0.1 -0.2 0.8 0.4 -0.9 0.5 0.6 -0.3 0.5 0.9".split()]
X = [mpf("1"), mpf("0.5"), mpf("-0.5")]
T = mpf(0)


def forward(w):
    pre_h = [sum(X[i] * w[4 * i + h] for i in range(3)) for h in range(4)]
    post_h = [f(pre) for pre in pre_h]
    pre_o = sum(post_h[h] * w[12 + h] for h in range(4))
    return pre_h, post_h, pre_o, f(pre_o)


def error(w):
    return (forward(w)[3] - T) ** 2 / 2


def moved(k, by):
    return W[:k] + [W[k] + by] + W[k + 1:]


gradient = [mpmath.diff(lambda v, k=k: error(moved(k, v - W[k])), W[k]) for k in range(16)]
pre_h, post_h, pre_o, post_o = forward(W)
tenth = mpf("0.1")

print(json.dumps({
    "made_by": f"tests/oracles/ch09.py, mpmath {mpmath.__version__}, {mpmath.mp.dps} digits",
    "pre_h": [digits(x) for x in pre_h],
    "post_h": [digits(x) for x in post_h],
    "pre_o": digits(pre_o),
    "post_o": digits(post_o),
    "error": digits(error(W)),
    "gradient": [digits(g) for g in gradient],
    "error_after_a_step": digits(error([w - g for w, g in zip(W, gradient)])),
    "error_with_weights_replaced": digits(error([-g for g in gradient])),
    "error_after_a_step_uphill": digits(error([w + g for w, g in zip(W, gradient)])),
    "first_weight_up_a_tenth": digits(error(moved(0, tenth))),
    "first_weight_down_a_tenth": digits(error(moved(0, -tenth))),
}, indent=2))
