"""Articles with gold events -> the odds of kg/data/confidence.tsv, and a table of how far stated confidence holds.

    python benchmarks/confidence.py GOLD [--pairs FILE] [--write]

GOLD is a folder with articles.jsonl and gold/ID.json for each article, as our own events are annotated. An event is
right where an annotator lists it too (the words of a mention overlap), with its type, and as a fact or not as one.
`--pairs` adds sentences with a PLOVER root for a pair of actors (the columns sentence, source, target, gold_root of
PLV's file): an event with both of them is right where it has that root; they weigh less, and have a base of their own.

The model is a logistic regression with a ridge, so that a rare factor says little. The table states for each band of
confidence what share of its events is right, each article read with odds fitted on the others; below it stands the
expected calibration error: the mean distance of the two, weighted by events. `--write` writes the odds down.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from msgspec import Struct

from kg.errors import InputError
from kg.events.confidence import BASE, TABLE, load_odds
from kg.model import Article, Event, Span
from kg.pipeline import Extractor
from kg.read import read_sources

RIDGE = 10.0
FREE = 0.01  # the ridge of the bases
SHARE = 0.3  # what an event of a pair weighs
STEPS = 30
BANDS = 10
DATA = Path(__file__).parent.parent / "kg" / "data" / TABLE


class Case(Struct, frozen=True):
    """An event with the article that it is from (the same for all pairs), its factors, and whether it is right."""

    article: str
    factors: tuple[str, ...]
    right: bool
    weight: float = 1.0


def read(folder: Path, extractor: Extractor) -> Iterator[Case]:
    """The events of articles with gold events."""
    gold = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("gold/*.json"))}
    for article in read_sources([str(folder / "articles.jsonl")], reject=_stop):
        if article.id in gold:
            dated = Article(article.id, article.text, published=gold[article.id]["published"])
            yield from _judged(extractor.extract(dated).events, gold[article.id]["events"], article.id)


def _judged(events: tuple[Event, ...], gold: list[Any], article: str) -> Iterator[Case]:
    """Each event once, against the gold event whose mentions it shares the most."""
    free = list(gold)
    for event in sorted(events, key=lambda one: -len(one.mentions)):
        best = max(free, key=lambda one: _shared(event, one), default=None)
        if best is None or not _shared(event, best):
            yield Case(article, event.factors, right=False)
            continue
        free.remove(best)
        fact = best["status"] in ("occurred", "ongoing") and best["polarity"] == "positive"
        yield Case(article, event.factors, event.type == best["type"] and event.factuality.fact == fact)


def _shared(event: Event, gold: Any) -> int:
    return sum(_overlap(span, one) for span in event.mentions for one in gold["mentions"])


def _overlap(span: Span, gold: Any) -> bool:
    return bool(span.start < gold["end"] and gold["start"] < span.end)


def _stop(error: InputError) -> None:
    sys.exit(str(error))


def read_pairs(path: Path, extractor: Extractor) -> Iterator[Case]:
    """The events between the two actors of each sentence."""
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines, delimiter="\t")):
            for event in extractor.extract(Article(str(number), row["sentence"])).events:
                names = [one.span.text for one in event.participants]
                linked = [any(who in name or name in who for name in names) for who in (row["source"], row["target"])]
                if all(linked) and len(names) > 1:
                    yield Case("", event.factors, event.plover == row["gold_root"], SHARE)


def fit(cases: list[Case], names: list[str]) -> np.ndarray:
    """The weights of the two bases and of the factors, by Newton's method."""
    x, y, weight = _matrix(cases, names), np.array([one.right for one in cases]), np.array([c.weight for c in cases])
    ridge = np.array([FREE, FREE] + [RIDGE] * len(names))
    found = np.zeros(len(ridge))
    for _ in range(STEPS):
        told = 1 / (1 + np.exp(-x @ found))
        slope = x.T @ (weight * (y - told)) - ridge * found
        curve = (x * (weight * told * (1 - told))[:, None]).T @ x + np.diag(ridge)
        found = found + np.linalg.solve(curve, slope)
    return found


def _matrix(cases: list[Case], names: list[str]) -> np.ndarray:
    return np.array([[1.0, float(not one.article), *(float(name in one.factors) for name in names)] for one in cases])


def check(cases: list[Case], names: list[str]) -> None:
    """Print the table of reliability, and the expected calibration error, over the articles in turn."""
    told, right = [], []
    for article in sorted({one.article for one in cases if one.article}):
        held = [one for one in cases if one.article == article]
        weights = fit([one for one in cases if one.article != article], names)
        told += list(1 / (1 + np.exp(-_matrix(held, names) @ weights)))
        right += [one.right for one in held]
    stated, observed = np.array(told), np.array(right)
    band = np.minimum((stated * BANDS).astype(int), BANDS - 1)
    print("confidence  events  stated  right")
    error = 0.0
    for number in sorted(set(band.tolist())):
        inside = band == number
        error += inside.sum() * abs(stated[inside].mean() - observed[inside].mean()) / len(band)
        print(
            f"{number / BANDS:.1f} – {(number + 1) / BANDS:.1f}{inside.sum():9}"
            f"{stated[inside].mean():8.2f}{observed[inside].mean():7.2f}"
        )
    print(f"{len(band)} events, {observed.mean():.2f} right; expected calibration error {error:.3f}")


def write(odds: dict[str, float]) -> None:
    """Put the odds into the package's table; the rest of it stays."""
    lines = []
    for line in DATA.read_text(encoding="utf-8").splitlines():
        name, _, rest = line.partition("\t")
        lines.append("\t".join([name, f"{odds[name]:.2f}", rest.partition("\t")[2]]) if name in odds else line)
    DATA.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Fit, check and print; write where asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("--pairs", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    extractor, names = Extractor(), [name for name in load_odds() if name != BASE]
    cases = list(read(given.gold, extractor))
    if given.pairs:
        cases += read_pairs(given.pairs, extractor)
    check(cases, names)
    base, _, *weights = np.exp(fit(cases, names)).tolist()
    odds = {BASE: base} | dict(zip(names, weights, strict=True))
    for name, value in odds.items():
        print(f"{name:24}×{value:.2f} {sum(name in one.factors for one in cases):6}")
    if given.write:
        write(odds)


if __name__ == "__main__":
    main()
