#!/usr/bin/env python3
"""Trains the petals network of chapter 26 in one process and in two, by PyTorch's data-parallel engine.

    python3 crates/ch26-frameworks/tests/oracles/machines.py [--check]

wants numpy, torch and safetensors. Two processes on this machine stand for two machines. They speak by
`gloo`, have the same weights and rows of their own, and `DistributedDataParallel` adds up their
gradients: its rule is the mean over processes of what each has found. What they find goes to
crates/ch26-frameworks/recorded/machines.json, with the gradients that one process finds for all rows.
"""

import csv
import json
import socket
import sys
import tempfile
from pathlib import Path

import torch
import torch.distributed as distributed
import torch.multiprocessing as processes
from torch.nn.parallel import DistributedDataParallel

HERE = Path(__file__).resolve()
CHAPTER = HERE.parents[2]
UPDATES, RATE = 20, 0.1
SHARES = {"equal": [75, 75], "unequal": [120, 30]}


def read():
    model = json.loads((CHAPTER / "recorded" / "petals.json").read_text())
    with open(CHAPTER.parent / "ch25-own-table" / "data" / "iris.csv", newline="") as lines:
        rows = list(csv.DictReader(lines))
    columns = [
        [(float(row[column["name"]]) - column["offset"]) / column["unit"] for row in rows]
        for column in model["inputs"]
    ]
    inputs = torch.tensor(columns, dtype=torch.float64).T
    targets = torch.tensor([model["target"]["classes"].index(row["species"]) for row in rows])
    # Every second row, then the others: the table is sorted by class.
    order = list(range(0, len(rows), 2)) + list(range(1, len(rows), 2))
    return model, inputs[order], targets[order]


def network(model):
    layers = []
    for layer in model["layers"]:
        weights = torch.tensor(layer["weights"], dtype=torch.float64)
        linear = torch.nn.Linear(*weights.shape, dtype=torch.float64)
        with torch.no_grad():
            linear.weight.copy_(weights.T)
            linear.bias.copy_(torch.tensor(layer["biases"], dtype=torch.float64))
        layers += [linear, torch.nn.Tanh()]
    return torch.nn.Sequential(*layers[:-1])


def flat(tensors):
    """Layer by layer: weights from-to, then biases."""
    return [value for tensor in tensors for value in tensor.t().flatten().tolist()]


def gradients(model):
    return flat(parameter.grad for parameter in model.parameters())


def error(model, inputs, targets):
    return torch.nn.functional.cross_entropy(model(inputs), targets)


def train(model, inputs, classes, updates, learning_rate):
    optimiser = torch.optim.SGD(model.parameters(), lr=learning_rate)
    for _ in range(updates):
        optimiser.zero_grad()
        error = torch.nn.functional.cross_entropy(model(inputs), classes)
        error.backward()
        optimiser.step()


def machine(rank, port, folder):
    distributed.init_process_group("gloo", f"tcp://127.0.0.1:{port}", rank=rank, world_size=2)
    model, inputs, targets = read()
    found = {}
    for name, shares in SHARES.items():
        first = sum(shares[:rank])
        mine = slice(first, first + shares[rank])
        parallel = DistributedDataParallel(network(model))
        error(parallel, inputs[mine], targets[mine]).backward()
        found[name] = gradients(parallel)
        parallel = DistributedDataParallel(network(model))
        factor = shares[rank] * 2 / sum(shares)
        (factor * error(parallel, inputs[mine], targets[mine])).backward()
        found[name + "_weighed"] = gradients(parallel)
    parallel = DistributedDataParallel(network(model))
    shares = SHARES["equal"]
    mine = slice(sum(shares[:rank]), sum(shares[: rank + 1]))
    train(parallel, inputs[mine], targets[mine], UPDATES, RATE)
    found["weights"] = flat(parallel.parameters())
    Path(folder, f"{rank}.json").write_text(json.dumps(found))
    distributed.destroy_process_group()


def main():
    model, inputs, targets = read()
    alone = network(model)
    error(alone, inputs, targets).backward()
    one = gradients(alone)
    alone = network(model)
    train(alone, inputs, targets, UPDATES, RATE)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        processes.spawn(machine, (port, folder), nprocs=2)
        both = [json.loads(Path(folder, f"{rank}.json").read_text()) for rank in range(2)]
    assert both[0] == both[1], "both machines have the same bits"
    apart = lambda found, wanted: max(abs(a - b) for a, b in zip(found, wanted, strict=True))
    found = {
        "torch": torch.__version__.split("+")[0],
        "rows": len(inputs),
        "shares": SHARES,
        "updates": UPDATES,
        "rate": RATE,
        "same_bits": both[0] == both[1],
        "one": one,
        **{name: both[0][name] for name in both[0] if name != "weights"},
        "weights_one": flat(alone.parameters()),
        "weights_two": both[0]["weights"],
    }
    for name in ["equal", "equal_weighed", "unequal", "unequal_weighed"]:
        print(name, apart(found[name], one))
    print("weights", apart(found["weights_two"], found["weights_one"]))
    assert apart(found["equal"], one) < 1e-12 and apart(found["unequal_weighed"], one) < 1e-12
    if "--check" not in sys.argv:
        (CHAPTER / "recorded" / "machines.json").write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
