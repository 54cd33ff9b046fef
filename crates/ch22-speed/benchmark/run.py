#!/usr/bin/env python3
"""Measures chapter 22: the same trainings by the book's code and by its peers, in one interleaved run.

    python3 crates/ch22-speed/benchmark/run.py VENV [--rounds 11] [--only w1,w2]

VENV is the folder of a Python environment with numpy, torch, jax and scikit-learn; if there is none it
is made, and they are installed (some gigabytes). The Rust peers, burn and candle, are built by cargo,
the plain C with `cc -O2`. Nothing of this is needed by the tests.

Everybody starts from the same weights and sees the same samples in the same order. First all ending
weights are compared, and where they differ there is no table. Then come the rounds: in each of them
every way is run once, in turn, so that a machine that is busy for a while is busy for all. A way is a
process of its own, which is held on one core (on two in W3) by the system. Medians of the rounds,
machine and versions go to crates/ch22-speed/recorded/speed.json, which the page and the tests read.

W1  3-4-1, sigmoids, no bias, an update after each of 1,000 colours, f64, the same to 1e-9
W2  digits, 64-32-10, tanh and softmax, batches of 32, 50 epochs, f64, the same to 1e-9
W3  784-128-10, ReLU and softmax, batches of 128, 60,000 made-up samples, one epoch, f32, two threads,
    every weight the same to 1e-5
"""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
PACKAGES = ["numpy", "torch", "jax", "scikit-learn"]
TOLERANCE = {"w1": 1e-9, "w2": 1e-9, "w3": 1e-5}
# Updates, epochs, epochs.
CHECKED = {"w1": 2_000, "w2": 50, "w3": 1}
UNITS = {"w2": 50, "w3": 1}

# name on the page, language, way, updates in W1
WAYS = {
    "w1": [
        ("fresh_arrays", "ours", "fresh arrays", 50_000),
        ("chapter_12", "ours", "chapter 12", 200_000),
        ("fixed", "ours", "fixed", 200_000),
        ("fixed_std", "ours", "fixed std", 400_000),
        ("fixed_polynomial", "ours", "fixed polynomial", 400_000),
        ("ahead_polynomial", "ours", "ahead polynomial", 400_000),
        ("ahead_table", "ours", "ahead table", 400_000),
        ("sigmoids_libm", "ours", "sigmoids libm", 200_000),
        ("sigmoids_table", "ours", "sigmoids table", 400_000),
        ("c", "c", "", 400_000),
        ("jax", "python", "jax", 400_000),
        ("numpy", "python", "numpy", 4_000),
        ("torch", "python", "torch", 2_000),
        ("candle", "ours", "candle", 2_000),
        ("burn", "ours", "burn", 2_000),
    ],
    "w2": [
        ("in_turn", "ours", "in turn", None),
        ("batch", "ours", "batch", None),
        ("quick", "ours", "quick", None),
        ("forward", "ours", "forward", None),
        ("c", "c", "", None),
        ("jax", "python", "jax", None),
        ("numpy", "python", "numpy", None),
        ("sklearn", "python", "sklearn", None),
        ("torch", "python", "torch", None),
        ("candle", "ours", "candle", None),
        ("burn", "ours", "burn", None),
    ],
    "w3": [
        ("gemm", "ours", "gemm", None),
        ("gemm_one_thread", "ours", "gemm one thread", None),
        ("jax", "python", "jax", None),
        ("numpy", "python", "numpy", None),
        ("sklearn", "python", "sklearn", None),
        ("torch", "python", "torch", None),
        ("candle", "ours", "candle", None),
        ("burn", "ours", "burn", None),
    ],
}
# Not trainings of the workload: they have no weights to compare.
ALONE = {"sigmoids_libm", "sigmoids_table", "forward"}
BATCHES = [1, 2, 4, 8, 16, 32, 64, 128, 256]
HIDDEN = [4, 8, 16, 32, 64, 128, 256]
PENGUINS = [1, 8, 32, 1_000]
SAMPLES = [125, 250, 500, 1_000, 2_000, 4_000, 8_000]
# The same measurement is repeated until it has lasted: epochs of digits, updates, epochs.
REPEATS = {
    "batch": lambda size: 2 if size == 1 else 4,
    "hidden": lambda hidden: 400_000 // hidden,
    "samples": lambda samples: 200_000 // samples,
    "penguins": lambda size: 40,
}


