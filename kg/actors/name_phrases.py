"""Name -> Draft: the phrase of a name, and the office or the noun before it as a mention of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from kg.actors.drafts import NAME, NOMINAL, Draft, Name
from kg.actors.gazetteer import GROUP, NONE, ORGANIZATION, OTHER, PERSON, PLACE, STATE, Gazetteer
from kg.actors.nominals import nominal_kind
from kg.actors.phrases import before, tail
from kg.actors.titles import is_title, is_trade
from kg.doc import Token, Tokens

MODIFIER = frozenset({"compound", "nmod", "amod"})


class Names(Struct, frozen=True):
    """The names of a text by their last token, and all tokens that names cover."""

    by_end: Mapping[int, Name]
    covered: frozenset[int]
    gazetteer: Gazetteer


def name_phrases(last: Token, name: Name, names: Names) -> Iterator[Draft]:
    """The phrase of a name, and the office before it ("Apple CEO Steve Jobs": the phrase, the office, the name)."""
    head = _head(last, name)
    if _adjective(head, name):
        state = names.gazetteer.adjectives.get(head.doc.span(name.start, name.end).text)
        if state is not None and (names.gazetteer.names_event(head.head.lemma_.lower()) or _is_side(head)):
            yield Draft(name.start, name.end, last, NAME, STATE, state)  # who acts in "the Russian invasion"
        return
    if _names_a_thing(head, name, names):
        return
    end = _extended(last, head, name, names)
    draft = Draft(name.start, end, head if last.tag_ == "CD" else last, NAME, name.kind, name.entry)
    if head.dep_ in MODIFIER and head.head.i > head.i:
        yield draft
        return
    start = min(before(head), name.start)
    start = max([start, *(i + 1 for i in range(start, name.start) if last.doc[i].dep_ == "cc")])
    before_it = last.doc[name.start - 1] if name.start else last
    if (name.start - 1 in names.covered and before_it.dep_ != "poss") or is_trade(before_it, names.gazetteer):
        start = name.start
    office = _office(last.doc.span(start, name.start), names.gazetteer)
    yield replace(draft, start=start)
    if office is not None:
        yield Draft(start, name.start, office, NOMINAL, _office_kind(office, names.gazetteer))
        yield draft


def _head(last: Token, name: Name) -> Token:
    """The token of a name that hangs on something outside it."""
    inside = range(name.start, name.end)
    tokens = (last.doc[i] for i in reversed(inside))
    return next((t for t in tokens if t.head.i not in inside), last)


def _adjective(head: Token, name: Name) -> bool:
    """Whether a people's name is an adjective here ("the Israeli leader", "Czech and Polish workers")."""
    top = head
    while top.dep_ == "conj":
        top = top.head
    return name.kind == GROUP and top.dep_ in {*MODIFIER, "acomp", "advmod"} and (top.i < top.head.i or head != top)


def _is_side(adjective: Token) -> bool:
    """Whether an adjective names one of the sides whose people a noun means: "Czech and Polish officials agreed"."""
    first = adjective.head if adjective.dep_ == "conj" else adjective
    coordinated = any(t.dep_ == "conj" for t in first.rights)
    return coordinated and first.head.tag_ in {"NNS", "NNPS"} and first.head.i > adjective.i


def _names_a_thing(head: Token, name: Name, names: Names) -> bool:
    """Whether a product's name only says which thing is meant ("the iTunes store": the store is the mention)."""
    noun = head.head
    if name.kind != OTHER or head.dep_ not in MODIFIER or noun.pos_ != "NOUN" or noun.i < head.i:
        return False
    return nominal_kind(noun, names.gazetteer) == OTHER


def _extended(last: Token, head: Token, name: Name, names: Names) -> int:
    """The end of a name with the region or the `of`-phrase after it ("Lyon, France", "Supreme Court of Chile")."""
    if name.entry is None and names.gazetteer.nouns.get(last.lower_) == ORGANIZATION:
        return tail(last)
    return _with_region(head, name)


def _with_region(head: Token, name: Name) -> int:
    """The end of a place's name with the region after it ("San Jose, California")."""
    doc = head.doc
    if name.kind != PLACE or name.end + 1 >= len(doc) or doc[name.end].text != ",":
        return name.end
    region = next((t for t in head.rights if t.dep_ in {"appos", "npadvmod", "conj"} and t.i > name.end), None)
    listed = region is None or any(
        t.dep_ in {"cc", "conj", "appos"} for t in (*region.rights, *head.rights) if t != region
    )
    if region is None or listed or region.ent_type_ not in {"GPE", "LOC"} or region.left_edge.i != name.end + 1:
        return name.end
    return region.i + 1


def _office(words: Tokens, gazetteer: Gazetteer) -> Token | None:
    """The noun that says what a name names right after it ("the blog X", "President X", "Secretary of State X")."""
    if not len(words) or words[-1].dep_ == "poss" or words[-1].pos_ not in {"NOUN", "PROPN"}:
        return None
    above = words[-1].head.head if words[-1].dep_ == "pobj" and words[-1].head.lower_ == "of" else words[-1]
    noun = above if above.i >= words.start else words[-1]
    courtesy = noun.lower_ not in gazetteer.levels and gazetteer.signs.get(noun.text, "").endswith("title")
    common = noun.text.islower() or is_title(noun, gazetteer)
    return noun if common and not courtesy and _office_kind(noun, gazetteer) != NONE else None


def _office_kind(office: Token, gazetteer: Gazetteer) -> str:
    return PERSON if is_title(office, gazetteer) else gazetteer.noun_kind(office.lemma_.lower())
