"""The shipped tables in five folds: scikit-learn's MLPClassifier (MLPRegressor for the number) with
standardised inputs and all other options as they come, on the very folds that `record_comparison`
dealt, beside what our network and the constant answer make of them.

    cargo run -q -p ch25-own-table --example record_comparison > folds.json
    python3 crates/ch25-own-table/tests/oracles/comparison.py folds.json > \
        crates/ch25-own-table/tests/oracles/comparison.json

Without a file it does both and prints a table for people:

    python3 crates/ch25-own-table/tests/oracles/comparison.py

Run with scikit-learn 1.9.1, pandas 3.1.1, NumPy 2.4.6. Words become columns of 0 and 1, missing numbers
the mean of the training part. A row counts with its mean over the seeds; the difference is taken
row by row, and its standard error is that of the mean over the rows.
"""

import json
import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.compose import ColumnTransformer
from sklearn.impute import SimpleImputer
from sklearn.neural_network import MLPClassifier, MLPRegressor
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

warnings.filterwarnings("ignore")
CRATE = Path(__file__).parents[2]


def read(name):
    folder = CRATE.parent / "ch14-datasets" if name == "penguins" else CRATE
    return pd.read_csv(folder / "data" / f"{name}.csv")


def theirs(table, frame, run):
    fold = np.array(run["fold"])
    inputs = frame[table["numbers"] + table["words"]]
    targets = np.array(table["targets"])
    answers = np.zeros(len(targets))
    for k in range(5):
        numbers = make_pipeline(SimpleImputer(), StandardScaler())
        words = make_pipeline(
            SimpleImputer(strategy="constant", fill_value="missing"),
            OneHotEncoder(handle_unknown="ignore", sparse_output=False),
        )
        columns = ColumnTransformer(
            [("numbers", numbers, table["numbers"]), ("words", words, table["words"])]
        )
        kind = MLPRegressor if table["number"] else MLPClassifier
        model = make_pipeline(columns, kind(random_state=run["seed"]))
        model.fit(inputs[fold != k], targets[fold != k])
        answers[fold == k] = model.predict(inputs[fold == k])
    return answers


def scores(table, answers):
    targets = np.array(table["targets"])
    misses = (np.array(answers) - targets) ** 2
    return misses if table["number"] else (misses == 0).astype(float)


def measured(table, values):
    mean, error = values.mean(), values.std(ddof=1) / np.sqrt(len(values))
    if table["number"]:
        return [float(np.sqrt(mean)), float(error / 2 / np.sqrt(mean))]
    return [float(mean), float(error)]


def folds():
    if len(sys.argv) > 1:
        return json.load(open(sys.argv[1]))
    command = ["cargo", "run", "-q", "--locked", "-p", "ch25-own-table", "--example", "record_comparison"]
    return json.loads(subprocess.run(command, cwd=CRATE, check=True, stdout=subprocess.PIPE).stdout)


def printed(found):
    models = ["constant", "linear", "network", "scikit_learn"]
    print("| table | rows | constant | linear | ours | scikit-learn | ours better by |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for table in found:
        number = table["table"] == "auto_mpg"
        times, digits = (1, 2) if number else (100, 1)
        values = [[times * value for value in table[model]] for model in models]
        values.append([value if number else 100 * value for value in table["better_by"]])
        cells = [f"{value:.{digits}f} ± {error:.{digits}f}" for value, error in values]
        print("|", " | ".join([table["table"], str(table["rows"]), *cells]), "|")
    print(
        "Right answers in per cent, for auto_mpg by how much an answer is off; in the last column right "
        "answers, for auto_mpg squared misses. Five folds, three seeds; ± is one standard error."
    )


out = []
for table in folds():
    frame = read(table["table"]).iloc[table["rows"]].reset_index(drop=True)
    frame[table["words"]] = frame[table["words"]].astype(object).where(
        frame[table["words"]].notna(), np.nan
    )
    own, their = [], []
    linear, constant = [], []
    for run in table["runs"]:
        own.append(scores(table, run["network"]))
        linear.append(scores(table, run["linear"]))
        constant.append(scores(table, run["constant"]))
        their.append(scores(table, theirs(table, frame, run)))
    rows = [np.mean(values, axis=0) for values in (own, their, linear, constant)]
    better = (rows[1] - rows[0]) if table["number"] else (rows[0] - rows[1])
    out.append(
        {
            "table": table["table"],
            "rows": len(table["rows"]),
            "seeds": len(own),
            "network": measured(table, rows[0]),
            "scikit_learn": measured(table, rows[1]),
            "linear": measured(table, rows[2]),
            "constant": measured(table, rows[3]),
            "network_by_seed": [
                float(np.sqrt(v.mean())) if table["number"] else float(v.mean()) for v in own
            ],
            "better_by": [
                float(better.mean()),
                float(better.std(ddof=1) / np.sqrt(len(better))),
            ],
        }
    )
if len(sys.argv) > 1:
    print(json.dumps(out, indent=2))
else:
    printed(out)
