#!/usr/bin/env python3
"""Runs what `mlp export` writes in onnxruntime and PyTorch, and compares the answers with `mlp`'s.

    python3 crates/ch26-frameworks/tests/oracles/export.py [--check]

wants numpy, onnx, onnxruntime, torch and safetensors. For each table that the book ships a network is
trained, exported and asked about all rows of the table as they are in the file: by `mlp predict`, by
onnxruntime with the ONNX file, and by PyTorch with the safetensors file, once with 64-bit floats and
once with 32-bit floats. The worst differences go to crates/ch26-frameworks/recorded/exported.json;
with --check nothing is written, and the script fails where a difference is above the limit.
"""

import csv
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import safetensors
import safetensors.torch
import torch

CRATES = Path(__file__).resolve().parents[3]
TABLES = {
    "iris": "ch25-own-table",
    "wine": "ch25-own-table",
    "breast_cancer": "ch25-own-table",
    "penguins": "ch14-datasets",
    "auto_mpg": "ch25-own-table",
}
MISSING = {"", "NA"}
LIMIT = 1e-6
# Other shapes and activations, which are compared and not recorded.
OTHERS = [["--hidden", "0"], ["--hidden", "8,4", "--activation", "relu"], ["--activation", "sigmoid"]]


def cells(rows, column, words):
    if words:
        return [[row[column]] for row in rows]
    return [[float("nan") if row[column] in MISSING else float(row[column])] for row in rows]


def network(tensors, activation, dtype):
    """A Sequential with these weights: the names in the file are those that it gives its layers."""
    kinds = {"tanh": torch.nn.Tanh, "relu": torch.nn.ReLU, "sigmoid": torch.nn.Sigmoid}
    layers = []
    for number in range(0, len(tensors), 2):
        to, come_from = tensors[f"{number}.weight"].shape
        layers += [torch.nn.Linear(come_from, to, dtype=dtype), kinds[activation]()]
    model = torch.nn.Sequential(*layers[:-1])
    model.load_state_dict(tensors)
    return model


def inputs(columns, rows):
    """Raw rows as the network wants them, by the metadata of the safetensors file."""
    made = []
    for column in columns:
        raw = cells(rows, column["name"], column["cells"] == "words")
        if column["cells"] == "words":
            made += [[float(cell == kind) for [cell] in raw] for kind in column["kinds"]]
            missing = [float(cell in MISSING) for [cell] in raw]
        else:
            scaled = [(cell - column["offset"]) / column["unit"] for [cell] in raw]
            missing = [float(np.isnan(cell)) for [cell] in raw]
            made.append([0.0 if gone else value for gone, value in zip(missing, scaled)])
        if column["missing"]:
            made.append(missing)
    return torch.tensor(made, dtype=torch.float64).T


def torch_answers(file, rows, dtype):
    with safetensors.safe_open(file, "pt") as opened:
        about = json.loads(opened.metadata()["mlp"])
    tensors = {name: tensor.to(dtype) for name, tensor in safetensors.torch.load_file(file).items()}
    model = network(tensors, about["hidden_activation"], dtype)
    with torch.no_grad():
        pre = model(inputs(about["columns"], rows).to(dtype))
    if about["question"] == "number":
        return pre[:, 0].double().numpy() * about["target_unit"] + about["target_offset"]
    if about["question"] == "yes-no":
        yes = torch.sigmoid(pre).double()
        return torch.cat([1 - yes, yes], dim=1).numpy()
    return torch.softmax(pre, dim=1).double().numpy()


