"""Figures for chapter 17 from mpmath alone: the distribution of a raw preactivation, the share of
the ball, and the best possible warnings for pumps.

    python3 theory.py > theory.json
"""

import json

import mpmath as mp

mp.mp.dps = 25


def density(product):
    """The density of weight times input: a weight from -1 to 1, an input from -20 to 20."""
    return mp.log(20 / abs(product)) / 40


# The distribution of the sum of four products, by its characteristic function, which is integrated
# from the density here and not taken from the sine integral.
def characteristic(t):
    return 2 * mp.quad(lambda v: density(v) * mp.cos(t * v), mp.linspace(0, 20, 9))


def share_within(edge):
    def integrand(t):
        return mp.sin(edge * t) / t * mp.re(mp.si(20 * t) / (20 * t)) ** 4

    points = [mp.mpf(0)] + [mp.mpf(k) / 4 for k in range(1, 61)]
    return 2 / mp.pi * mp.quad(integrand, points)


for t in (0.05, 0.3, 1.1):
    assert abs(characteristic(t) - mp.si(20 * t) / (20 * t)) < 1e-8

root = mp.sqrt(1 - 4 * mp.mpf("0.01"))
edge = mp.log((1 + root) / (1 - root))
median = mp.findroot(lambda m: share_within(m) - mp.mpf("0.5"), (8.5, 9.5), solver="secant", tol=1e-10)
sigmoid = 1 / (1 + mp.exp(-median))


def above(z):
    """The share of a normal distribution above z, by integration."""
    return mp.quad(mp.npdf, [z, z + 5, z + 15])


def warnings(threshold):
    """Faults have probability 0.1; the sum of four readings is normal with mean 0 or 3 and
    standard deviation 2. The alarm is given where the probability of a fault reaches the
    threshold, a boundary that is found numerically."""
    def probability(s):
        faulty = mp.mpf("0.1") * mp.npdf(s, 3, 2)
        return faulty / (faulty + mp.mpf("0.9") * mp.npdf(s, 0, 2))

    s = mp.findroot(lambda s: probability(s) - threshold, 3)
    return above((s - 3) / 2), above(s / 2)


half = warnings(mp.mpf("0.5"))
cost = warnings(mp.mpf(1) / 11)
print(json.dumps({
    "mpmath": mp.__version__,
    "edge": float(edge),
    "share_beyond_the_edge": float(1 - share_within(edge)),
    "median": float(median),
    "slope_at_the_median": float(sigmoid * (1 - sigmoid)),
    "ball": float(mp.pi ** 2 / 2 * 20 ** 4 / mp.mpf(40) ** 4),
    "half": [float(value) for value in half],
    "cost": [float(value) for value in cost],
}, indent=2))
