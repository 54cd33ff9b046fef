"""The 2-3-2 network of chapter 11 by PyTorch.

PyTorch derives the gradients itself, and keeps its weights out×in: the matrices below are those
of the chapter (in×out) and are transposed on their way in. What is written down is what PyTorch
holds, not transposed back; that is the test's affair. Double precision, one step of plain SGD.
Run by hand, never by the tests (any recent PyTorch will do):

    python3 -m pip install torch
    python3 tests/oracles/ch11.py > tests/oracles/ch11.json
"""

import json
import torch

torch.set_default_dtype(torch.float64)

I_TO_H = [[0.5, -0.25, 1.0], [-0.75, 0.4, 0.2]]
H_TO_O = [[0.8, -0.6], [-0.3, 0.9], [0.1, 0.7]]
INPUT = torch.tensor([1.0, -2.0])
TARGET = torch.tensor([1.0, 0.0])
LR = 0.5

hidden = torch.nn.Linear(2, 3, bias=False)
output = torch.nn.Linear(3, 2, bias=False)
with torch.no_grad():
    hidden.weight.copy_(torch.tensor(I_TO_H).T)
    output.weight.copy_(torch.tensor(H_TO_O).T)
network = torch.nn.Sequential(hidden, torch.nn.Sigmoid(), output, torch.nn.Sigmoid())
optimiser = torch.optim.SGD(network.parameters(), lr=LR)


def error():
    return 0.5 * ((network(INPUT) - TARGET) ** 2).sum()


before = error()
outputs = network(INPUT).tolist()
before.backward()
gradients = [hidden.weight.grad.tolist(), output.weight.grad.tolist()]
optimiser.step()

print(json.dumps({
    "made_by": f"tests/oracles/ch11.py, PyTorch {torch.__version__}, float64",
    "outputs": outputs,
    "error": before.item(),
    "hidden_weight_grad": gradients[0],
    "output_weight_grad": gradients[1],
    "new_hidden_weight": hidden.weight.tolist(),
    "new_output_weight": output.weight.tolist(),
    "new_error": error().item(),
}, indent=2))
