"""The Python peers of run.py.

`peers.py prepare FOLDER` writes samples and starting weights. `peers.py PEER WORKLOAD FOLDER` answers
on standard output what it is asked on standard input: `time N` trains through N units from the start
and gives the seconds, `weights N` trains the same and gives the weights it ends with. A unit is an
update in w1 and an epoch in w2 and w3.
"""

import json
import os
import sys
import time
from pathlib import Path

import numpy as np

W1_RATE = 1.0
W2 = dict(sizes=(64, 32, 10), batch=32, rate=0.1, dtype=np.float64)
W3 = dict(sizes=(784, 128, 10), batch=128, rate=0.05, dtype=np.float32)


def prepare(folder):
    from sklearn.datasets import load_digits

    rng = np.random.default_rng(22)

    def save(name, values, dtype):
        np.ascontiguousarray(values, dtype=dtype).tofile(folder / f"{name}.bin")

    colours = rng.integers(0, 1001, (1000, 3)) / 1000
    blue = (colours[:, 2] > colours[:, 0]) & (colours[:, 2] > colours[:, 1])
    save("w1_samples", np.column_stack([colours, blue]), "<f8")
    save("w1_start", rng.uniform(-1, 1, 16), "<f8")

    digits = load_digits()
    save("w2_inputs", digits.data / 16, "<f8")
    save("w2_targets", np.eye(10)[digits.target], "<f8")
    save("w2_start", start(rng, W2), "<f8")

    inputs = rng.random((60_000, 784), dtype=np.float32)
    answers = (inputs - 0.5) @ rng.standard_normal((784, 10))
    save("w3_inputs", inputs, "<f4")
    save("w3_targets", np.eye(10)[answers.argmax(axis=1)], "<f4")
    save("w3_start", start(rng, W3), "<f4")


def start(rng, what):
    a, b, c = what["sizes"]
    first = rng.uniform(-1, 1, a * b) / np.sqrt(a)
    second = rng.uniform(-1, 1, b * c) / np.sqrt(b)
    return np.concatenate([first, np.zeros(b), second, np.zeros(c)])


def w1(folder):
    rows = np.fromfile(folder / "w1_samples.bin", "<f8").reshape(-1, 4)
    weights = np.fromfile(folder / "w1_start.bin", "<f8")
    return rows[:, :3].copy(), rows[:, 3:].copy(), weights[:12].reshape(3, 4), weights[12:].reshape(4, 1)


def layered(folder, workload):
    what = W2 if workload == "w2" else W3
    kind = "<f8" if workload == "w2" else "<f4"
    a, b, c = what["sizes"]
    inputs = np.fromfile(folder / f"{workload}_inputs.bin", kind).reshape(-1, a)
    targets = np.fromfile(folder / f"{workload}_targets.bin", kind).reshape(-1, c)
    flat = np.fromfile(folder / f"{workload}_start.bin", kind)
    parts = np.split(flat, np.cumsum([a * b, b, b * c]))
    weights = [parts[0].reshape(a, b), parts[1], parts[2].reshape(b, c), parts[3]]
    return inputs, targets, weights, what


def flat(arrays):
    return np.concatenate([np.asarray(part, dtype=np.float64).ravel() for part in arrays]).tolist()


def numpy_w1(folder):
    inputs, targets, i_to_h_start, h_to_o_start = w1(folder)

    def train(updates):
        i_to_h, h_to_o = i_to_h_start.copy(), h_to_o_start.copy()
        clock = time.perf_counter()
        for number in range(updates):
            x, target = inputs[number % 1000], targets[number % 1000]
            post_h = 1 / (1 + np.exp(-(x @ i_to_h)))
            post_o = 1 / (1 + np.exp(-(post_h @ h_to_o)))
            error_signal = (post_o - target) * post_o * (1 - post_o)
            behind = (h_to_o @ error_signal) * post_h * (1 - post_h)
            h_to_o -= W1_RATE * post_h[:, None] * error_signal
            i_to_h -= W1_RATE * x[:, None] * behind
        return time.perf_counter() - clock, [i_to_h, h_to_o]

    return train


