"""Verb + frame -> ranges: the words that a complement of a verb gives as its content."""

from __future__ import annotations

from kg.doc import Token
from kg.statements.claim import Range
from kg.statements.cues import Cue, lookup
from kg.statements.frames import Complement, complements, fill, parts
from kg.statements.quotes import MARKS
from kg.statements.reading import Reading
from kg.statements.tree import QUESTION_TAGS, child, noun_phrase, subject

_PROLONGS = frozenset({"prep", "advcl", "xcomp", "oprd", "dobj", "ccomp", "acomp", "attr", "dative"})
_STANDING = frozenset({"ahead", "behind"})  # "the poll found him ahead by five points"
_CIRCUMSTANCE = frozenset("after as when while before since until during amid".split())
_BEFORE_CLAUSE = frozenset({"nsubj", "agent", "prep", "advmod", "npadvmod", "dative", "prt", "punct"})


def content_of(token: Token, frame: str, cue: Cue, found: list[Complement], reading: Reading) -> list[Range]:
    """The ranges of the content, where the verb has a complement of the frame."""
    if frame in ("that", "wh"):
        here = sorted((c for c in found if c.frame == frame), key=lambda c: c.token.i < token.i)
        return _clause(token, here[0], cue, reading) if here else []
    filled = parts(frame, found)
    if not filled or (frame == "np" and "hearer" in cue.takes):
        return []
    if filled[0].token.dep_ == "prep" and "np" in {c.frame for c in found} and not cue.takes & {"np", "hearer"}:
        return []  # "called a meeting for Friday" calls for nothing
    if frame == "as" and len(filled) == 1 and child(token, "nsubj") is None:
        return []  # nothing is described, and by nobody
    if frame == "idea" and not _is_idea(filled[0].token, reading):
        return []
    if frame == "quoted" and not any(t.tag_ == "``" for t in filled[0].token.subtree):
        return []
    if frame == "text" and ((who := subject(token)) is None or not is_text(who, reading)):
        return []
    return _pieces(token, filled, reading)


def is_text(noun: Token, reading: Reading) -> bool:
    """Whether a noun is a text: a report, a poll, a law."""
    return any("text" in cue.takes for cue in lookup(noun, reading.nouns))


def _is_idea(noun: Token, reading: Reading) -> bool:
    """Whether an object is something said (without a content of its own, which then counts), or has words in quotes."""
    here = lookup(noun, reading.nouns)
    if fill(here, list(complements(noun))):
        return False
    return bool(here) or any(t.tag_ == "``" for t in noun.doc[noun.left_edge.i : noun.i])


def _pieces(token: Token, filled: list[Complement], reading: Reading) -> list[Range]:
    """The extents of complements, those behind the verb as one piece, with what a relative clause has before it."""
    before = [c.extent for c in filled if c.token.i < token.i]
    behind = [c for c in filled if c.token.i > token.i]
    before += [(c.extent[0], c.extent[0] + 1) for c in behind if c.extent[0] < token.i]
    pieces = [_antecedent(piece, token) or (piece[0], min(piece[1], _left(token, piece[0]))) for piece in before]
    if behind:
        start = max(behind[0].inside[0], token.i + 1)
        pieces += _right(token, (start, max(c.extent[1] for c in behind)), reading)
    return pieces


def _left(token: Token, start: int) -> int:
    """Where the words of a verb begin behind a place."""
    return token.left_edge.i if token.left_edge.i > start else token.i


def _antecedent(piece: Range, token: Token) -> Range | None:
    """What "that" stands for in "the plan that he opposed"."""
    word = token.doc[piece[0]]
    relative = word.lower_ == "that" and word.tag_ in QUESTION_TAGS and token.dep_ in ("relcl", "acl")
    return noun_phrase(token.head, token) if relative else None


def _right(token: Token, piece: Range, reading: Reading) -> list[Range]:
    """A piece after the verb, prolonged over what the parser hangs on the verb behind it, and over a colon."""
    start, end = piece
    for c in token.rights:
        if c.i < end or c.dep_ == "cc":
            continue
        if not _prolongs(c, reading) or c.left_edge.i > end + (c.dep_ == "conj"):
            break
        end = c.right_edge.i + 1
    return [(start, _past_colon(token, end))]


def _prolongs(c: Token, reading: Reading) -> bool:
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
    if c.dep_ == "advcl":
        return c.tag_ != "VBG" and c.left_edge.lower_ not in _CIRCUMSTANCE
    if c.dep_ == "advmod":
        return c.lower_ in _STANDING
    return c.dep_ in _PROLONGS and not (c.dep_ == "prep" and _is_circumstance(c, reading))


def _is_circumstance(c: Token, reading: Reading) -> bool:
    """Whether a phrase tells when or where something is said: "during the debate", "on Monday", "in an interview"."""
    when = child(c, "pobj")
    if c.lower_ in _CIRCUMSTANCE or when is None:
        return c.lower_ in _CIRCUMSTANCE
    return when.ent_type_ in ("DATE", "TIME") or (c.lower_ == "in" and _is_new(when) and is_text(when, reading))


def _is_new(noun: Token) -> bool:
    """Whether a noun is first spoken of here: "a ruling", "his speech", "early tweets", not "the bill"."""
    return not any(t.dep_ == "det" and t.lower_ not in ("a", "an") for t in noun.lefts)


def _past_colon(token: Token, end: int) -> int:
    """The end of the sentence where a colon behind the content lets it go on ("these facts: ...")."""
    doc = token.doc
    if end + 1 < len(doc) and doc[end].text == ":" and doc[end + 1].text not in MARKS:
        return max(end, doc[end].sent.end)
    return end


def _clause(token: Token, here: Complement, cue: Cue, reading: Reading) -> list[Range]:
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
        if c.lower_ in cue.words[1:]:
            start = max(start, c.i + 1)
        elif c.right_edge.i < here.token.i and not _is_between(c, cue):
            start = min(start, c.left_edge.i)
    return asked + _right(token, (max(start, token.i + 1), end), reading)


def _is_between(c: Token, cue: Cue) -> bool:
    """Whether a word behind the verb is no part of the clause that follows: a hearer, an adverbial."""
    if c.dep_ in ("advcl", "dobj"):
        return c.tag_ == "VBG" if c.dep_ == "advcl" else "hearer" in cue.takes
    return c.dep_ in _BEFORE_CLAUSE
