"""Error, gradient and curvatures at places of chapter 18, by mpmath.

The error is written down from its formula and differentiated by mpmath with 60 digits; nothing of
the chapter's code is used. The eigenvalues come from mpmath's own solver. Run in this folder:

    pip install mpmath==1.4.1
    python hessians.py > hessians.json

Made with Python 3.11 and mpmath 1.4.1.
"""

import json

from mpmath import eigsy, exp, matrix, mp, mpf, sqrt

mp.dps = 60
H = mpf(10) ** -15

TASTED = [0, 0, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 0]
XOR = [((0, 0), 0), ((0, 1), 1), ((1, 0), 1), ((1, 1), 0)]


def sigmoid(x):
    return 1 / (1 + exp(-x))


def node(p):
    w, b = p
    return sum((sigmoid(w * (mpf(day) - mpf("7.5")) / 2 + b) - t) ** 2 for day, t in enumerate(TASTED)) / 2


def network(p):
    """ItoH row by row, the hidden biases, HtoO, the output bias."""
    total = mpf(0)
    for (x1, x2), t in XOR:
        h1 = sigmoid(x1 * p[0] + x2 * p[2] + p[4])
        h2 = sigmoid(x1 * p[1] + x2 * p[3] + p[5])
        total += (sigmoid(h1 * p[6] + h2 * p[7] + p[8]) - t) ** 2
    return total / 2


def moved(p, *steps):
    q = list(p)
    for k, by in steps:
        q[k] += by
    return q


def slope(f, p, k):
    return (f(moved(p, (k, H))) - f(moved(p, (k, -H)))) / (2 * H)


def bend(f, p, j, k):
    if j == k:
        return (f(moved(p, (k, H))) - 2 * f(p) + f(moved(p, (k, -H)))) / H**2
    corners = [(1, 1, 1), (1, -1, -1), (-1, 1, -1), (-1, -1, 1)]
    return sum(s * f(moved(p, (j, a * H), (k, b * H))) for a, b, s in corners) / (4 * H**2)


def measured(name, f, place):
    p = [mpf(repr(x)) for x in place]
    size = range(len(p))
    gradient = [slope(f, p, k) for k in size]
    hessian = matrix(len(p), len(p))
    for j in size:
        for k in size:
            hessian[j, k] = bend(f, p, j, k)
    values = eigsy(hessian, eigvals_only=True)
    return {
        "name": name,
        "place": place,
        "error": float(f(p)),
        "length": float(sqrt(sum(g * g for g in gradient))),
        "curvatures": sorted(float(v) for v in values),
    }


def snapshot(name):
    with open(f"../snapshots/{name}.snap", encoding="utf-8") as file:
        return json.loads(file.read().split("---\n", 2)[2])


valleys, runs = snapshot("valleys"), snapshot("runs")
rows = [measured(name, node, valleys[name]["place"]) for name in ["low", "high", "pass", "plateau", "slow"]]
rows += [measured(name, network, runs[name]["measured"]["place"]) for name in ["saddle", "valley", "valley_later"]]
print(json.dumps(rows, indent=1))
