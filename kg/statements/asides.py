"""Verb -> Claim: reporting clauses set off by commas or quotation marks ("..., she said, ..."; "..., said the mayor").

They are read from the surface, since parsers often break on them: a short stretch between two marks that
holds a verb of saying and its subject, and nothing that could be its content.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.statements.claim import Claim, Range, join
from kg.statements.cues import Cue
from kg.statements.quotes import MARKS as QUOTES
from kg.statements.tree import child, extent, is_passive
from kg.statements.verbs import cue_range

_OPENING = frozenset({",", "-", "--", "—", "–", "―", "?", "!"}) | QUOTES
_MARKS = _OPENING | {":", ";", "(", ")", "."}
_LONGEST = 40  # tokens of a reporting clause
_NOT_FIRST = frozenset({"CC", "IN", "TO", "WDT", "WP", "WRB", "VBG", "VBN", "VB"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})
_CONTENT = frozenset({"ccomp", "xcomp", "attr", "acomp", "oprd"})
_RELATIVE = frozenset({"VBG", "WP", "WDT", "WP$"})


def aside_claim(token: Token, cue: Cue, sentence: Range) -> Claim | None:
    """The claim of a reporting clause that stands after its content or inside it; None where it is no such clause."""
    doc = token.doc
    if not _is_finite(token):
        return None
    start, end = _stretch(token, sentence)
    as_clause = doc[start].lower_ == "as"
    begin = start + as_clause
    source = _before(token, begin, end, cue) or _apposed(token, begin, cue) or _inverted(token, begin, end, cue)
    if source is None:
        return None
    start = min(start, source[0] - as_clause)
    if source[0] > token.i:
        end = max(end, source[1])
    if start == sentence[0] and not as_clause:
        return _after_quote(token, cue, source, end)
    if not as_clause and doc[start - 1].text not in _OPENING:
        return None
    content = _around(doc, (start, end), sentence)
    return Claim(token.i, cue_range(token, cue), source, join(content), cue.stance, "aside") if content else None


def _is_finite(token: Token) -> bool:
    """Whether a verb can head a reporting clause; "said" is often taken for a participle."""
    if token.tag_ in ("VBG", "VB", "VBN") and not any(c.dep_ == "aux" for c in token.lefts):
        return token.tag_ == "VBN" and not is_passive(token)
    return True


def _after_quote(token: Token, cue: Cue, source: Range, end: int) -> Claim | None:
    """The claim of a reporting clause that the parser took for a sentence of its own behind a quotation."""
    mark = min(source[0], token.i) - 1
    if mark < 0 or token.doc[mark].text not in QUOTES:
        return None
    content = [(mark, mark + 1)]
    if any(t.text in QUOTES for t in token.doc[end : end + 2]):
        content.append((end, end + 2))
    return Claim(token.i, cue_range(token, cue), source, join(content), cue.stance, "aside")


def _stretch(token: Token, sentence: Range) -> Range:
    """The tokens between the marks around a verb."""
    doc = token.doc
    start, end = token.i, token.i + 1
    while start > sentence[0] and doc[start - 1].text not in _MARKS and token.i - start < _LONGEST:
        start -= 1
    while end < sentence[1] and doc[end].text not in _MARKS and end - token.i < _LONGEST:
        end += 1
    return start, end


def _empty(token: Token, end: int, cue: Cue) -> bool:
    """Whether nothing behind a verb, up to the next mark, can be its content."""
    for c in token.rights:
        if c.left_edge.i >= end:
            break
        if c.dep_ in _CONTENT or (c.dep_ == "dobj" and "hearer" not in cue.takes):
            return False
    return True


def _before(token: Token, start: int, end: int, cue: Cue) -> Range | None:
    """The source that fills the stretch between the mark and the verb: a noun phrase and nothing else."""
    stop = cue_range(token, cue)[0]
    piece = token.doc[start:stop]
    while len(piece) > 1 and piece[0].tag_ in ("RB", "CC"):
        piece = piece[1:]
    if not len(piece) or piece[0].tag_ in _NOT_FIRST or piece[-1].pos_ not in _NOMINAL or not _empty(token, end, cue):
        return None
    if any(t.pos_ in ("VERB", "AUX") and t.dep_ not in ("amod", "compound") for t in piece):
        return None
    return piece.start, piece.end


def _apposed(token: Token, start: int, cue: Cue) -> Range | None:
    """The source before a verb from which an apposition or the like, between commas, parts it."""
    who = child(token, "nsubj")
    if who is None or who.i > token.i or cue_range(token, cue)[0] != start or not _empty(token, start + _LONGEST, cue):
        return None
    first = who.left_edge.i
    return extent(who) if first == 0 or token.doc[first - 1].text in _MARKS else None


def _inverted(token: Token, start: int, end: int, cue: Cue) -> Range | None:
    """The source right behind a verb that comes first ("said the mayor"), with its apposition."""
    if cue_range(token, cue)[0] != start or token.i + 1 >= end or "hearer" in cue.takes:
        return None
    if child(token, "nsubj") is not None and child(token, "nsubj").i < token.i:
        return None
    after = token.doc[token.i + 1 : end]
    if after[0].pos_ not in (*_NOMINAL, "ADJ") or after[0].tag_ in _NOT_FIRST:
        return None
    if any(t.pos_ in ("VERB", "AUX") and t.dep_ not in ("amod", "compound", "relcl", "acl", "aux") for t in after):
        return None
    noun = next((t for t in token.rights if t.i < end and t.pos_ in _NOMINAL), None)
    if noun is None or noun.left_edge.i <= token.i:
        return token.i + 1, end
    return extent(noun)


def _around(doc: Doc, clause: Range, sentence: Range) -> list[Range]:
    """What a sentence says outside its reporting clause."""
    start, end = clause
    before, after = (sentence[0], start), (min(end, sentence[1]), sentence[1])
    quoted = any(t.text in QUOTES for t in doc[max(sentence[0], start - 2) : start])
    goes_on = _goes_on(doc, after, quoted)
    quotes_next = any(t.text in QUOTES for t in doc[after[0] : min(after[1], after[0] + 2)])
    if quotes_next and not quoted:
        return [after]
    return [piece for piece in (before, after if goes_on else (0, 0)) if piece[0] < piece[1]]


def _goes_on(doc: Doc, after: Range, quoted: bool) -> bool:
    """Whether the content goes on behind the reporting clause."""
    words = [t for t in doc[after[0] : min(after[1], after[0] + 4)] if t.text in QUOTES or t.text not in _MARKS]
    if quoted:
        return any(t.text in QUOTES for t in words[:2])
    return bool(words) and words[0].tag_ not in _RELATIVE
