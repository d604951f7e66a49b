"""Verb -> Claim: what a verb of saying, thinking, wanting ... has as its source and its content."""

from __future__ import annotations

from spacy.tokens import Token

from kg.statements.claim import Claim, Range, join
from kg.statements.cues import Cue, Lexicon
from kg.statements.nominal import fill
from kg.statements.tree import QUESTION_TAGS, Complement, child, complements, extent, is_passive, noun_phrase, subject

# The more telling a complement, the earlier: a clause decides before an object does.
_ORDER = ("that", "wh", "np-inf", "on-inf", "inf", "ing", "name", "np-with", "np-of", "np-to", "as", "of", "np", "idea")
_PROLONGS = frozenset({"prep", "advcl", "xcomp", "oprd", "dobj", "ccomp", "acomp", "attr", "dative"})
_BEFORE_CLAUSE = frozenset({"prep", "advmod", "npadvmod", "dative", "prt", "punct"})


def verb_claim(token: Token, lexicon: Lexicon, ideas: Lexicon) -> Claim | None:
    """The claim that a verb makes, or None where it is no cue or has nothing to attribute.

    `ideas` are the nouns (claim, plan, letter) that a verb such as "issue" or "offer" may have as object.
    """
    cues = fitting(token, lexicon)
    if not cues:
        return None
    found = [c for c in complements(token)]
    for word in token.rights:
        if word.lower_ in cues[0].words[1:]:
            found.extend(complements(word))
    others = sorted({c.frame for c in found}.difference(_ORDER))
    for frame in (*_ORDER, *others):
        for cue in cues:
            if frame in cue.takes and (content := _content(token, frame, cue, found, ideas)):
                return _claim(token, cue, frame, content)
    return None


def fitting(token: Token, lexicon: Lexicon) -> list[Cue]:
    """The uses of a word whose particle is there, the longest only."""
    here = lexicon.get(token.lemma_.lower(), ())
    if not here:
        return []
    following = {c.lower_ for c in token.rights}
    particles = {c.lower_ for c in token.children if c.dep_ == "prt"}
    cues = [cue for cue in here if following.issuperset(cue.words[1:]) and particles.issubset(cue.words[1:])]
    return [cue for cue in cues if len(cue.words) == len(cues[0].words)]


def _claim(token: Token, cue: Cue, frame: str, content: list[Range]) -> Claim | None:
    """The claim with its source; None where an active verb has nobody to be the source."""
    if is_passive(token):
        source = _agent(token)
        told = child(token, "nsubjpass")
        if source is None and "passive" not in cue.takes:
            return None
        if told is not None and "hearer" not in cue.takes:
            content = [extent(told), *content]
    else:
        who = subject(token)
        if who is None or child(token, "expl") is not None:
            return None
        source = noun_phrase(who, token)
    return Claim(token.i, cue_range(token, cue), source, join(content), cue.stance, frame)


def _agent(token: Token) -> Range | None:
    """The by-phrase of a passive."""
    by = child(token, "agent")
    who = child(by, "pobj") if by is not None else None
    return extent(who) if who is not None else None


def cue_range(token: Token, cue: Cue) -> Range:
    """The verb with the auxiliaries and the negation right before it and the particle right after it."""
    doc, start, end = token.doc, token.i, token.i + 1
    while start and doc[start - 1].head == token and doc[start - 1].dep_ in ("aux", "auxpass", "neg", "advmod"):
        start -= 1
    while end < len(doc) and doc[end].head == token and doc[end].lower_ in cue.words[1:]:
        end += 1
    return start, end


def _content(token: Token, frame: str, cue: Cue, found: list[Complement], ideas: Lexicon) -> list[Range]:
    """The ranges of the content, where the verb has a complement of the frame."""
    if frame in ("that", "wh"):
        here = next((c for c in found if c.frame == frame), None)
        return _clause(token, here, cue) if here else []
    first, _, second = {"idea": "np", "name": "np-name", "as": "np-as"}.get(frame, frame).partition("-")
    one = next((c for c in found if c.frame == first), None)
    two = next((c for c in found if c.frame == second and c is not one), None)
    if frame == "name" and one is None and two is not None:
        one, two = two, next((c for c in found if c.frame == second and c is not two), None)
    if one is None or (second and two is None):
        if frame == "np-inf" and (joint := next((c for c in found if c.frame == frame), None)):
            return _right(token, joint.extent)
        return []
    if frame == "np" and "hearer" in cue.takes:
        return []
    if frame == "idea" and not _is_idea(one.token, ideas):
        return []
    return _pieces(token, [c for c in (one, two) if c])


def _pieces(token: Token, parts: list[Complement]) -> list[Range]:
    """The extents of complements, those behind the verb as one piece."""
    before = [c.extent for c in parts if c.token.i < token.i]
    behind = [c for c in parts if c.token.i > token.i]
    if not behind:
        return [(start, min(end, token.left_edge.i if token.left_edge.i > start else token.i)) for start, end in before]
    first = behind[0]
    start = first.token.i + 1 if first.token.dep_ == "prep" else first.extent[0]
    return [(c[0], min(c[1], token.i)) for c in before] + _right(token, (start, max(c.extent[1] for c in behind)))


def _is_idea(noun: Token, ideas: Lexicon) -> bool:
    """Whether an object is something said or thought: a claim, a plan, or words in quotation marks."""
    here = ideas.get(noun.lemma_.lower(), ())
    if fill(here, list(complements(noun))):
        return False
    return bool(here) or any(t.text == '"' for t in noun.subtree)


def _right(token: Token, piece: Range) -> list[Range]:
    """A piece after the verb, prolonged over what the parser hangs on the verb behind it."""
    start, end = piece
    for c in token.rights:
        if c.i < end:
            continue
        if c.dep_ not in _PROLONGS or (c.dep_ == "advcl" and c.tag_ == "VBG") or c.left_edge.i > end:
            break
        end = c.right_edge.i + 1
    return [(start, end)]


def _clause(token: Token, here: Complement, cue: Cue) -> list[Range]:
    """A content clause after the verb, from the first word that is not a hearer or an adverbial, or before it."""
    start, end = here.extent
    if here.token.i < token.i:
        own = min([token.i, *(t.left_edge.i for t in token.lefts if t.i > here.token.i and t.dep_ != "punct")])
        return [(min(start, token.sent.start), min(end, own)), (token.right_edge.i + 1, end)]
    asked = [(start, start + 1)] if start < token.i and token.doc[start].tag_ in QUESTION_TAGS else []
    for c in token.rights:
        if c.i >= here.token.i:
            break
        if c.dep_ not in _BEFORE_CLAUSE and not (c.dep_ == "dobj" and "hearer" in cue.takes):
            start = min(start, c.left_edge.i)
    return asked + _right(token, (max(start, token.i + 1), end))
