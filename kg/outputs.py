"""Articles -> a folder with all that can be made of them: the graph, the events, timelines, diagrams and a report."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.files import write_whole
from kg.graph.build import article_graph
from kg.ingest import Tally, counts, ingest
from kg.model import Extraction
from kg.registry import load
from kg.render.layers import lines
from kg.render.style import Style
from kg.store import Store, open_store
from kg.store.dump import dump
from kg.views import network, timeline
from kg.views.filters import Filters
from kg.views.reading import rows

TIMELINES = {"timeline.txt": "text", "timeline.md": "md", "timeline.png": "png"}
NETWORKS = {"network.png": "png", "network.svg": "svg"}
MAIN = 60  # events in the picture of the timeline
COUNTS = """SELECT ?kind (COUNT(DISTINCT ?one) AS ?count) WHERE {
  VALUES (?class ?kind) { (sem:Actor "actors") (kg:Statement "statements") (sem:Event "events") } ?one a ?class }
GROUP BY ?kind"""
STATUSES = """SELECT ?status (COUNT(DISTINCT ?event) AS ?count) WHERE {
  ?event kg:inArticle ?article ; kg:status ?status } GROUP BY ?status"""


def make_outputs(
    extractions: Iterable[Extraction],
    folder: Path,
    description: Mapping[str, str],
    rejected: list[str],
    faults: Sequence[str] = (),
) -> dict[str, Any]:
    """Fill a folder and return its report; every file appears whole, and the same for articles in any order.

    `rejected` and `faults` name the articles and the events that were left out, once all are read.
    """
    events: dict[str, tuple[str, str, list[str]]] = {}
    tally = Tally()
    with open_store("memory") as store:
        ingest((article_graph(one, description) for one in _noted(extractions, events)), store, tally)
        if not tally:
            raise InputError("no article could be read, so nothing is written")
        report = _report(store, tally, rejected) | {"faults": list(faults), "made-with": dict(description)}
        for name, content in _files(store).items():
            write_whole(folder / name, content)
    write_whole(
        folder / "events.jsonl", "".join(f"{line}\n" for _, _, told in sorted(events.values()) for line in told)
    )
    write_whole(folder / "report.json", json.dumps(report, ensure_ascii=False, indent=1) + "\n")
    return report


def _noted(extractions: Iterable[Extraction], events: dict[str, tuple[str, str, list[str]]]) -> Iterator[Extraction]:
    """Pass extractions on, and keep the lines of their events by article; a later version replaces an earlier one."""
    for one in extractions:
        events[one.article.id] = one.article.published or "", one.article.id, lines(one, "events")
        yield one


def _files(store: Store) -> dict[str, str | bytes]:
    """Everything that is made from the graph alone, by the name of its file."""
    whole_story, main = timeline.build(store), timeline.build(store, Filters(top=MAIN))
    made: dict[str, str | bytes] = {"graph.trig": dump(store.quads())}
    for name, form in TIMELINES.items():
        made[name] = load("timelines", form)(main if form == "png" else whole_story, Style())
    actors = network.build(store)
    return made | {name: load("networks", form)(actors, Style()) for name, form in NETWORKS.items()}


def _report(store: Store, tally: Tally, rejected: list[str]) -> dict[str, Any]:
    """Counts of what came in, and of what was made of it."""
    statuses = {row["status"]: int(row["count"]) for row in rows(store, STATUSES)}
    return {
        "articles": counts(tally, len(rejected)),
        **dict.fromkeys(("actors", "events", "statements"), 0),
        **{row["kind"]: int(row["count"]) for row in rows(store, COUNTS)},
        "events-by-status": dict(sorted(statuses.items())),
        "quads": sum(1 for _ in store.quads()),
        "rejected": rejected,
    }
