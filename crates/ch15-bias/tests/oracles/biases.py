"""Two networks with biases by mpmath: Mazur's 2-2-2 and the 2-2-1 network of the page.

Nothing here knows backpropagation. The error is written as one function of all weights and biases,
and mpmath differentiates it numerically with fifty digits. Run by hand, never by the tests:

    python3 -m pip install mpmath
    python3 crates/ch15-bias/tests/oracles/biases.py > crates/ch15-bias/tests/oracles/biases.json
"""

import json

import mpmath
from mpmath import mp, mpf

mp.dps = 50


def numbers(*texts):
    return [mpf(text) for text in texts]


def layer(values, weights, biases):
    """The weights come node by node: all that lead into the first node, then into the second."""
    width = len(values)
    pre = [
        sum(v * w for v, w in zip(values, weights[node * width:(node + 1) * width])) + bias
        for node, bias in enumerate(biases)
    ]
    return [1 / (1 + mpmath.exp(-p)) for p in pre]


def error(all_numbers, shape, inputs, targets):
    i, h, o = shape
    cut = [i * h, i * h + h, i * h + h + h * o]
    hidden = layer(inputs, all_numbers[:cut[0]], all_numbers[cut[0]:cut[1]])
    outputs = layer(hidden, all_numbers[cut[1]:cut[2]], all_numbers[cut[2]:])
    return sum((out - t) ** 2 for out, t in zip(outputs, targets)) / 2


def gradients(all_numbers, *case):
    def along(place):
        def moved(value):
            return error(all_numbers[:place] + [value] + all_numbers[place + 1:], *case)
        return mpmath.diff(moved, all_numbers[place])
    return [along(place) for place in range(len(all_numbers))]


def floats(values):
    return [float(value) for value in values]


case = ((2, 2, 2), numbers(".05", ".10"), numbers(".01", ".99"))
mazur = numbers(".15", ".20", ".25", ".30", ".35", ".35", ".40", ".45", ".50", ".55", ".60", ".60")
slopes = gradients(mazur, *case)
rate = mpf(".5")
hidden, output = slopes[4:6], slopes[10:12]


def after(hidden, output):
    used = slopes[:4] + hidden + slopes[6:10] + output
    return float(error([n - rate * s for n, s in zip(mazur, used)], *case))


page_case = ((2, 2, 1), numbers("0", "0"), numbers("0"))
page = numbers("1.0", "0.5", "-0.5", "1.0", "0.5", "-1.0", "1.0", "-0.8", "0.3")
page_slopes = gradients(page, *page_case)
page_after = [n - s for n, s in zip(page, page_slopes)]

print(json.dumps({
    "made_by": f"crates/ch15-bias/tests/oracles/biases.py, mpmath {mpmath.__version__}, 50 digits",
    "mazur": {
        "error": float(error(mazur, *case)),
        "gradient_bias_h": floats(hidden),
        "gradient_bias_o": floats(output),
        "error_fixed": after([0, 0], [0, 0]),
        "error_own": after(hidden, output),
        "error_shared": after([sum(hidden)] * 2, [sum(output)] * 2),
    },
    "page": {
        "error": float(error(page, *page_case)),
        "gradient_bias_h": floats(page_slopes[4:6]),
        "gradient_bias_o": floats(page_slopes[8:]),
        "gradient_i_to_h": floats(page_slopes[:4]),
        "new_error": float(error(page_after, *page_case)),
    },
}, indent=2))
