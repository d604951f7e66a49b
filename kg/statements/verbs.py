"""Verb -> Claim: what a verb of saying, thinking, wanting ... has as its source and its content."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.statements.claim import Claim, Range, join
from kg.statements.cues import Cue, lookup
from kg.statements.nouns import fill
from kg.statements.quotes import MARKS
from kg.statements.reading import Reading
from kg.statements.tree import (
    QUESTION_TAGS,
    Complement,
    child,
    complements,
    extent,
    is_passive,
    noun_phrase,
    subject,
)

# The more telling a complement, the earlier: a clause decides before an object does.
_ORDER = ("that", "wh", "np-inf", "on-inf", "inf", "ing", "name", "np-with", "np-of", "np-to", "as", "of", "np")
_OBJECTS = ("idea", "text")
_PARTS = {"idea": "np", "text": "np", "name": "np-name", "as": "np-as"}
_PROLONGS = frozenset({"prep", "advcl", "xcomp", "oprd", "dobj", "ccomp", "acomp", "attr", "dative"})
_BEFORE_CLAUSE = frozenset({"prep", "advmod", "npadvmod", "dative", "prt", "punct"})
_NOBODY = frozenset({"it", "there"})
_BEFORE_VERB = frozenset({"aux", "auxpass", "neg", "advmod"})


def verb_claim(token: Token, cues: list[Cue], reading: Reading) -> Claim | None:
    """The claim that a verb makes in one of its uses, or None where it has nothing to attribute."""
    found = list(complements(token))
    for word in token.rights:
        if word.lower_ in cues[0].words[1:]:
            found.extend(complements(word))
    passive = is_passive(token)
    if passive:
        found.extend(_of_passive(token))
    others = sorted({c.frame for c in found}.difference(_ORDER))
    order = (*_ORDER[:-1], *others, "np") if passive else (*_ORDER, *others, *_OBJECTS)
    for frame in order:
        for cue in cues:
            if frame in cue.takes and (content := _content(token, frame, cue, found, reading)):
                return _passive(token, cue, frame, content) if passive else _active(token, cue, frame, content, reading)
    return None


def _of_passive(token: Token) -> Iterator[Complement]:
    """What a passive has instead of an object, and what the parser hangs on the by-phrase ("accused by X of ...")."""
    if (told := child(token, "nsubjpass")) is not None:
        yield Complement("np", told, extent(told))
    by = child(token, "agent")
    if by is not None and (who := child(by, "pobj")) is not None:
        yield from (c for c in complements(who) if c.token.dep_ == "prep")


def fitting(token: Token, reading: Reading) -> list[Cue]:
    """The uses of a verb whose particle is there, the longest only."""
    here = lookup(token, reading.verbs)
    if not here:
        return []
    following = {c.lower_ for c in token.rights}
    particles = {c.lower_ for c in token.children if c.dep_ == "prt" and child(c, "pobj") is None}
    cues = [cue for cue in here if following.issuperset(cue.words[1:]) and particles.issubset(cue.words[1:])]
    return [cue for cue in cues if len(cue.words) == len(cues[0].words)]


def _active(token: Token, cue: Cue, frame: str, content: list[Range], reading: Reading) -> Claim | None:
    """The claim of an active verb; None where nobody is there to be the source."""
    who = subject(token)
    if "seeming" in cue.takes:
        return Claim(token.i, cue_range(token, cue), None, join(content), cue.stance, frame)
    if who is None or child(token, "expl") is not None or (who.lower_ in _NOBODY and who.head.pos_ == "AUX"):
        return None
    source = noun_phrase(_author(who, token, reading), token)
    return Claim(token.i, cue_range(token, cue), source, join(content), cue.stance, frame)


def _author(who: Token, token: Token, reading: Reading) -> Token:
    """Who is really the source: the one who sends "a letter opposing ...", what "that" stands for in "rules that ban"."""
    if who.lower_ == "that" and who.tag_ == "WDT" and token.dep_ == "relcl":
        return token.head
    if token.dep_ == "acl" and who == token.head and who.dep_ == "dobj" and is_text(who, reading):
        return subject(who.head) or who
    return who


def _passive(token: Token, cue: Cue, frame: str, content: list[Range]) -> Claim | None:
    """The claim of a passive: its by-phrase is the source; its subject is content unless it is who was told."""
    by = child(token, "agent")
    who = child(by, "pobj") if by is not None else None
    if who is None and "passive" not in cue.takes:
        return None
    source = extent(who) if who is not None else None
    if source:
        source = source[0], min([start for start, _ in content if start > source[0]] + [source[1]])
        source = source[0], source[1] - (token.doc[source[1] - 1].dep_ == "prep")
    told = child(token, "nsubjpass")
    if told is not None and "hearer" not in cue.takes and told.lower_ != "it":
        content = [extent(told), *content]
    if frame == "np" and (rest := child(token, "oprd", "acomp", "xcomp")) is not None and rest.i > token.i:
        content = [*content, extent(rest)]
    return Claim(token.i, cue_range(token, cue), source, join(content), cue.stance, frame)


def cue_range(token: Token, cue: Cue) -> Range:
    """The verb with the auxiliaries and the negation right before it, the particle or preposition right behind it."""
    doc, start, end = token.doc, token.i, token.i + 1
    while start and doc[start - 1].head == token and doc[start - 1].dep_ in _BEFORE_VERB:
        start -= 1
    while end < len(doc) and doc[end].head == token and _belongs(doc[end], cue):
        end += 1
    return start, end


def _belongs(word: Token, cue: Cue) -> bool:
    """Whether a word behind the verb is part of the cue: its particle, or the preposition that its content follows."""
    first_parts = {frame.partition("-")[0] for frame in cue.takes}
    return word.lower_ in cue.words[1:] or (word.dep_ in ("prep", "prt") and word.lower_ in first_parts)


def _content(token: Token, frame: str, cue: Cue, found: list[Complement], reading: Reading) -> list[Range]:
    """The ranges of the content, where the verb has a complement of the frame."""
    if frame in ("that", "wh"):
        here = sorted((c for c in found if c.frame == frame), key=lambda c: c.token.i < token.i)
        return _clause(token, here[0], cue) if here else []
    parts = _parts(frame, found)
    if not parts or (frame == "np" and "hearer" in cue.takes):
        return []
    if frame == "idea" and not _is_idea(parts[0].token, reading):
        return []
    if frame == "text" and ((who := subject(token)) is None or not is_text(who, reading)):
        return []
    return _pieces(token, parts)


def _parts(frame: str, found: list[Complement]) -> list[Complement]:
    """The complements that make up a frame, none where one is missing."""
    if whole := next((c for c in found if c.frame == frame and "-" in frame), None):
        return [whole]
    first, _, second = _PARTS.get(frame, frame).partition("-")
    one = next((c for c in found if c.frame == first), None)
    if not second:
        return [one] if one else []
    rest = [c for c in found if c.frame == second and c is not one]
    if one is None and frame == "name":  # two nouns behind "call" are often both taken for its predicate
        return rest if len(rest) > 1 else []
    return [one, rest[0]] if one and rest else []


def _is_idea(noun: Token, reading: Reading) -> bool:
    """Whether an object is something said (without a content of its own, which then counts), or has words in quotes."""
    here = lookup(noun, reading.nouns)
    if fill(here, list(complements(noun))):
        return False
    return bool(here) or any(t.tag_ == "``" for t in noun.subtree)


def is_text(noun: Token, reading: Reading) -> bool:
    """Whether a noun is a text: a report, a poll, a law."""
    return any("text" in cue.takes for cue in lookup(noun, reading.nouns))


def _pieces(token: Token, parts: list[Complement]) -> list[Range]:
    """The extents of complements, those behind the verb as one piece."""
    before = [c.extent for c in parts if c.token.i < token.i]
    behind = [c for c in parts if c.token.i > token.i]
    pieces = [(start, min(end, token.left_edge.i if token.left_edge.i > start else token.i)) for start, end in before]
    if behind:
        pieces += _right(token, (behind[0].inside[0], max(c.extent[1] for c in behind)))
    return pieces


def _right(token: Token, piece: Range) -> list[Range]:
    """A piece after the verb, prolonged over what the parser hangs on the verb behind it, and over a colon."""
    start, end = piece
    for c in token.rights:
        if c.i < end or c.dep_ == "cc":
            continue
        if not _prolongs(c) or c.left_edge.i > end + (c.dep_ == "conj"):
            break
        end = c.right_edge.i + 1
    return [(start, _past_colon(token, end))]


def _prolongs(c: Token) -> bool:
    """Whether a dependent behind the content belongs to it: no participle of the reporter's, no new main clause.

    A clause with a subject of its own is one more part of what is said where no comma parts it: "that ... and he ...".
    """
    if c.dep_ == "conj":
        first = c.left_edge
        return (
            child(c, "nsubj", "nsubjpass") is not None
            and first.i > 1
            and first.nbor(-1).dep_ == "cc"
            and (first.nbor(-2).text not in (",", ";", '"'))
        )
    return c.dep_ in _PROLONGS and not (c.dep_ == "advcl" and c.tag_ == "VBG")


def _past_colon(token: Token, end: int) -> int:
    """The end of the sentence where a colon behind the content lets it go on ("these facts: ...")."""
    doc = token.doc
    if end + 1 < len(doc) and doc[end].text == ":" and doc[end + 1].text not in MARKS:
        return max(end, doc[end].sent.end)
    return end


def _clause(token: Token, here: Complement, cue: Cue) -> list[Range]:
    """A content clause after the verb, from the first word that is not a hearer or an adverbial, or before it."""
    start, end = here.extent
    if here.token.i < token.i:
        if any(t.text == ";" for t in token.doc[end : token.i]):
            return []
        own = min([token.i, *(t.left_edge.i for t in token.lefts if t.i > here.token.i and t.dep_ != "punct")])
        return [(min(start, token.sent.start), min(end, own)), (token.right_edge.i + 1, end)]
    asked = [(start, start + 1)] if start < token.i and token.doc[start].tag_ in QUESTION_TAGS else []
    for c in token.rights:
        if c.i >= here.token.i:
            break
        if c.dep_ not in _BEFORE_CLAUSE and not (c.dep_ == "dobj" and "hearer" in cue.takes):
            start = min(start, c.left_edge.i)
    return asked + _right(token, (max(start, token.i + 1), end))
