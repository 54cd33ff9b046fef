"""Output layers by mpmath with fifty digits: the page's samples, samples far out, and Nielsen's node.

Nothing here knows an error signal. Each error is written down as -ln of the share that was given to
what was right (or half a square), and mpmath differentiates it numerically. Run by hand, never by
the tests:

    python3 -m pip install mpmath
    python3 crates/ch21-outputs/tests/oracles/outputs.py > crates/ch21-outputs/tests/oracles/outputs.json
"""

import json

import mpmath
from mpmath import mp, mpf

mp.dps = 50


def sigmoid(x):
    return 1 / (1 + mpmath.exp(-x))


def outputs(question, pre):
    if question == "number":
        return list(pre)
    if question == "yes_no":
        return [sigmoid(p) for p in pre]
    total = sum(mpmath.exp(p) for p in pre)
    return [mpmath.exp(p) / total for p in pre]


def error(question, pre, target):
    out = outputs(question, pre)
    if question == "number":
        return sum((o - t) ** 2 for o, t in zip(out, target)) / 2
    if question == "yes_no":
        given = [o if t == 1 else 1 - o for o, t in zip(out, target)]
        return -sum(mpmath.log(g) for g in given)
    return -sum(t * mpmath.log(o) for o, t in zip(out, target) if t != 0)


def slopes(question, pre, target):
    def along(node):
        def at(x):
            return error(question, pre[:node] + [x] + pre[node + 1:], target)
        return mpmath.diff(at, pre[node])
    return [along(node) for node in range(len(pre))]


SAMPLES = [
    ("number", ["2"], ["0.5"]),
    ("yes_no", ["2"], ["0"]),
    ("one_of", ["2", "1", "-1"], ["0", "1", "0"]),
    ("number", ["-1.5", "0.25"], ["1", "-2"]),
    ("yes_no", ["-3", "0.5", "6"], ["1", "0", "1"]),
    ("one_of", ["-3", "0.5", "6", "0"], ["0.25", "0.5", "0", "0.25"]),
    ("yes_no", ["40"], ["0"]),
    ("yes_no", ["-30"], ["0"]),
    ("one_of", ["30", "0", "-20"], ["0", "0", "1"]),
    ("one_of", ["-20", "-21"], ["1", "0"]),
]


def node(cost, weight, bias, rate, epochs):
    w, b = mpf(weight), mpf(bias)
    course = []
    for _ in range(epochs):
        out = sigmoid(w + b)
        course.append(out)
        slope = out * out * (1 - out) if cost == "half_square" else out
        w, b = w - mpf(rate) * slope, b - mpf(rate) * slope
    return course + [sigmoid(w + b)]


def main():
    samples = []
    for question, pre, target in SAMPLES:
        p, t = [mpf(x) for x in pre], [mpf(x) for x in target]
        samples.append({
            "question": question,
            "pre": [float(x) for x in p],
            "target": [float(x) for x in t],
            "outputs": [float(x) for x in outputs(question, p)],
            "error": float(error(question, p, t)),
            "slopes": [float(x) for x in slopes(question, p, t)],
        })
    courses = []
    for weight, bias in [("0.6", "0.9"), ("2", "2")]:
        for cost, rate in [
            ("half_square", "0.15"), ("cross_entropy", "0.005"), ("cross_entropy", "0.15"),
        ]:
            course = node(cost, weight, bias, rate, 300)
            courses.append({
                "cost": cost,
                "weight": float(weight),
                "bias": float(bias),
                "rate": float(rate),
                "outputs": [float(course[epoch]) for epoch in range(0, 301, 50)],
                "half": next((e for e, out in enumerate(course) if out <= 0.5), None),
            })
    made_by = f"crates/ch21-outputs/tests/oracles/outputs.py, mpmath {mpmath.__version__}, 50 digits"
    print(json.dumps({"made_by": made_by, "samples": samples, "courses": courses}, indent=1))


main()