def python_of(venv):
    python = venv / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", *PACKAGES], check=True)
    return str(python)


def built(folder, without):
    """Our program and the plain C. Without burn and candle, nobody has to build them."""
    features = ["--no-default-features"] if {"burn", "candle"} <= without else []
    build = ["cargo", "build", "--release", "--quiet", "--locked", *features]
    subprocess.run(build, cwd=HERE / "ours", check=True)
    metadata = ["cargo", "metadata", "--no-deps", "--format-version", "1"]
    told = json.loads(subprocess.run(metadata, cwd=HERE / "ours", check=True, capture_output=True).stdout)
    plain = folder / "plain"
    subprocess.run(["cc", "-O2", "-o", str(plain), str(HERE / "plain.c"), "-lm"], check=True)
    return str(Path(told["target_directory"]) / "release" / "ours"), str(plain)


class Runner:
    """A way of a workload, as a process that is asked line by line."""

    def __init__(self, command, cores):
        count = str(len(cores))
        limits = {
            "OMP_NUM_THREADS": count,
            "OPENBLAS_NUM_THREADS": count,
            "MKL_NUM_THREADS": count,
            "RAYON_NUM_THREADS": count,
            "OMP_WAIT_POLICY": "PASSIVE",
            "JAX_PLATFORMS": "cpu",
            "CUDA_VISIBLE_DEVICES": "",
        }
        if len(cores) == 1:
            limits["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false"
        held = lambda: os.sched_setaffinity(0, cores) if hasattr(os, "sched_setaffinity") else None
        self.child = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **limits},
            preexec_fn=held,
        )

    def ask(self, question):
        self.child.stdin.write(question + "\n")
        self.child.stdin.flush()
        answer = self.child.stdout.readline()
        if not answer:
            sys.exit(f"{self.child.args} has ended")
        return json.loads(answer)

    def close(self):
        self.child.stdin.close()
        self.child.wait()


def rounds_of(ways, rounds, slices):
    """Every way once in each round. ways: name → (runner, units, what the seconds are times).

    On a busy machine each turn is cut into short ones, and the fastest of them counts: most of those
    are not interrupted.
    """
    times = {name: [] for name in ways}
    for number in range(rounds):
        for name, (runner, units, scale) in ways.items():
            times[name].append(min(runner.ask(f"time {units}") for _ in range(slices)) * scale)
        print(f"  round {number + 1}, load {os.getloadavg()[0]:.2f}", flush=True)
    return {
        name: {
            "median": statistics.median(measured),
            "fastest": min(measured),
            "slowest": max(measured),
        }
        for name, measured in times.items()
    }


def compared(workload, runners):
    ends = {name: r.ask(f"weights {CHECKED[workload]}") for name, r in runners.items() if name not in ALONE}
    ours = next(iter(ends))
    apart = {
        name: max(abs(a - b) for a, b in zip(end, ends[ours], strict=True)) for name, end in ends.items()
    }
    most = max(apart, key=apart.get)
    print(f"  end weights differ by {apart[most]:.1e} at most ({most})", flush=True)
    if not apart[most] <= TOLERANCE[workload]:
        sys.exit(f"{workload}: {most} ends with other weights: {apart}")
    return apart[most]


def versions(python, cargo_lock):
    code = "import json,numpy,torch,jax,sklearn;print(json.dumps({m.__name__:m.__version__ for m in (numpy,torch,jax,sklearn)}))"
    told = json.loads(subprocess.run([python, "-c", code], check=True, capture_output=True).stdout)
    lines = cargo_lock.read_text().split("[[package]]")
    for name in ("burn", "candle-core", "gemm", "pulp", "rayon"):
        found = [part.split('version = "')[1].split('"')[0] for part in lines if f'name = "{name}"\n' in part]
        told[name] = found[-1]
    first = lambda command: subprocess.run(command, capture_output=True, text=True).stdout.splitlines()[0]
    return {**told, "python": platform.python_version(), "rustc": first(["rustc", "--version"]), "cc": first(["cc", "--version"])}


