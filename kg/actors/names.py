"""Doc, Gazetteer -> Name: where the names are, repaired, each with its kind.

Three sources: the model's entities (trimmed and split in `name_pieces`), names of the gazetteer, runs of proper
nouns that neither covers. A known name inside a longer one of the model's is part of that ("Bank of Israel").
Kinds are set right in `name_kinds`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from kg.actors.drafts import Name
from kg.actors.gazetteer import NONE, ORGANIZATION, OTHER, Gazetteer
from kg.actors.metonyms import governing
from kg.actors.name_kinds import LABELS, UNKNOWN, agreed, kind_of
from kg.actors.name_pieces import near, pieces
from kg.actors.name_repairs import repaired
from kg.actors.phrases import NUMERIC
from kg.actors.titles import is_title, of_office
from kg.doc import Doc, Token, Tokens

_PROPER = frozenset({"NNP", "NNPS"})
_MODEL_NUMBER = re.compile(r"\d+(?:[.\-/]\d+)*[A-Za-z]{0,3}\+?|[IVX]{1,4}")
_CAMEL = frozenset(
    "xX xXx xXxx xXxxx xXxxxx xXX xXXX xXXXX xxXxx xxXxxx xxXxxxx xxxXX xXxxXX".split()
)  # "iOS", "eBay", "macOS"
_FIRMS_MODEL = re.compile(r"[1-9]\d{2}(?:-\d+)?[A-Za-z]{0,3}|[A-Z]{1,2}-?\d{2,4}")  # neither a count nor a year


def find_names(doc: Doc, gazetteer: Gazetteer) -> list[Name]:
    """All names of a text in order; none overlap."""
    taken = [False] * len(doc)
    found: list[Name] = []
    headline = _headline(doc)
    for name in _candidates(doc, headline, gazetteer):
        if not any(taken[name.start : name.end]):
            longer = _numbered(doc, _with_run(doc, name, taken, gazetteer), taken, gazetteer)
            taken[longer.start : longer.end] = [True] * (longer.end - longer.start)
            found.append(longer)
    found.sort(key=lambda name: name.start)
    settled = agreed(doc, repaired(doc, found, headline, gazetteer), gazetteer)
    return [governing(doc, name, gazetteer) for name in settled if name.kind != NONE]


def _headline(doc: Doc) -> range:
    """Where a headline stands whose longer words all begin with a capital letter; empty where there is none."""
    for sentence in islice(doc.sents, 2):
        words = [t.text for t in sentence if t.text.isalpha() and len(t.text) > 4]
        stopped = any(t.text in ".!" for t in list(sentence)[-3:] if t.is_punct)
        if len(words) > 2 and not stopped and all(word[0].isupper() for word in words):
            return range(sentence.start, sentence.end)
    return range(0)


def _candidates(doc: Doc, headline: range, gazetteer: Gazetteer) -> Iterator[Name]:
    """Names from all sources, the surest first; in a headline in capitals the model is not asked where a list knows."""
    listed = list(_listed(doc, gazetteer))
    known = [(name.start, name.end) for name in listed]
    for entity in doc.ents:
        if entity.label_ in LABELS and not (entity.start in headline and near(known, entity)):
            for piece in pieces(entity, gazetteer, known):
                yield Name(piece.start, piece.end, kind_of(piece, LABELS[entity.label_], gazetteer))
    yield from listed
    for piece in _runs(doc, gazetteer):
        yield Name(piece.start, piece.end, kind_of(piece, UNKNOWN, gazetteer))


def _listed(doc: Doc, gazetteer: Gazetteer) -> Iterator[Name]:
    """Names of the gazetteer, the longest first at each place."""
    end = 0
    for token in doc:
        if token.i >= end and token.text in gazetteer.lengths and (name := _listed_at(token, gazetteer)):
            yield name
            end = name.end


def _listed_at(first: Token, gazetteer: Gazetteer) -> Name | None:
    if first.ent_type_ in NUMERIC or not (first.text[:1].isupper() or first.tag_ in _PROPER):
        return None
    words = first.doc.span(first.i, first.i + gazetteer.lengths[first.text])
    text = words.text
    for last in reversed(words):
        entry = gazetteer.names.get(text[: last.idx + len(last.text) - first.idx])
        if entry and last.tag_ not in {"PRP", "IN"}:
            return Name(first.i, last.i + 1, entry.kind, entry)
    return None


def _runs(doc: Doc, gazetteer: Gazetteer) -> Iterator[Tokens]:
    """Runs of proper nouns that are no part of an office or a date."""
    runs: list[list[int]] = []
    for token in doc:
        if _proper(token, gazetteer):
            if runs and runs[-1][-1] == token.i - 1 and not token.is_sent_start:
                runs[-1].append(token.i)
            else:
                runs.append([token.i])
    for run in runs:
        if not of_office(piece := doc.span(run[0], run[-1] + 1), gazetteer):
            yield piece


def _proper(token: Token, gazetteer: Gazetteer) -> bool:
    return (
        (token.tag_ in _PROPER or token.shape_ in _CAMEL)
        and token.ent_type_ not in NUMERIC
        and token.text[:1].isalpha()
        and not token.text.islower()
        and gazetteer.signs.get(token.text) != "skipped"
        and not is_title(token, gazetteer)
    )


def _with_run(doc: Doc, name: Name, taken: list[bool], gazetteer: Gazetteer) -> Name:
    """A name with the legal form or the proper nouns right after it that the model left out."""
    end = name.end
    if end < len(doc) and gazetteer.signs.get(doc[end].text) == "legal-form" and name.kind != NONE:
        return Name(name.start, end + 1, ORGANIZATION, name.entry)
    if name.entry is not None or name.kind not in {OTHER, ORGANIZATION}:
        return name
    while end < len(doc) and not taken[end] and _proper(doc[end], gazetteer) and not doc[end].ent_type_:
        end += 1
    if end == name.end or of_office(doc.span(name.end, end), gazetteer):
        return name
    return Name(name.start, end, kind_of(doc.span(name.start, end), name.kind, gazetteer))


def _numbered(doc: Doc, name: Name, taken: list[bool], gazetteer: Gazetteer) -> Name:
    """A name with the model number after it ("Boeing 787", "Falcon 9")."""
    end = name.end
    if name.kind not in {OTHER, ORGANIZATION, NONE, UNKNOWN} or end >= len(doc) or taken[end]:
        return name
    number = doc[end]
    if name.entry and not (name.entry.identity in gazetteer.trades and _FIRMS_MODEL.fullmatch(number.text)):
        return name
    if not _MODEL_NUMBER.fullmatch(number.text) or number.ent_type_ in {"MONEY", "PERCENT", "TIME", "ORDINAL"}:
        return name
    year = number.ent_type_ == "DATE" and name.kind == ORGANIZATION
    return name if year else Name(name.start, end + 1, NONE if name.kind == NONE else OTHER)
