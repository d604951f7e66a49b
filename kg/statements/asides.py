"""Verb -> Claim: reporting clauses set off by commas or quotation marks ("..., she said, ..."; "..., said the mayor").

They are read from the surface, since parsers often break on them: a short stretch between two marks that
holds a verb of saying and its subject, and nothing that could be its content.
"""

from __future__ import annotations

from kg.doc import Token
from kg.statements.claim import Claim, Range, join
from kg.statements.cues import REPORTING, Cue
from kg.statements.quotes import MARKS as QUOTES
from kg.statements.reading import Reading
from kg.statements.surroundings import around
from kg.statements.tree import FINITE, child, extent, is_passive
from kg.statements.verbs import cue_range

_OPENING = frozenset({",", "-", "--", "—", "–", "―", "?", "!"}) | QUOTES
_MARKS = _OPENING | {":", ";", "(", ")", "."}
_BEFORE_APPOSED = _MARKS | {"as"}
_LONGEST = 40  # tokens of a reporting clause
_NOT_FIRST = frozenset({"CC", "IN", "TO", "WDT", "WP", "WRB", "VBG", "VBN", "VB"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})
_BUT = frozenset({"but", "yet"})
_RELATIVE = frozenset({"WDT", "WP"})
_CONTENT = frozenset({"ccomp", "xcomp", "attr", "acomp", "oprd"})


def aside_claim(token: Token, cue: Cue, sentence: Range, reading: Reading) -> Claim | None:
    """The claim of a reporting clause that stands after its content or inside it; None where it is no such clause."""
    if not _is_finite(token):
        return None
    start, end = _stretch(token, sentence)
    as_clause = token.doc[start].lower_ == "as"
    source = _source(token, (start + as_clause, end), cue)
    if source is None:
        return None
    as_clause = as_clause or (source[0] > sentence[0] and token.doc[source[0] - 1].lower_ == "as")
    clause = min(start, source[0] - as_clause), max(end, source[1]) if source[0] > token.i else end
    if not as_clause and not _set_off(token, clause[0], sentence):
        return None
    leads = as_clause and clause[0] == sentence[0]
    content = join([(clause[1], sentence[1])] if leads else around(clause, sentence, reading))
    if cue.takes <= REPORTING and not any(reading.quotes.around(piece[0]) for piece in content):
        return None  # "..., he began" says nothing without a quotation
    return Claim(token.i, cue_range(token, cue), source, content, cue.stance, "aside") if content else None


def _set_off(token: Token, start: int, sentence: Range) -> bool:
    """Whether a mark stands before a clause; at the start of a sentence it must be a quotation mark."""
    if start == 0:
        return False
    return token.doc[start - 1].text in (QUOTES if start == sentence[0] else _OPENING)


def _source(token: Token, stretch: Range, cue: Cue) -> Range | None:
    """The source of a verb in the stretch between two marks, or before it."""
    return (
        _inverted(token, stretch, cue)
        or _before(token, stretch, cue)
        or _since_quote(token, stretch, cue)
        or _apposed(token, stretch, cue)
    )


def _is_finite(token: Token) -> bool:
    """Whether a verb can head a reporting clause; "said" is often taken for a participle, "say" for an infinitive."""
    if token.tag_ == "VBG" or any(c.tag_ == "TO" for c in token.lefts):
        return any(c.dep_ == "aux" and c.tag_ != "TO" for c in token.lefts)
    return not is_passive(token)


def _stretch(token: Token, sentence: Range) -> Range:
    """The tokens between the marks around a verb."""
    doc = token.doc
    start, end = token.i, token.i + 1
    while start > sentence[0] and not _parts(doc[start - 1]) and token.i - start < _LONGEST:
        start -= 1
    while end < sentence[1] and not _parts(doc[end]) and end - token.i < _LONGEST:
        end += 1
    return start, end


def _parts(mark: Token) -> bool:
    """Whether a token is a mark that parts clauses, not the hyphen of a name."""
    return mark.text in _MARKS and not (mark.text == "-" and not mark.whitespace_)


def _empty(token: Token, end: int, cue: Cue) -> bool:
    """Whether nothing behind a verb, up to the next mark, can be its content."""
    for c in token.rights:
        if c.left_edge.i >= end:
            break
        if c.dep_ in _CONTENT or (c.dep_ == "dobj" and "hearer" not in cue.takes and c.lower_ not in cue.words):
            return False
    return True