def cpu():
    try:
        text = Path("/proc/cpuinfo").read_text()
        named = [line.split(":", 1)[1].strip() for line in text.splitlines() if line.startswith("model name")]
        return named[0]
    except (OSError, IndexError):
        return platform.processor() or platform.machine()


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("venv", type=Path)
    arguments.add_argument("--rounds", type=int, default=11)
    arguments.add_argument("--only", default="w1,w2,w3,growth")
    arguments.add_argument("--without", default="", help="peers to leave out, such as burn,candle")
    arguments.add_argument("--slices", type=int, default=1, help="on a busy machine: cut each turn")
    arguments.add_argument("--to", type=Path, default=HERE.parent / "recorded" / "speed.json")
    asked = arguments.parse_args()
    only = asked.only.split(",")
    without = set(asked.without.split(","))
    python = python_of(asked.venv)
    cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else [0, 1]
    began = time.time()
    with tempfile.TemporaryDirectory() as folder:
        ours, plain = built(Path(folder), without)
        subprocess.run([python, str(HERE / "peers.py"), "prepare", folder], check=True)
        load = os.getloadavg()
        told = {
            "machine": {
                "cpu": cpu(),
                "cores": len(cores),
                "system": f"{platform.system()} {platform.machine()}",
                "load_before": load[0],
            },
            "versions": versions(python, HERE / "ours" / "Cargo.lock"),
            "rounds": asked.rounds,
            "slices": asked.slices,
            "apart": {},
        }
        commands = {
            "ours": lambda workload, way: [ours, workload, way, folder],
            "python": lambda workload, way: [python, str(HERE / "peers.py"), way, workload, folder],
            "c": lambda workload, way: [plain, workload, folder],
        }
        for workload, ways in WAYS.items():
            if workload not in only:
                continue
            print(workload, flush=True)
            ways = [way for way in ways if way[0] not in without]
            held = set(cores[-1:]) if workload != "w3" else set(cores[-2:])
            runners = {
                name: Runner(commands[language](workload, way), held) for name, language, way, _ in ways
            }
            told["apart"][workload] = compared(workload, runners)
            timed = {}
            for name, _, _, updates in ways:
                # nanoseconds an update; milliseconds a training
                whole = updates or UNITS[workload]
                units = max(1, whole // asked.slices)
                if name == "jax" and updates:
                    units = max(1000, units // 1000 * 1000)
                scale = 1e9 / units if updates else 1e3 * whole / units
                timed[name] = (runners[name], units, scale)
            told[workload] = rounds_of(timed, asked.rounds, 1 if workload == "w3" else asked.slices)
            for runner in runners.values():
                runner.close()
        if "growth" in only:
            for kind, sizes, scale in [("batch", BATCHES, 1e9), ("hidden", HIDDEN, 1e9), ("samples", SAMPLES, 1e6), ("penguins", PENGUINS, 1e9)]:
                print(kind, flush=True)
                runners = {size: Runner(commands["ours"](kind, str(size)), set(cores[-1:])) for size in sizes}
                short = lambda size: max(1, REPEATS[kind](size) // asked.slices)
                timed = {size: (runner, short(size), scale) for size, runner in runners.items()}
                told[kind] = [
                    {kind: size, **measured} for size, measured in rounds_of(timed, asked.rounds, asked.slices).items()
                ]
                for runner in runners.values():
                    runner.close()
        told["machine"]["load_after"] = os.getloadavg()[0]
        told["minutes"] = (time.time() - began) / 60
    for workload in WAYS:
        if workload in told:
            unit = "ns an update" if workload == "w1" else "ms"
            print(f"\n{workload}, {unit}: median, fastest, slowest")
            for name, row in sorted(told[workload].items(), key=lambda pair: pair[1]["median"]):
                print(f"  {name:20} {row['median']:12.1f} {row['fastest']:12.1f} {row['slowest']:12.1f}")
    asked.to.parent.mkdir(exist_ok=True)
    asked.to.write_text(json.dumps(told, indent=2) + "\n")
    print(f"\n{asked.to}, after {told['minutes']:.1f} minutes")


if __name__ == "__main__":
    main()
