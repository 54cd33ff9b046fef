"""A table of 1,000,000 rows of 20 columns: memory and CPU time an epoch of `mlp`, scikit-learn and
PyTorch, one after the other in one run, each on one thread, in f64, with 20-32-1 nodes of tanh,
mini-batches of 32, Adam at 0.003, on the 640,000 rows of the training part.

    cargo build --release -p ch25-own-table
    OMP_NUM_THREADS=1 python3 crates/ch25-own-table/tests/speed/million.py target/release/mlp

The time of `mlp` is that of an epoch of the linear model and one of the network, with the look at the
160,000 rows of the validation part: the difference between trainings of one epoch and of three. Everything else is reading, doubts, and the verdict on 200,000 rows.

On two busy cores (scikit-learn 1.9.1, PyTorch on the processor):

    file_mb 146, mlp_peak_mb 383, mlp_all_but_epochs_s 11.2,
    mlp_epoch_s 2.44, scikit_learn_epoch_s 4.09, pytorch_epoch_s 16.93
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

import numpy as np

ROWS, TRAINED = 1_000_000, 640_000


def table(path):
    random = np.random.default_rng(25)
    x = random.normal(size=(ROWS, 20))
    noise = 0.2 * random.normal(size=ROWS)
    y = np.tanh(x[:, 0] * x[:, 1]) + 0.5 * x[:, 2] - 0.3 * np.abs(x[:, 3]) + noise > 0
    with open(path, "w") as file:
        file.write(",".join(f"x{i}" for i in range(20)) + ",y\n")
        for row, yes in zip(x, y):
            file.write(",".join("%.4f" % value for value in row) + (",yes\n" if yes else ",no\n"))
    return x[:TRAINED], y[:TRAINED]


def ours(program, path, epochs):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    subprocess.run(
        [program, "train", path, "--epochs", str(epochs)], check=True, capture_output=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before, after.ru_maxrss / 1024


def scikit_learn(x, y):
    from sklearn.neural_network import MLPClassifier

    warnings.filterwarnings("ignore")
    model = MLPClassifier(
        hidden_layer_sizes=(32,),
        activation="tanh",
        batch_size=32,
        learning_rate_init=0.003,
        max_iter=1,
        random_state=1,
    )
    start = time.process_time()
    model.fit(x, y)
    return time.process_time() - start


def pytorch(x, y):
    import torch

    torch.set_num_threads(1)
    model = torch.nn.Sequential(
        torch.nn.Linear(20, 32), torch.nn.Tanh(), torch.nn.Linear(32, 1)
    ).double()
    optimiser = torch.optim.Adam(model.parameters(), lr=0.003)
    loss = torch.nn.BCEWithLogitsLoss()
    inputs, targets = torch.tensor(x), torch.tensor(y.astype(float))[:, None]
    part = TRAINED // 8
    start = time.process_time()
    for batch in torch.randperm(TRAINED)[:part].split(32):
        optimiser.zero_grad()
        loss(model(inputs[batch]), targets[batch]).backward()
        optimiser.step()
    return 8 * (time.process_time() - start)


with tempfile.TemporaryDirectory() as folder:
    path = str(Path(folder) / "million.csv")
    x, y = table(path)
    one, memory = ours(sys.argv[1], path, 1)
    three, _ = ours(sys.argv[1], path, 3)
    result = {
        "file_mb": round(Path(path).stat().st_size / 2**20),
        "mlp_peak_mb": round(memory),
        "mlp_all_but_epochs_s": round(one - (three - one) / 2, 1),
        "mlp_epoch_s": round((three - one) / 2, 2),
        "scikit_learn_epoch_s": round(scikit_learn(x, y), 2),
        "pytorch_epoch_s": round(pytorch(x, y), 2),
    }
    print(json.dumps(result, indent=2))
