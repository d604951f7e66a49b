"""Name -> Name: what kind of thing a name names, from the model's label, its words, and how it is used in the text.

All names written alike have one kind. Each use adds evidence: who announces is an actor, what is unveiled
is a thing, what has a chief is a body, "an X" or "its new X" is a thing; the noun set before or beside a
name counts most ("the airline X", "X, a plane").
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from kg.actors.drafts import Name
from kg.actors.gazetteer import EVENT, GROUP, NONE, ORGANIZATION, OTHER, PERSON, PLACE, Gazetteer
from kg.actors.phrases import NAMED_PLACES, apposition
from kg.doc import Doc, Token, Tokens

UNKNOWN = "unknown"
LABELS = {
    "PERSON": PERSON,
    "ORG": ORGANIZATION,
    "GPE": PLACE,
    "LOC": PLACE,
    "FAC": PLACE,
    "NORP": GROUP,
    "PRODUCT": OTHER,
    "WORK_OF_ART": OTHER,
    "LAW": NONE,
    "EVENT": NONE,
    "LANGUAGE": NONE,
}
_OPEN = frozenset({ORGANIZATION, OTHER, PERSON, PLACE, UNKNOWN})  # kinds that use may overrule
_WHERE = frozenset("in at near from of on over for off across around outside inside throughout via into".split())
_NAMED_SO = NAMED_PLACES | {"port"}
_GENDERS = frozenset({"masculine", "feminine"})
_OF_THINGS = frozenset("a an this each every another its their".split())
_LABEL, _USE, _TOLD = 2.0, 1.5, 3.0  # weights of the model's label, of a use, of a noun that says it


def kind_of(piece: Tokens, kind: str, gazetteer: Gazetteer) -> str:
    """The kind of a name that no list knows, as far as its words tell; `kind` is what the model says."""
    if len(piece) > 1 and (told := _by_words(piece, kind, gazetteer)):
        return told
    text = piece.text
    if text in gazetteer.adjectives:
        return GROUP
    if kind not in {PLACE, NONE} and text in gazetteer.cities and gazetteer.signs.get(piece[0].text) not in _GENDERS:
        return PLACE if kind != PERSON or _somewhere(piece) else kind
    return kind


def _by_words(piece: Tokens, kind: str, gazetteer: Gazetteer) -> str | None:
    """What the words of a name of several say: "... Inc." is a body, "... Airport" a place, "... Act" no actor."""
    if gazetteer.signs.get(piece[-1].text) == "legal-form":
        return ORGANIZATION
    of = next((t.i for t in piece if t.lower_ in {"of", "for"} and t.i > piece.start), piece.end)
    word = piece.doc[of - 1].lower_
    head = gazetteer.nouns.get(word)
    venue = gazetteer.levels.get(word) == "venue" and kind == ORGANIZATION
    if head in {EVENT, ORGANIZATION, PLACE} and kind in {ORGANIZATION, OTHER, NONE, UNKNOWN} and not venue:
        return NONE if head == EVENT else head
    return PERSON if kind == UNKNOWN and gazetteer.signs.get(piece[0].text) in _GENDERS else None


def _somewhere(piece: Tokens) -> bool:
    before: Token = piece.root.head
    return piece.root.dep_ == "pobj" and before.lower_ in _WHERE


def agreed(doc: Doc, names: Sequence[Name], gazetteer: Gazetteer) -> list[Name]:
    """Names with one kind for all that are written alike; a surname follows the full names that end in it."""
    labels: defaultdict[str, Counter[str]] = defaultdict(Counter)
    uses: defaultdict[str, Counter[str]] = defaultdict(Counter)
    surnames: set[str] = set()
    spellings = [_spelling(doc.span(name.start, name.end), gazetteer) for name in names]
    for name, text in zip(names, spellings, strict=True):
        piece = doc.span(name.start, name.end)
        labels[text][name.kind] += 1
        if name.entry is None and name.kind in _OPEN:
            for kind, weight in _evidence(piece, gazetteer):
                uses[text][kind] += weight  # type: ignore[assignment]
        if name.kind == PERSON and len(piece) > 1:
            surnames.update(_endings(piece))
    kinds = {text: _decided(labels[text], uses[text]) for text in labels}
    kinds |= dict.fromkeys(surnames & kinds.keys(), PERSON)
    return [_settled(name, text, kinds, surnames) for name, text in zip(names, spellings, strict=True)]


def _spelling(piece: Tokens, gazetteer: Gazetteer) -> str:
    """A name without its legal form, so that "Example" and "Example Inc." are one spelling."""
    words = list(piece)
    while len(words) > 1 and gazetteer.signs.get(words[-1].text) == "legal-form":
        words.pop()
    return piece.text[: words[-1].idx + len(words[-1].text) - words[0].idx]


def _settled(name: Name, text: str, kinds: Mapping[str, str], surnames: set[str]) -> Name:
    """A name with the kind that its spelling has; a known body gives way to a person of the text who is called so."""
    if name.entry is not None and not (text in surnames and name.kind == ORGANIZATION):
        return name
    return replace(name, kind=kinds[text], entry=None)


def _decided(labels: Counter[str], uses: Counter[str]) -> str:
    """The kind with most weight; what nothing tells is a thing."""
    best = max(labels.values())
    label = next(kind for kind in labels if labels[kind] == best)
    if label == UNKNOWN and len(labels) > 1:
        label = next(kind for kind in labels if kind != UNKNOWN)
    if label not in _OPEN:
        return label
    if label == PLACE:  # places act too ("Paris said"), but no place is a woman
        return PERSON if uses[PERSON] >= _TOLD else PLACE
    weights = Counter(uses)
    if label != UNKNOWN:
        weights[label] += _LABEL  # type: ignore[assignment]
    return max(weights, key=lambda kind: (weights[kind], kind), default=OTHER)


def _evidence(piece: Tokens, gazetteer: Gazetteer) -> Iterator[tuple[str, float]]:
    """What one use of a name says of its kind, with weights."""
    head = piece.root
    given = gazetteer.signs.get(piece[0].text) in _GENDERS
    surname = len(piece) == 1 and gazetteer.is_surname(piece.text)
    yield from _told(head, piece, gazetteer)
    if surname and not _made(head, gazetteer):
        yield PERSON, _TOLD
    if _has_his(head) or _among_persons(head, gazetteer):
        yield PERSON, _TOLD
    if given and 1 < len(piece) < 4 and not gazetteer.nouns.get(piece[-1].lower_):
        yield PERSON, _LABEL / 2
    words = [t for t in head.lefts if t.i < piece.start]
    if any(_thing_like(t, gazetteer) for t in words):
        yield OTHER, _USE
    elif any(t.lower_ == "the" for t in words) and not piece.text.isupper() and head.dep_ not in {"compound", "nmod"}:
        yield OTHER, _USE / 2
    above = head.head.lemma_.lower()
    if head.dep_ == "nsubj" and above in gazetteer.cues["acts"]:
        yield PERSON if given or surname else ORGANIZATION, _USE
    elif head.dep_ in {"dobj", "nsubjpass"} and above in gazetteer.cues["makes"]:
        yield OTHER, _USE
    elif head.dep_ in {"poss", "compound", "nmod"} and above in gazetteer.cues["body"]:
        yield ORGANIZATION, _USE


def _among_persons(head: Token, gazetteer: Gazetteer) -> bool:
    """Whether a name is listed with persons ("Sullivan, Blinken and Austin")."""
    listed = [head.head] if head.dep_ == "conj" else []
    return any(t.ent_type_ == "PERSON" and gazetteer.is_surname(t.text) for t in listed)


def _made(head: Token, gazetteer: Gazetteer) -> bool:
    """Whether a word is what something is made of or called after rather than who acts ("Wagner group")."""
    return head.dep_ in {"compound", "nmod"} and gazetteer.nouns.get(head.head.lower_) == ORGANIZATION


def _has_his(head: Token) -> bool:
    """Whether a name is a subject whose object or prepositional phrase is "his" or "her" ("X called off his visit")."""
    if head.dep_ != "nsubj":
        return False
    near = (t for t in head.head.rights if t.dep_ in {"dobj", "prep"})
    return any(t.dep_ == "poss" and t.lower_ in {"his", "her"} for part in near for t in part.subtree)


def _thing_like(word: Token, gazetteer: Gazetteer) -> bool:
    """Whether a word before a name shows that it names a thing: "an X", "its X", "the new X", "the firm's X"."""
    if word.dep_ == "poss":
        return word.pos_ == "PRON" or word.ent_type_ not in {"GPE", "LOC", "PERSON"}
    return word.lower_ in _OF_THINGS or word.lower_ in gazetteer.cues["thing"]


def _told(head: Token, piece: Tokens, gazetteer: Gazetteer) -> Iterator[tuple[str, float]]:
    """The kind of the noun before or beside a name, or of the noun that a name is said to be."""
    if head.dep_ == "pobj" and head.head.lower_ == "of" and head.head.head.lemma_ in _NAMED_SO:
        yield PLACE, 2 * _TOLD
    nouns = (
        [piece.doc[piece.start - 1]] if piece.start and piece.doc[piece.start - 1].dep_ in {"compound", "nmod"} else []
    )
    if (beside := apposition(head)) is not None:
        nouns.append(beside)
    if head.dep_ == "appos":
        nouns.append(head.head)
    if head.dep_ == "oprd" and head.head.dep_ == "acl":  # "a plane called X"
        nouns.append(head.head.head)
    if head.dep_ == "nsubj" and head.head.lemma_ == "be":
        nouns += [t for t in head.head.rights if t.dep_ == "attr"]
    for noun in nouns:
        word = noun.lemma_.lower()
        kind = gazetteer.noun_kind(word) if noun.tag_ == "NN" or word in gazetteer.levels else NONE
        kind = NONE if gazetteer.levels.get(word) == "either" or noun.tag_ in {"NNS", "NNPS"} else kind
        if kind in {PERSON, ORGANIZATION, OTHER} and noun.ent_type_ != "GPE":
            yield kind, _TOLD


def _endings(piece: Tokens) -> set[str]:
    """The shorter forms of a person's name, hyphens or spaces between the parts ("Mary-Ann Lee": "Ann-Lee", "Lee")."""
    parts = re.split(r"[-\s]", piece.text)
    tails = [parts[i:] for i in range(1, len(parts))]
    return {joint.join(tail) for tail in tails for joint in (" ", "-")}
