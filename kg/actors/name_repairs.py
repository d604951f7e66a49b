"""Names -> Names: repairs that need more than one name: other countries' bodies, halves, headlines, acronyms."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from msgspec.structs import replace

from kg.actors.countries import main_state, states_in
from kg.actors.drafts import Name
from kg.actors.gazetteer import ORGANIZATION, PERSON, PLACE, Gazetteer
from kg.actors.titles import is_trade
from kg.doc import Doc

_PROPER = frozenset({"NNP", "NNPS"})
_ACRONYM = re.compile(r"[A-Z][A-Za-z.&-]*[A-Z]\.?")


def repaired(doc: Doc, names: Sequence[Name], headline: range, gazetteer: Gazetteer) -> list[Name]:
    """Names in order with all repairs made; `headline` is where a headline in capitals stands."""
    kept = _outside_headline(doc, _joined(doc, _of_this_country(doc, names, gazetteer)), headline)
    kept = _without_trades(doc, kept, gazetteer)
    proper = {doc[name.start].text for name in kept if doc[name.start].tag_ in _PROPER}
    return _acronyms(doc, [name for name in kept if not _common(doc, name, proper, gazetteer)])


def _of_this_country(doc: Doc, names: Sequence[Name], gazetteer: Gazetteer) -> Sequence[Name]:
    """Names with those no longer known ("Congress") that bodies of several countries bear, where it is another's."""
    guarded = [n for n in names if n.entry and doc.span(n.start, n.end).text in gazetteer.guarded]
    if not guarded:
        return names
    top = main_state(states_in(doc, gazetteer))
    foreign = {n for n in guarded if top not in {None, gazetteer.country(n.entry)}}
    return [replace(n, entry=None) if n in foreign else n for n in names]


def _joined(doc: Doc, names: Iterable[Name]) -> list[Name]:
    """Names with those joined that the model took apart ("Anna" and "Berg" as two places) or has whole elsewhere."""
    joined: list[Name] = []
    named = list(names)
    whole = {doc.span(n.start, n.end).text: n.kind for n in named if n.entry is None and n.end > n.start + 1}
    for name in named:
        kind = whole.get(doc.span(joined[-1].start, name.end).text) if joined and joined[-1].end == name.start else None
        if kind is not None:
            joined[-1] = Name(joined[-1].start, name.end, kind)
        elif joined and _halves(doc, joined[-1], name):
            joined[-1] = replace(joined[-1], end=name.end)
        else:
            joined.append(name)
    return joined


def _halves(doc: Doc, a: Name, b: Name) -> bool:
    unknown = a.entry is None and b.entry is None
    return unknown and a.end == b.start and a.kind == b.kind == PLACE and b.start <= doc[a.end - 1].head.i < b.end


def _outside_headline(doc: Doc, names: Sequence[Name], headline: range) -> list[Name]:
    """Names without those that only a headline in capitals makes look like names, as the body never has them."""
    if not headline:
        return list(names)
    body = {token.text for name in names if name.start not in headline for token in doc[name.start : name.end]}
    kept = []
    for name in names:
        known = [i for i in range(name.start, name.end) if doc[i].text in body]
        if name.entry or name.start not in headline:
            kept.append(name)
        elif known:
            kept.append(replace(name, start=known[0], end=known[-1] + 1))
    return kept


def _without_trades(doc: Doc, names: list[Name], gazetteer: Gazetteer) -> list[Name]:
    """Names without the trade that opens a sentence before one that stands alone as well: "Carmaker Fiat cut jobs"."""
    opening = [n for n in names if n.entry is None and n.end > n.start + 1 and is_trade(doc[n.start], gazetteer)]
    if not opening:
        return names
    alone = {doc[name.start].text for name in names}
    shorter = {n: replace(n, start=n.start + 1) for n in opening if doc[n.start + 1].text in alone}
    known = ((n, gazetteer.named(doc.span(n.start, n.end).text)) for n in (shorter.get(name, name) for name in names))
    return [replace(n, kind=entry.kind, entry=entry) if n.entry is None and entry else n for n, entry in known]


def _common(doc: Doc, name: Name, proper: Collection[str], gazetteer: Gazetteer) -> bool:
    """Whether a name is only a common noun in capitals ("the Court", "Shareholders", "Talks" at the start)."""
    word = doc[name.start]
    if name.entry is not None or name.end > name.start + 1:
        return False
    article = name.start and doc[name.start - 1].lower_ in {"the", "this", "that"}
    one = word.lower_.removesuffix("s")
    several = one != word.lower_ and one in gazetteer.levels and word.tag_ in {"NNS", "NNPS"}
    common = (
        word.text not in proper and word.text not in gazetteer.adjectives and word.lemma_.lower() in gazetteer.nouns
    )
    opening = word.is_sent_start and common
    return bool(
        opening
        or (several and gazetteer.nouns[one] in {PERSON, ORGANIZATION})
        or (article and word.lower_ in gazetteer.levels)
    )


def _acronyms(doc: Doc, names: Sequence[Name]) -> list[Name]:
    """Give an acronym in parentheses the kind and the identity of the name that it stands for."""
    settled = list(names)
    for i in range(1, len(names)):
        long, short = settled[i - 1], names[i]
        bracketed = short.start == long.end + 1 and doc[long.end].text == "("
        if bracketed and short.end == short.start + 1 and _ACRONYM.fullmatch(doc[short.start].text):
            settled[i] = replace(short, kind=long.kind, entry=short.entry or long.entry)
    return settled
