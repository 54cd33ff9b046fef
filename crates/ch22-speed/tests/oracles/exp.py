#!/usr/bin/env python3
"""Writes exp.csv: numbers x and e^x to fifty digits, by mpmath.

    python3 exp.py > exp.csv

Each line has the bits of x, the bits of the f64 next to e^x, and what e^x is above that one, in units
in the last place of it.
"""

import math
import random
import struct

import mpmath

mpmath.mp.dps = 50


def bits(x):
    return struct.pack(">d", x).hex()


def main():
    random.seed(22)
    xs = [random.uniform(-708, 709) for _ in range(1200)]
    xs += [random.uniform(-40, 40) for _ in range(800)]
    xs += [random.uniform(-1, 1) for _ in range(500)]
    xs += [math.ldexp(random.uniform(-1, 1), -random.randrange(1, 60)) for _ in range(100)]
    # The borders of the strips, where the rest is largest.
    xs += [(k + 0.5) * math.log(2) for k in range(-1021, 1022, 5)]
    xs += [0.0, 1.0, -1.0, 708.0, -708.0, 709.0]
    for x in xs:
        true = mpmath.exp(mpmath.mpf(x))
        near = float(true)
        above = (true - mpmath.mpf(near)) / mpmath.mpf(math.ulp(near))
        print(f"{bits(x)},{bits(near)},{float(above):.6f}")


if __name__ == "__main__":
    main()
