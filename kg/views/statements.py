"""Store -> what actors said, as reports of events of speech.

A statement is no event in the graph, where it is what events are attributed to; on a timeline of all that an actor
did, saying something is one of the things done. Verbs that the graph has as events (announce, deny) are left out here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from kg.store.store import Store
from kg.views.reading import PLACED, Report, Row, place_of, quote, rows
from kg.views.records import Quote, Role, Source, When

THOUGHTS = frozenset("doubt believe support oppose intend want expect".split())  # stances that nobody need have uttered
LENGTH = 80  # characters of what was said that a label quotes

ALL = f"""SELECT * WHERE {{ %s
  ?event a kg:Statement ; kg:inArticle ?article ; kg:stance ?stance ; kg:cue ?mention . {PLACED} .
  OPTIONAL {{ ?event prov:wasAttributedTo ?actor }} OPTIONAL {{ ?event kg:name ?name }} }}"""
OF_ACTORS = "VALUES ?actor { %s } ?event prov:wasAttributedTo ?actor ."
CONTENT = """SELECT ?event ?start ?text WHERE { VALUES ?event { %s }
  ?event kg:content ?content . ?content kg:beginIndex ?start ; kg:quote ?text }"""
TRIGGERS = """SELECT ?article ?part ?start ?end WHERE { VALUES ?article { %s }
  ?event sem:eventType ?type ; kg:inArticle ?article ; gaf:denotedBy ?mention .
  ?mention kg:inSentence*/kg:part ?part ; kg:beginIndex ?start ; kg:endIndex ?end }"""


def statements(store: Store, actors: Sequence[str], known: Mapping[str, Source]) -> list[Report]:
    """What the actors said, or all that anybody did, in the order of publication, article and text."""
    whose = OF_ACTORS % " ".join(f"<{actor}>" for actor in actors) if actors else ""
    found = {row["event"]: row for row in rows(store, ALL % whose) if _is_told(row, known)}
    taken = _triggers(store, sorted({row["article"] for row in found.values()}))
    content = _content(store, sorted(found))
    said = []
    for iri, row in sorted(found.items()):
        cue = quote(row, known)
        if not any(start < cue.end and cue.start < end for start, end in taken[row["article"], cue.part]):
            said.append(_report(row, cue, content.get(iri, "")))
    return sorted(said, key=lambda report: place_of(report, known))


def _is_told(row: Row, known: Mapping[str, Source]) -> bool:
    """Whether a statement was uttered, in one of the articles that are known."""
    return row["stance"] not in THOUGHTS and row["article"] in known


def _report(row: Row, cue: Quote, content: str) -> Report:
    """A statement as an event of speech, which took place by the day of publication."""
    name = row.get("name", "unnamed source")
    label = f"{name}: “{_shortened(content)}”" if content else f"{name} {cue.text}"
    speaker = Role("agent", row.get("actor"), name, "other")
    when = When(basis="document")
    return Report(row["event"], row["article"], "State", label, "occurred", True, when, (cue,), (speaker,))


def _shortened(content: str) -> str:
    """The start of what was said, as far as whole words go."""
    words = " ".join(content.split()).removeprefix("that ").strip("\"'“”‘’,. ")
    return words if len(words) <= LENGTH else words[:LENGTH].rpartition(" ")[0] + " …"


def _content(store: Store, iris: Sequence[str]) -> dict[str, str]:
    """The first stretch of what each statement says."""
    found = sorted((row["event"], int(row["start"]), row["text"]) for row in rows(store, CONTENT, iris))
    return {event: text for event, _, text in reversed(found)}


def _triggers(store: Store, articles: Sequence[str]) -> dict[tuple[str, str], list[tuple[int, int]]]:
    """Where the events of some articles are told, by article and part."""
    found: defaultdict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for row in rows(store, TRIGGERS, articles):
        found[row["article"], row["part"]].append((int(row["start"]), int(row["end"])))
    return found