def compare(name, folder, program, options=()):
    def mlp(*arguments):
        done = subprocess.run([program, *arguments], cwd=folder, check=True, capture_output=True)
        return done.stdout.decode()

    table = CRATES / TABLES[name] / "data" / f"{name}.csv"
    mlp("train", str(table), "--save", f"{name}.json", "--force", *options)
    files = ["--onnx", f"{name}.onnx", "--safetensors", f"{name}.safetensors"]
    mlp("export", f"{name}.json", *files, "--force")
    mlp("export", f"{name}.json", "--onnx", "again.onnx", "--safetensors", "again", "--force")
    for one, other in [(f"{name}.onnx", "again.onnx"), (f"{name}.safetensors", "again")]:
        assert (folder / one).read_bytes() == (folder / other).read_bytes(), one
    ours = [json.loads(line) for line in mlp("predict", f"{name}.json", str(table), "--json").splitlines()]
    with open(table, newline="", encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))

    message = onnx.load(folder / f"{name}.onnx")
    onnx.checker.check_model(message, full_check=True)
    session = onnxruntime.InferenceSession(folder / f"{name}.onnx", providers=["CPUExecutionProvider"])
    about = session.get_modelmeta().custom_metadata_map
    target = about["target"]
    given = {
        entry.name: np.array(
            cells(rows, entry.name, entry.type == "tensor(string)"),
            dtype=object if entry.type == "tensor(string)" else np.float64,
        )
        for entry in session.get_inputs()
    }
    outputs = [output.name for output in session.get_outputs()]
    answers = dict(zip(outputs, session.run(None, given)))
    # One row alone gets the answer that it gets among others.
    alone = dict(zip(outputs, session.run(None, {key: column[7:8] for key, column in given.items()})))
    if about["question"] == "number":
        wanted = np.array([row[target] for row in ours])
        theirs, one = answers[target], alone[target]
        same = 0
    else:
        classes = json.loads(about["classes"])
        wanted = np.array([[row["probabilities"][kind] for kind in classes] for row in ours])
        theirs, one = answers["probabilities"], alone["probabilities"]
        same = sum(a == row[target] for a, row in zip(answers[target], ours))
        assert same == len(rows), f"{name}: {same} of {len(rows)} classes are the same"
    assert np.abs(one - theirs[7:8]).max() < 1e-12
    apart = lambda theirs: float(np.abs(theirs - wanted).max())
    tensors = folder / f"{name}.safetensors"
    header = int.from_bytes(tensors.read_bytes()[:8], "little")
    return {
        "question": about["question"],
        "rows": len(rows),
        "columns": len(given),
        "words": sum(entry.type == "tensor(string)" for entry in session.get_inputs()),
        "nodes": len(message.graph.node),
        "weights": sum(int(np.prod(t.shape)) for t in safetensors.torch.load_file(tensors).values()),
        "safetensors_bytes": tensors.stat().st_size,
        "safetensors_header": header,
        "onnx_bytes": (folder / f"{name}.onnx").stat().st_size,
        "same_class": same,
        "onnxruntime": apart(theirs),
        "pytorch": apart(torch_answers(tensors, rows, torch.float64)),
        "pytorch_32_bits": apart(torch_answers(tensors, rows, torch.float32)),
    }


def main():
    check = "--check" in sys.argv
    root = CRATES.parent
    subprocess.run(["cargo", "build", "--quiet", "-p", "ch25-own-table"], cwd=root, check=True)
    metadata = subprocess.run(
        ["cargo", "metadata", "--no-deps", "--format-version", "1"], cwd=root, check=True, capture_output=True
    )
    program = str(Path(json.loads(metadata.stdout)["target_directory"]) / "debug" / "mlp")
    found = {
        "versions": {
            "onnx": onnx.__version__,
            "onnxruntime": onnxruntime.__version__,
            "torch": torch.__version__.split("+")[0],
            "safetensors": safetensors.__version__,
        },
        "tables": {},
    }
    with tempfile.TemporaryDirectory() as folder:
        for name in TABLES:
            found["tables"][name] = compare(name, Path(folder), program)
            print(name, found["tables"][name])
        for options in OTHERS:
            for name in ["penguins", "breast_cancer", "auto_mpg"]:
                table = compare(name, Path(folder), program, ["--epochs", "20", *options])
                found["tables"][" ".join([name, *options])] = table
    for name, table in found["tables"].items():
        for way in ["onnxruntime", "pytorch"]:
            assert table[way] < LIMIT, f"{name}: {way} is off by {table[way]}"
    found["tables"] = {name: found["tables"][name] for name in TABLES}
    if not check:
        file = CRATES / "ch26-frameworks" / "recorded" / "exported.json"
        file.write_text(json.dumps(found, indent=2) + "\n")


main()
