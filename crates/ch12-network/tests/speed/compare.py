#!/usr/bin/env python3
"""Compares the speed of this chapter's training step with the same training elsewhere.

    python3 crates/ch12-network/tests/speed/compare.py [ROUNDS]

A 3-4-1 network without a bias learns the chapter's colours online, one update after each sample,
in f64. Everybody starts from the same weights, sees the same samples in the same order, and has to
end with the same weights to 1e-9, or there is no table. The rounds are interleaved, so that a
machine that is busy for a while is busy for all. What is printed is the time of one update: the
median of all rounds, the fastest and the slowest.

NumPy and PyTorch take part if they are installed.
"""

import json
import math
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
TOLERANCE = 1e-9


class Ours:
    """The chapter's own program, asked over a pipe."""

    def __init__(self):
        command = ["cargo", "bench", "--quiet", "--package", "ch12-network", "--bench", "speed"]
        self.child = subprocess.Popen(
            command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def ask(self, question):
        self.child.stdin.write(question + "\n")
        self.child.stdin.flush()
        return json.loads(self.child.stdout.readline())

    def run(self, what):
        def train(updates):
            answer = self.ask(f"{what} {updates}")
            return answer["ns"], answer["weights"]

        return train


def plain_python(data):
    def activate(pre):
        return 1.0 / (1.0 + math.exp(-pre))

    def train(updates):
        i_to_h = [row[:] for row in data["i_to_h"]]
        h_to_o = [row[0] for row in data["h_to_o"]]
        samples = list(zip(data["inputs"], (row[0] for row in data["targets"])))
        rate, hidden = data["learning_rate"], range(len(h_to_o))
        start = time.perf_counter_ns()
        for number in range(updates):
            inputs, target = samples[number % len(samples)]
            post_h = [
                activate(sum(x * row[h] for x, row in zip(inputs, i_to_h))) for h in hidden
            ]
            post_o = activate(sum(post * weight for post, weight in zip(post_h, h_to_o)))
            error_signal = (post_o - target) * post_o * (1.0 - post_o)
            behind = [error_signal * h_to_o[h] * post_h[h] * (1.0 - post_h[h]) for h in hidden]
            for h in hidden:
                h_to_o[h] -= rate * error_signal * post_h[h]
            for x, row in zip(inputs, i_to_h):
                for h in hidden:
                    row[h] -= rate * behind[h] * x
        took = time.perf_counter_ns() - start
        return took / updates, [w for row in i_to_h for w in row] + h_to_o

    return train


def with_numpy(data):
    import numpy as np

    inputs, targets = np.array(data["inputs"]), np.array(data["targets"])

    def train(updates):
        i_to_h, h_to_o = np.array(data["i_to_h"]), np.array(data["h_to_o"])
        rate = data["learning_rate"]
        start = time.perf_counter_ns()
        for number in range(updates):
            x, target = inputs[number % len(inputs)], targets[number % len(inputs)]
            post_h = 1.0 / (1.0 + np.exp(-(x @ i_to_h)))
            post_o = 1.0 / (1.0 + np.exp(-(post_h @ h_to_o)))
            error_signal = (post_o - target) * post_o * (1.0 - post_o)
            behind = (h_to_o @ error_signal) * post_h * (1.0 - post_h)
            h_to_o -= rate * post_h[:, None] * error_signal
            i_to_h -= rate * x[:, None] * behind
        took = time.perf_counter_ns() - start
        return took / updates, [*i_to_h.ravel(), *h_to_o.ravel()]

    return train


def with_torch(data):
    import torch

    torch.set_num_threads(1)
    inputs = torch.tensor(data["inputs"], dtype=torch.float64)
    targets = torch.tensor(data["targets"], dtype=torch.float64)

    def train(updates):
        i_to_h = torch.tensor(data["i_to_h"], dtype=torch.float64, requires_grad=True)
        h_to_o = torch.tensor(data["h_to_o"], dtype=torch.float64, requires_grad=True)
        optimiser = torch.optim.SGD([i_to_h, h_to_o], lr=data["learning_rate"])
        start = time.perf_counter_ns()
        for number in range(updates):
            x, target = inputs[number % len(inputs)], targets[number % len(inputs)]
            optimiser.zero_grad()
            output = torch.sigmoid(torch.sigmoid(x @ i_to_h) @ h_to_o)
            error = 0.5 * ((output - target) ** 2).sum()
            error.backward()
            optimiser.step()
        took = time.perf_counter_ns() - start
        weights = [*i_to_h.detach().flatten().tolist(), *h_to_o.detach().flatten().tolist()]
        return took / updates, weights

    return train


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    ours = Ours()
    data = ours.ask("data")
    runners = [
        ("this chapter, Trainer::step", 500_000, ours.run("step")),
        ("Rust, arrays of fixed size", 500_000, ours.run("arrays")),
        ("the same, std's exp", 500_000, ours.run("arrays-std")),
        ("plain Python", 5_000, plain_python(data)),
    ]
    missing = []
    for name, updates, make in [("NumPy", 5_000, with_numpy), ("PyTorch", 2_000, with_torch)]:
        try:
            runners.append((name, updates, make(data)))
        except ImportError:
            missing.append(name)

    checked = 2_000
    _, right = runners[0][2](checked)
    for name, _, train in runners:
        _, weights = train(checked)
        apart = max(abs(a - b) for a, b in zip(weights, right, strict=True))
        if apart > TOLERANCE:
            sys.exit(f"{name} ends with other weights after {checked} updates: {apart:.1e} apart")

    times = {name: [] for name, _, _ in runners}
    for _ in range(rounds):
        for name, updates, train in runners:
            times[name].append(train(updates)[0])

    reference = statistics.median(times[runners[0][0]])
    print(f"ns for one update of 3-4-1, {rounds} rounds; all weights agree to {TOLERANCE}")
    print(f"{'':30} {'median':>9} {'fastest':>9} {'slowest':>9}   times ours")
    for name, measured in times.items():
        median = statistics.median(measured)
        print(
            f"{name:30} {median:9.0f} {min(measured):9.0f} {max(measured):9.0f}"
            f"   {median / reference:9.1f}"
        )
    for name in missing:
        print(f"{name:30} not installed")


if __name__ == "__main__":
    main()
