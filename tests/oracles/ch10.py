"""The worked numbers of chapter 10 by another route.

Nothing here knows a training formula: the error E is written out as a function of the weights
and differentiated numerically at 60 digits (mpmath.diff). Run by hand, never by the tests:

    python3 -m pip install mpmath
    python3 tests/oracles/ch10.py > tests/oracles/ch10.json
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
LR = mpf(1)


def output(w):
    hidden = [f(sum(X[i] * w[4 * i + h] for i in range(3))) for h in range(4)]
    return f(sum(hidden[h] * w[12 + h] for h in range(4)))


def error(w):
    return (output(w) - T) ** 2 / 2


def derivative(fn, w, k):
    return mpmath.diff(lambda v: fn(w[:k] + [v] + w[k + 1:]), w[k])


gradient = [derivative(error, W, k) for k in range(16)]
after = [w - LR * g for w, g in zip(W, gradient)]

# the order trap: HtoO moves first; the slope of E along ItoH is then taken in a network whose
# output node still has its old slope and error, so it is the old slope scaled by new/old weight
moved = after[12:]
trap = [
    W[k] - LR * gradient[k] * moved[k % 4] / W[12 + k % 4] for k in range(12)
] + moved

# the published 2-2-2 network, w1..w8 in the publication's own numbering
MW = [mpf(s) for s in "0.15 0.20 0.25 0.30 0.40 0.45 0.50 0.55".split()]
B1, B2 = mpf("0.35"), mpf("0.60")
I = [mpf("0.05"), mpf("0.10")]
MT = [mpf("0.01"), mpf("0.99")]
HALF = mpf("0.5")


def mazur_error(w):
    h1 = f(w[0] * I[0] + w[1] * I[1] + B1)
    h2 = f(w[2] * I[0] + w[3] * I[1] + B1)
    o1 = f(w[4] * h1 + w[5] * h2 + B2)
    o2 = f(w[6] * h1 + w[7] * h2 + B2)
    return ((o1 - MT[0]) ** 2 + (o2 - MT[1]) ** 2) / 2


mgrad = [derivative(mazur_error, MW, k) for k in range(8)]
mright = [w - HALF * g for w, g in zip(MW, mgrad)]


# each output's error signal, by differentiating its error with respect to its bias
def one_output_error(o, bias):
    h1 = f(MW[0] * I[0] + MW[1] * I[1] + B1)
    h2 = f(MW[2] * I[0] + MW[3] * I[1] + B1)
    out = f(MW[4 + 2 * o] * h1 + MW[5 + 2 * o] * h2 + bias)
    return (out - MT[o]) ** 2 / 2


signal = [mpmath.diff(lambda b, o=o: one_output_error(o, b), B2) for o in range(2)]
old = [signal[0] * MW[4 + h] + signal[1] * MW[6 + h] for h in range(2)]
new = [signal[0] * mright[4 + h] + signal[1] * mright[6 + h] for h in range(2)]
mwrong = [MW[k] - HALF * mgrad[k] * new[k // 2] / old[k // 2] for k in range(4)] + mright[4:]

print(json.dumps({
    "made_by": f"tests/oracles/ch10.py, mpmath {mpmath.__version__}, {mpmath.mp.dps} digits",
    "output": digits(output(W)),
    "error": digits(error(W)),
    "gradient_i_to_h": [digits(g) for g in gradient[:12]],
    "gradient_h_to_o": [digits(g) for g in gradient[12:]],
    "new_i_to_h": [digits(w) for w in after[:12]],
    "new_h_to_o": [digits(w) for w in after[12:]],
    "new_output": digits(output(after)),
    "new_error": digits(error(after)),
    "trap_error": digits(error(trap)),
    "mazur_error": digits(mazur_error(MW)),
    "mazur_gradients_first": digits(mazur_error(mright)),
    "mazur_output_weights_first": digits(mazur_error(mwrong)),
}, indent=2))