def numpy_batches(folder, workload):
    inputs, targets, begin, what = layered(folder, workload)
    size, rate = what["batch"], what["dtype"](what["rate"])
    tanh = workload == "w2"

    def train(epochs):
        w, b, v, c = [part.copy() for part in begin]
        clock = time.perf_counter()
        for _ in range(epochs):
            for first in range(0, len(inputs), size):
                x, t = inputs[first : first + size], targets[first : first + size]
                h = x @ w
                h += b
                np.tanh(h, out=h) if tanh else np.maximum(h, 0, out=h)
                z = h @ v
                z += c
                z -= z.max(axis=1, keepdims=True)
                np.exp(z, out=z)
                z /= z.sum(axis=1, keepdims=True)
                z -= t
                z *= rate / what["dtype"](len(x))
                back = z @ v.T
                back *= (1 - h * h) if tanh else (h > 0)
                v -= h.T @ z
                c -= z.sum(axis=0)
                w -= x.T @ back
                b -= back.sum(axis=0)
        return time.perf_counter() - clock, [w, b, v, c]

    return train


def torch_w1(folder):
    import torch

    torch.set_num_threads(1)
    inputs, targets, i_start, h_start = [torch.from_numpy(part) for part in w1(folder)]
    samples = list(zip(inputs, targets))

    def train(updates):
        i_to_h, h_to_o = i_start.clone(), h_start.clone()
        with torch.inference_mode():
            clock = time.perf_counter()
            for number in range(updates):
                x, target = samples[number % 1000]
                post_h = torch.sigmoid(x @ i_to_h)
                post_o = torch.sigmoid(post_h @ h_to_o)
                error_signal = (post_o - target) * post_o * (1 - post_o)
                behind = (h_to_o @ error_signal) * post_h * (1 - post_h)
                h_to_o.addr_(post_h, error_signal, alpha=-W1_RATE)
                i_to_h.addr_(x, behind, alpha=-W1_RATE)
            took = time.perf_counter() - clock
        return took, [i_to_h.numpy(), h_to_o.numpy()]

    return train


def torch_batches(folder, workload):
    import torch

    torch.set_num_threads(1 if workload == "w2" else 2)
    inputs, targets, begin, what = layered(folder, workload)
    inputs = torch.from_numpy(inputs)
    classes = torch.from_numpy(targets.argmax(axis=1))
    size, f_a = what["batch"], torch.tanh if workload == "w2" else torch.relu

    def train(epochs):
        weights = [torch.from_numpy(part.copy()).requires_grad_() for part in begin]
        w, b, v, c = weights
        optimiser = torch.optim.SGD(weights, lr=what["rate"])
        clock = time.perf_counter()
        for _ in range(epochs):
            for x, t in zip(inputs.split(size), classes.split(size)):
                optimiser.zero_grad()
                hidden = f_a(torch.addmm(b, x, w))
                torch.nn.functional.cross_entropy(torch.addmm(c, hidden, v), t).backward()
                optimiser.step()
        took = time.perf_counter() - clock
        return took, [part.detach().numpy() for part in weights]

    return train


