"""Verb -> Claim: what follows a verb of saying where the tree does not show it, behind a colon too."""

from __future__ import annotations

from kg.doc import Token
from kg.statements.claim import Claim, Range, join
from kg.statements.cues import Cue
from kg.statements.quotes import MARKS
from kg.statements.reading import Reading
from kg.statements.tree import FINITE, child, is_impersonal, is_passive, noun_phrase, subject
from kg.statements.verbs import cue_range

_BETWEEN = frozenset({"npadvmod", "dative", "prt", "advmod", "neg"})
_NOT_FIRST = frozenset({",", ".", ";", "?", "!", ")", "-", "--", "—", "–"})


def rest_claim(token: Token, cue: Cue, sentence: Range, reading: Reading) -> Claim | None:
    """The claim of "X said ..." whose content the parser has missed; None where nothing follows that could be it."""
    who = subject(token)
    if is_passive(token) or any(c.tag_ == "TO" for c in token.lefts):
        return None
    source = noun_phrase(who, token) if who is not None else _name_before(token)
    if source is None or source[0] >= token.i or (who is not None and is_impersonal(who, token)):
        return None
    content = _quotation(token, sentence, reading) or _behind(token, cue, sentence)
    return Claim(token.i, cue_range(token, cue), source, join([content]), cue.stance, "rest") if content else None


def _name_before(token: Token) -> Range | None:
    """The name that ends right before a verb."""
    if token.i == 0 or token.doc[token.i - 1].pos_ not in ("PROPN", "PRON"):
        return None
    start = token.i - 1
    while start and token.doc[start - 1].pos_ == "PROPN":
        start -= 1
    return start, token.i


def _quotation(token: Token, sentence: Range, reading: Reading) -> Range | None:
    """The quotation behind a comma or a colon, or the paragraph behind a colon that ends one."""
    doc = token.doc
    mark = next((i for i in range(token.i + 1, min(sentence[1], token.i + 20)) if doc[i].text in (",", ":")), None)
    if mark is None:
        return None
    following = mark + 1
    while following < len(doc) and doc[following].is_space:
        following += 1
    if following < len(doc) and doc[following].text in MARKS:
        return reading.quotes.around(following)
    if doc[mark].text != ":" or following == len(doc):
        return None
    return (following, sentence[1]) if mark + 1 < sentence[1] else reading.paragraph(following)


def _behind(token: Token, cue: Cue, sentence: Range) -> Range | None:
    """The rest of the sentence behind a verb, from the first word that is no adverb, no date and nobody who is told."""
    if "hearer" in cue.takes or "wh" not in cue.takes:
        return None
    doc, start, end = token.doc, cue_range(token, cue)[1], sentence[1]
    while start < end and doc[start].head == token and doc[start].dep_ in _BETWEEN:
        start = doc[start].right_edge.i + 1
    if start >= end or doc[start].text in _NOT_FIRST or doc[start].dep_ == "prep" or doc[start].tag_ == "TO":
        return None  # "went on to win" says nothing
    thing = child(token, "dobj")
    if thing is not None and not _has_verb_behind(thing):
        return None
    if any(word.lower_ in cue.words[1:] and child(word, "pobj") is not None for word in token.rights):
        return None  # "the phone goes on sale": no "go on" with its particle
    if token.dep_ in ("advcl", "relcl", "acl"):
        end = next((i for i in range(start, end) if doc[i].text == ","), end)
    return start, end


def _has_verb_behind(thing: Token) -> bool:
    """Whether an object is rather the subject of the verb behind it ("found the money was gone")."""
    behind = thing.right_edge.i + 1
    return behind < len(thing.doc) and thing.doc[behind].tag_ in FINITE
