"""Trains the model beside the rules that hears requests for a human: `python tests/train/human_request.py`.

Needs scikit-learn, which nothing else in the project does. Reads the project's own utterances (test cases
and `tests/train/human_request/*.tsv`, where {a|b} stands for either), prints how well the model alone judges
what it was not trained on, and writes `console/core/human_request/weights.py`. Same words, same weights.
"""

import csv
import hashlib
import re
import sys
from base64 import b64encode
from collections import Counter
from pathlib import Path
from textwrap import wrap
from zlib import compress, crc32

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, precision_score, recall_score
from sklearn.model_selection import GroupKFold

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
FOLDERS = (ROOT / "tests/train/human_request", ROOT / "tests/console/core/human_request_cases")
WEIGHTS = ROOT / "console/core/human_request/weights.py"
SLOT = re.compile(r"\{([^}]*)\}")
# How many sayings stand for one template, how freely the model may fit, and how often it is tried on a part.
SAYINGS = 12
FREEDOM = 20
FOLDS = 5
HEAD = '''"""The weights of `model`: made by tests/train/human_request.py, not to be edited by hand."""

from typing import Final

# SHA-256 of the utterances they were learned from.
TRAINED_ON: Final = "{trained_on}"
BIAS: Final = {bias!r}
# What one unit of a weight is worth.
STEP: Final = {step!r}
# One signed byte per bucket, deflated, in base 64 (which Python reads fastest).
PACKED: Final = (
{packed}
)
'''


def trained_on() -> str:
    """What tells one set of utterances from another."""
    digest = hashlib.sha256()
    for path in (path for folder in FOLDERS for path in sorted(folder.glob("*.tsv"))):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def sayings(template: str) -> list[str]:
    """Up to SAYINGS ways to fill in a template: every choice of the first slots, the others by chance."""
    said = set()
    for turn in range(SAYINGS):
        parts, rest = [], turn
        for at, part in enumerate(SLOT.split(template)):
            choices = part.split("|") if at % 2 else [part]
            chosen = rest % len(choices) if at == 1 else crc32(f"{template}{at}{turn}".encode())
            parts.append(choices[chosen % len(choices)])
        said.add(" ".join("".join(parts).split()))
    return sorted(said)


def utterances() -> list[tuple[bool, str, str, int]]:
    """Whether it asks, its text, its language, and which template it is of."""
    found = []
    for path in (path for folder in FOLDERS for path in sorted(folder.glob("*.tsv"))):
        with path.open(encoding="utf-8", newline="") as lines:
            for label, template in list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]:
                group = crc32(template.encode())
                found += [(label == "1", text, path.stem, group) for text in sayings(template)]
    return found


def matrix(texts: list[str]) -> csr_matrix:
    """One row per text, one column per bucket."""
    from console.core.human_request import matcher, model

    values, columns, ends = [], [], [0]
    for text in texts:
        words = [word for sentence in matcher.sentences(text) for word in sentence]
        for buckets in ([bucket for word in words for bucket in model.pieces(word)], model.rows(words)):
            for bucket, times in sorted(Counter(buckets).items()):
                columns.append(bucket)
                values.append(times / len(buckets) ** 0.5)
        ends.append(len(columns))
    return csr_matrix((values, columns, ends), shape=(len(texts), model.BUCKETS))


def fitted(features: csr_matrix, asks: np.ndarray) -> LogisticRegression:
    """The model fitted to these."""
    return LogisticRegression(C=FREEDOM, max_iter=2000).fit(features, asks)


def validate(features: csr_matrix, asks: np.ndarray, languages: np.ndarray, groups: np.ndarray) -> None:
    """Print what the model makes of utterances of templates it has not seen."""
    said = np.zeros(len(asks))
    for seen, unseen in GroupKFold(FOLDS).split(features, asks, groups):
        said[unseen] = fitted(features[seen], asks[seen]).predict_proba(features[unseen])[:, 1]
    for language in sorted(set(languages)):
        truth, guess = asks[languages == language], said[languages == language] > 0.5
        scores = (score(truth, guess) for score in (precision_score, recall_score, f1_score))
        print(language, "P {:.3f}  R {:.3f}  F1 {:.3f}".format(*scores), "of", len(truth))


def source(model: LogisticRegression) -> str:
    """The weights as a Python module."""
    coefficients = model.coef_[0]
    step = float(f"{np.abs(coefficients).max() / 127:.6g}")
    packed = b64encode(compress(np.rint(coefficients / step).astype(np.int8).tobytes(), 9)).decode()
    lines = "\n".join(f'    "{line}"' for line in wrap(packed, 100))
    bias = float(f"{model.intercept_[0]:.6g}")
    return HEAD.format(trained_on=trained_on(), bias=bias, step=step, packed=lines)


def main() -> None:
    """Validate, then train on everything and write the weights."""
    asks, texts, languages, groups = (list(column) for column in zip(*utterances(), strict=True))
    features = matrix(texts)
    if "--only-write" not in sys.argv:
        validate(features, np.array(asks), np.array(languages), np.array(groups))
    WEIGHTS.write_text(source(fitted(features, np.array(asks))), encoding="utf-8")
    print(f"{len(texts)} utterances, {WEIGHTS.stat().st_size} bytes")


if __name__ == "__main__":
    main()
