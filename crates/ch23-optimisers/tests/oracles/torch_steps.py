"""The first steps of PyTorch's optimisers, in doubles, for tests/laws.rs.

Two weights with gradients that are given (signs, sizes and zeros mixed), six updates, with the
learning rate halved after the third: the forms of momentum differ only there. Then the same for one
weight on a parabola, and the two of weight decay. Run by hand, never by the tests:

    python3 -m pip install torch
    python3 crates/ch23-optimisers/tests/oracles/torch_steps.py > crates/ch23-optimisers/tests/oracles/torch_steps.json
"""

import json

import torch

GRADIENTS = [[2.0, -0.5], [1.0, 0.0], [-0.25, 0.75], [3.0, -1e-3], [0.5, 0.5], [-1.0, 40.0]]
START = [0.3, -1.7]
RATE = 0.1


def optimiser(name, weights):
    lr = RATE
    return {
        "plain": lambda: torch.optim.SGD(weights, lr=lr),
        "momentum": lambda: torch.optim.SGD(weights, lr=lr, momentum=0.9),
        "nesterov": lambda: torch.optim.SGD(weights, lr=lr, momentum=0.9, nesterov=True),
        "rmsprop": lambda: torch.optim.RMSprop(weights, lr=lr, alpha=0.99, eps=1e-8),
        "adam": lambda: torch.optim.Adam(weights, lr=lr, betas=(0.9, 0.999), eps=1e-8),
        "adamw": lambda: torch.optim.AdamW(
            weights, lr=lr, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.05
        ),
        "adam_l2": lambda: torch.optim.Adam(
            weights, lr=lr, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.05
        ),
        "plain_l2": lambda: torch.optim.SGD(weights, lr=lr, weight_decay=0.05),
    }[name]()


NAMES = ["plain", "momentum", "nesterov", "rmsprop", "adam", "adamw", "adam_l2", "plain_l2"]


def given(name):
    weights = torch.tensor(START, dtype=torch.float64, requires_grad=True)
    rule = optimiser(name, [weights])
    rows = []
    for number, gradient in enumerate(GRADIENTS):
        if number == 3:
            for group in rule.param_groups:
                group["lr"] = 0.5 * RATE
        weights.grad = torch.tensor(gradient, dtype=torch.float64)
        rule.step()
        rows.append(weights.tolist())
    return rows


def parabola(name):
    weight = torch.tensor(1.0, dtype=torch.float64, requires_grad=True)
    rule = optimiser(name, [weight])
    row = []
    for number in range(5):
        if number == 3:
            for group in rule.param_groups:
                group["lr"] = 0.5 * RATE
        rule.zero_grad()
        (0.5 * weight * weight).backward()
        rule.step()
        row.append(weight.item())
    return row


print(json.dumps({
    "torch": torch.__version__,
    "start": START,
    "rate": RATE,
    "gradients": GRADIENTS,
    "steps": {name: given(name) for name in NAMES},
    "parabola": {name: parabola(name) for name in NAMES},
}, indent=1))