def _before(token: Token, stretch: Range, cue: Cue) -> Range | None:
    """The source that fills the stretch between the mark and the verb: a noun phrase and nothing else."""
    start, end = stretch
    piece = token.doc.span(start, cue_range(token, cue)[0])
    ended = end == len(token.doc) or token.doc[end].text == "."
    if len(piece) and piece[0].lower_ in _BUT and ended and start and token.doc[start - 1].text == ",":
        return None  # "they left, but the judge ruled against them."
    while len(piece) > 1 and piece[0].tag_ in ("RB", "CC"):
        piece = piece[1:]
    if not len(piece) or piece[0].tag_ in _NOT_FIRST or piece[-1].pos_ not in _NOMINAL or not _empty(token, end, cue):
        return None
    if any(t.tag_ in _RELATIVE or (t.pos_ in ("VERB", "AUX") and not _is_part(t)) for t in piece):
        return None
    return piece.start, piece.end


def _is_part(verb: Token) -> bool:
    """Whether a verb is a participle in a noun phrase: "two people briefed on it"."""
    return verb.dep_ in ("amod", "compound") or (verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBG"))


def _since_quote(token: Token, stretch: Range, cue: Cue) -> Range | None:
    """The source that fills all the space between a quotation and the verb, appositions between commas included."""
    doc, first = token.doc, stretch[0]
    while first and doc[first - 1].text not in QUOTES and stretch[0] - first < _LONGEST:
        first -= 1
    piece = doc.span(first, cue_range(token, cue)[0])
    if not first or not len(piece) or doc[first - 1].text not in QUOTES or not _starts_source(piece[0]):
        return None
    if not _empty(token, stretch[1], cue) or any(t.tag_ in FINITE and t.dep_ != "relcl" for t in piece):
        return None
    return piece.start, piece.end


def _apposed(token: Token, stretch: Range, cue: Cue) -> Range | None:
    """The source before a verb from which an apposition or the like, between commas, parts it."""
    who = child(token, "nsubj")
    if who is None or who.i > token.i or cue_range(token, cue)[0] != stretch[0]:
        return None
    if not _empty(token, stretch[0] + _LONGEST, cue):
        return None
    first = who.left_edge.i
    return extent(who) if first == 0 or token.doc[first - 1].lower_ in _BEFORE_APPOSED else None


def _inverted(token: Token, stretch: Range, cue: Cue) -> Range | None:
    """The source right behind a verb that comes first ("said the mayor"), with its apposition."""
    start, end = stretch
    quoted = start > 0 and token.doc[start - 1].text in QUOTES
    after = token.doc[token.i + 1 : end]
    if cue_range(token, cue)[0] != start or not len(after) or ("hearer" in cue.takes and not quoted):
        return None
    who = child(token, "nsubj")
    turned = quoted or (cue.words == ("say",) and _is_name(after[0]) and not _speaks(who, start))
    if (who is not None and who.i < token.i and not turned) or not _starts_source(after[0]):
        return None
    if any(t.pos_ in ("VERB", "AUX") and t.dep_ not in ("amod", "compound", "relcl", "acl", "aux") for t in after):
        return None
    noun = next((t for t in token.rights if t.i < end and t.pos_ in _NOMINAL), None)
    if noun is None or noun.left_edge.i <= token.i:
        return token.i + 1, end
    return extent(noun)


def _speaks(who: Token | None, start: int) -> bool:
    """Whether the subject of a verb is parted from it by more than a comma: "Hill, in a speech, said the law ..."."""
    return who is not None and who.right_edge.i + 2 < start


def _starts_source(word: Token) -> bool:
    """Whether a noun phrase that is no date can start with a word."""
    nominal = word.pos_ in _NOMINAL or word.pos_ == "ADJ"
    return nominal and word.tag_ not in _NOT_FIRST and word.ent_type_ not in ("DATE", "TIME")


def _is_name(word: Token) -> bool:
    """Whether a word starts a noun phrase that can only be who says it ("says Merkel", "said the mayor")."""
    return word.pos_ in ("PROPN", "NUM") or word.tag_ in ("DT", "PRP$") or word.lower_ in ("many", "several")
