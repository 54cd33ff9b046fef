"""Gradients of random networks of two to five layers by PyTorch in f64, and the error signal of the
page's example by mpmath.

PyTorch gets weights and biases as plain numbers and knows nothing of error signals; its autograd
forms the gradients. Its own Linear layers keep weights to-from, so they are multiplied here from-to
as in the book. mpmath differentiates the error of the example numerically with fifty digits, each
time along the preactivation of one node. Run by hand, never by the tests:

    python3 -m pip install torch mpmath
    cd crates/ch19-any-network/tests/oracles && python3 any_network.py > any_network.json
"""

import json
import random

import mpmath
import torch
from mpmath import mp, mpf

torch.set_default_dtype(torch.float64)
mp.dps = 50

ACTIVATIONS = {
    "Sigmoid": torch.sigmoid,
    "Tanh": torch.tanh,
    "Relu": torch.relu,
    "Linear": lambda pre: pre,
}


def drawn(rng, rows, columns):
    return [[round(rng.uniform(-1, 1), 6) for _ in range(columns)] for _ in range(rows)]


def network(rng, layers):
    nodes = [rng.randint(1, 6) for _ in range(layers + 1)]
    made = []
    for before, after in zip(nodes, nodes[1:]):
        made.append({
            "weights": drawn(rng, before, after),
            "biases": drawn(rng, 1, after)[0],
            "activation": rng.choice(list(ACTIVATIONS)),
        })
    return nodes, made


def case(seed, layers):
    rng = random.Random(seed)
    nodes, made = network(rng, layers)
    input_values = [round(rng.uniform(-2, 2), 6) for _ in range(nodes[0])]
    target = [round(rng.uniform(-1, 1), 6) for _ in range(nodes[-1])]
    tensors = []
    post = torch.tensor(input_values)
    for layer in made:
        weights = torch.tensor(layer["weights"], requires_grad=True)
        biases = torch.tensor(layer["biases"], requires_grad=True)
        tensors.append((weights, biases))
        post = ACTIVATIONS[layer["activation"]](post @ weights + biases)
    error = 0.5 * ((post - torch.tensor(target)) ** 2).sum()
    error.backward()
    return {
        "layers": made,
        "input": input_values,
        "target": target,
        "output": post.tolist(),
        "error": error.item(),
        "gradients": [
            {"weights": weights.grad.tolist(), "biases": biases.grad.tolist()}
            for weights, biases in tensors
        ],
    }


def example():
    """The page's 2-2-2-1 network: the error as a function of what is added to one preactivation."""
    rows = [
        ([["0.5", "-1.0"], ["1.0", "0.5"]], ["0.0", "0.5"]),
        ([["1.0", "-0.5"], ["0.5", "1.5"]], ["-0.5", "0.0"]),
        ([["1.5"], ["-1.0"]], ["0.5"]),
    ]
    layers = [
        ([[mpf(w) for w in row] for row in weights], [mpf(b) for b in biases])
        for weights, biases in rows
    ]
    sigmoid = lambda x: 1 / (1 + mpmath.exp(-x))

    def error(at_layer, at_node, added):
        post = [mpf(1), mpf("0.5")]
        for number, (weights, biases) in enumerate(layers):
            pre = [
                sum(p * row[j] for p, row in zip(post, weights)) + bias
                for j, bias in enumerate(biases)
            ]
            if number == at_layer:
                pre[at_node] += added
            post = [sigmoid(p) for p in pre]
        return (post[0] - 0) ** 2 / 2

    signals = [
        [float(mpmath.diff(lambda x: error(l, j, x), 0)) for j in range(len(biases))]
        for l, (_, biases) in enumerate(layers)
    ]
    return {"error": float(error(-1, 0, 0)), "error_signals": signals}


cases = [case(seed, 2 + seed % 4) for seed in range(24)]
print('{"torch": "%s",\n"cases": [' % torch.__version__.split("+")[0])
print(",\n".join(json.dumps(one) for one in cases))
print('],\n"example": %s}' % json.dumps(example()))
