"""The sigmoid and its slope by another route.

f_A is written out at 60 digits (mpmath) and its slope taken by mpmath.diff, so nothing here
knows Equation (8.2) or (8.3). Run by hand, never by the tests:

    python3 -m pip install mpmath
    python3 tests/oracles/ch08.py > tests/oracles/ch08.json
"""

import json
import mpmath
from mpmath import mpf

mpmath.mp.dps = 60


def f(x):
    return 1 / (1 + mpmath.exp(-x))


def error(x):
    return f(x) ** 2 / 2


def slope(fn, x):
    # The step must be small beside the scale on which the tail changes, and the working
    # precision large enough for 1 - f to have digits left.
    with mpmath.workdps(400):
        return mpmath.diff(fn, x)


def digits(x):
    return float(mpmath.nstr(x, 17))


PLACES = "-700 -100 -40 -20 -10 -6 -4 -2 -1 -0.5 0 0.5 0.7 0.8 1 1.1 2 4 6 8 10 20 30 36 40 100 700".split()


def updates(start):
    x, n = mpf(start), 0
    while error(x) > mpf("0.02"):
        # slope of the error along x, T = 0 and LR = 1; the closed form would be (8.7)
        x, n = x - mpmath.diff(error, x), n + 1
    return n


rows = []
for place in PLACES:
    x = mpf(place)
    with mpmath.workdps(400):
        post = f(x)
    rows.append({"pre": float(place), "post": digits(post), "slope": digits(slope(f, x))})

print(json.dumps({
    "made_by": f"tests/oracles/ch08.py, mpmath {mpmath.__version__}, 60 digits and more",
    "rows": rows,
    "error_slope_at_1": digits(slope(error, mpf(1))),
    "slope_of_post_at_2": digits(slope(f, f(mpf(2)))),
    "updates": {start: updates(start) for start in "0 2 4 6 8".split()},
}, indent=2))
