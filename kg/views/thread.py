"""Store + an event -> Thread: one planned event, whatever articles call it, with what befell it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.errors import InputError
from kg.model import CHANGING
from kg.store.store import Store
from kg.views.dating import dated
from kg.views.reading import REPORTS, articles, relation_name, reports, rows, until, wholes
from kg.views.records import Thread
from kg.views.show import MOST, event_iri
from kg.views.states import UNTOLD
from kg.views.steps import steps

TELLINGS = "SELECT ?whole ?part WHERE { ?whole kg:hasTelling ?part }"
CHANGES = """SELECT ?act ?relation ?event WHERE { VALUES ?event { %s }
  ?link kg:targetEvent ?event ; kg:sourceEvent ?act ; kg:relation ?relation }"""
CHANGED = """SELECT ?relation ?event WHERE { VALUES ?act { %s }
  ?link kg:sourceEvent ?act ; kg:targetEvent ?event ; kg:relation ?relation }"""
ALL_CHANGES = """SELECT ?act ?relation ?event WHERE {
  ?link kg:targetEvent ?event ; kg:sourceEvent ?act ; kg:relation ?relation }"""
LABELS = "SELECT ?thing ?label WHERE { VALUES ?thing { %s } ?thing rdfs:label ?label }"

_WORD = re.compile(r"\w+")


def build(store: Store, event: str, as_of: str | None = None) -> Thread:
    """The thread that an event tells of or changes, as it was known on a day: by what was published until then.

    `event` is the IRI of an event, of a canonical event or of a thread.
    """
    known, whole = until(articles(store), as_of), wholes(store, REPORTS)
    key, told = _tellings(store, event, whole)
    changes = changes_of(store, told)
    acts = _with_other_reports(changes, whole)
    found = dated(store, reports(store, sorted({*told, *acts}), known), known)
    ordered = steps(found, changes, whole, known)
    label = next((row["label"] for row in rows(store, LABELS, [key])), key)
    return Thread(key, label, ordered[-1].state if ordered else UNTOLD, ordered, as_of)


def find(store: Store, wanted: str) -> str:
    """The IRI of the thread, or of the event in one, that an IRI, the end of one or some words mean.

    Words are looked for in what articles call the planned event and what befell it. Raises InputError where they
    mean none, or several.
    """
    if "/" in wanted or wanted.rpartition("-")[2].isdigit():
        return wanted if wanted in threads(store) else event_iri(store, wanted)
    words = _words(wanted)
    found = {key: name for key, (name, labels) in called(store).items() if words <= _words(" ".join(labels))}
    found = {key: name for key, name in found.items() if words <= _words(name)} or found
    if len(found) == 1:
        return next(iter(found))
    if not found:
        raise InputError(f"no planned event is told of in the words {wanted!r}; `kg thread` lists all that are")
    names = "\n".join(f"  {name}\t{key}" for key, name in sorted(found.items(), key=lambda item: item[::-1])[:MOST])
    raise InputError(f"{wanted!r} may mean several; give more words, or the IRI of one:\n{names}")


def called(store: Store) -> dict[str, tuple[str, list[str]]]:
    """All planned events by IRI: the name of each, with the labels of what tells of it and of what changes it."""
    changed = {row["event"]: row["act"] for row in rows(store, ALL_CHANGES) if relation_name(row) in CHANGING}
    thread = wholes(store, TELLINGS)
    labels = {row["thing"]: row["label"] for row in rows(store, LABELS, sorted({*thread, *changed, *changed.values()}))}
    names = threads(store)
    found: dict[str, tuple[str, list[str]]] = {}
    for iri in sorted({*thread, *changed}):
        key = thread.get(iri, iri)
        _, told = found.setdefault(key, (names.get(key, labels.get(iri, "")), []))
        told += [labels[one] for one in (iri, changed.get(iri)) if one in labels]
    return found


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def threads(store: Store) -> dict[str, str]:
    """The names of the threads that more than one event tells of, by IRI."""
    keys = sorted(set(wholes(store, TELLINGS).values()))
    return {row["thing"]: row["label"] for row in rows(store, LABELS, keys)}


def _tellings(store: Store, event: str, whole: Mapping[str, str]) -> tuple[str, list[str]]:
    """What a thread goes by, and the events that tell it: those of the event, or of what it changes."""
    thread = wholes(store, TELLINGS)
    alike = sorted(iri for iri in whole if event in (whole[iri], iri) or whole[iri] == whole.get(event)) or [event]
    changed = sorted(row["event"] for row in rows(store, CHANGED, alike) if relation_name(row) in CHANGING)
    key = (
        event if event in thread.values() else next((thread[iri] for iri in [*alike, *changed] if iri in thread), None)
    )
    if key is not None:
        return key, sorted(iri for iri in thread if thread[iri] == key)
    return (changed or alike)[0], changed or alike


def changes_of(store: Store, told: Sequence[str]) -> dict[str, list[str]]:
    """Act -> which of some events it changes."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows(store, CHANGES, told):
        if relation_name(row) in CHANGING:
            found[row["act"]].append(row["event"])
    return {act: sorted(events) for act, events in found.items()}


def _with_other_reports(acts: Iterable[str], whole: Mapping[str, str]) -> set[str]:
    """Acts with all other reports of them."""
    wanted = {whole[act] for act in acts if act in whole}
    return {*acts, *(iri for iri, one in whole.items() if one in wanted)}