def jax_w1(folder):
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_enable_x64", True)
    inputs, targets, i_start, h_start = [jnp.array(part) for part in w1(folder)]

    # Sums of products: XLA makes one loop of them, which is faster here than its matrix products.
    def step(weights, sample):
        i_to_h, h_to_o = weights
        x, target = sample
        post_h = jax.nn.sigmoid((x[:, None] * i_to_h).sum(0))
        post_o = jax.nn.sigmoid((post_h[:, None] * h_to_o).sum(0))
        error_signal = (post_o - target) * post_o * (1 - post_o)
        behind = (h_to_o * error_signal[None, :]).sum(1) * post_h * (1 - post_h)
        i_to_h = i_to_h - W1_RATE * x[:, None] * behind
        h_to_o = h_to_o - W1_RATE * post_h[:, None] * error_signal
        return (i_to_h, h_to_o), None

    def epochs(weights, times):
        one = lambda _, weights: jax.lax.scan(step, weights, (inputs, targets))[0]
        return jax.lax.fori_loop(0, times, one, weights)

    compiled = jax.jit(epochs)

    def train(updates):
        assert updates % 1000 == 0
        weights = (i_start, h_start)
        jax.block_until_ready(compiled(weights, 1))
        clock = time.perf_counter()
        weights = jax.block_until_ready(compiled(weights, updates // 1000))
        return time.perf_counter() - clock, weights

    return train


def jax_batches(folder, workload):
    import jax
    import jax.numpy as jnp

    jax.config.update("jax_enable_x64", workload == "w2")
    inputs, targets, begin, what = layered(folder, workload)
    size, rate = what["batch"], what["rate"]
    f_a = jnp.tanh if workload == "w2" else jax.nn.relu
    whole = len(inputs) // size * size
    stacked = [jnp.array(part[:whole]).reshape(-1, size, part.shape[1]) for part in (inputs, targets)]
    rest = [jnp.array(part[whole:]) for part in (inputs, targets)]

    def error(weights, x, t):
        w, b, v, c = weights
        return -(jax.nn.log_softmax(f_a(x @ w + b) @ v + c) * t).sum() / len(x)

    def step(weights, batch):
        gradients = jax.grad(error)(weights, *batch)
        return [weight - rate * gradient for weight, gradient in zip(weights, gradients)], None

    def epochs(weights, stacked, rest, times):
        def one(_, weights):
            weights, _ = jax.lax.scan(step, weights, tuple(stacked))
            return step(weights, rest)[0] if len(rest[0]) else weights

        return jax.lax.fori_loop(0, times, one, weights)

    compiled = jax.jit(epochs)
    weights_start = [jnp.array(part) for part in begin]
    jax.block_until_ready(compiled(weights_start, stacked, rest, 1))

    def train(times):
        clock = time.perf_counter()
        weights = jax.block_until_ready(compiled(weights_start, stacked, rest, times))
        return time.perf_counter() - clock, weights

    return train


def sklearn_batches(folder, workload):
    import warnings

    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier

    warnings.simplefilter("ignore", ConvergenceWarning)
    inputs, targets, begin, what = layered(folder, workload)
    classes = targets.argmax(axis=1)
    w, b, v, c = begin

    def train(epochs):
        network = MLPClassifier(
            hidden_layer_sizes=(len(b),),
            activation="tanh" if workload == "w2" else "relu",
            solver="sgd",
            alpha=0.0,
            batch_size=what["batch"],
            learning_rate_init=what["rate"],
            momentum=0.0,
            nesterovs_momentum=False,
            shuffle=False,
            max_iter=1,
            tol=0.0,
            n_iter_no_change=10**9,
            warm_start=True,
            random_state=0,
        )
        network.fit(inputs[:320], classes[:320])
        network.coefs_ = [w.copy(), v.copy()]
        network.intercepts_ = [b.copy(), c.copy()]
        network.max_iter = epochs
        network.n_iter_ = 0
        network.t_ = 0
        clock = time.perf_counter()
        network.fit(inputs, classes)
        took = time.perf_counter() - clock
        return took, [network.coefs_[0], network.intercepts_[0], network.coefs_[1], network.intercepts_[1]]

    return train


def main():
    if sys.argv[1] == "prepare":
        prepare(Path(sys.argv[2]))
        return
    peer, workload, folder = sys.argv[1], sys.argv[2], Path(sys.argv[3])
    if workload == "w1":
        train = {"numpy": numpy_w1, "torch": torch_w1, "jax": jax_w1}[peer](folder)
    else:
        many = {"numpy": numpy_batches, "torch": torch_batches, "jax": jax_batches, "sklearn": sklearn_batches}
        train = many[peer](folder, workload)
    for line in sys.stdin:
        what, units = line.split()
        seconds, weights = train(int(units))
        print(seconds if what == "time" else json.dumps(flat(weights)), flush=True)


if __name__ == "__main__":
    main()
