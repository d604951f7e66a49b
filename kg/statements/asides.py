"""Verb -> Claim: reporting clauses set off by commas or quotation marks ("..., she said, ..."; "..., said the mayor").

They are read from the surface, since parsers often break on them: a short stretch between two marks that
holds a verb of saying and its subject, and nothing that could be its content.
"""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.statements.claim import Claim, Range, join
from kg.statements.cues import Cue
from kg.statements.quotes import MARKS as QUOTES
from kg.statements.quotes import is_utterance
from kg.statements.reading import Reading
from kg.statements.tree import QUESTION_TAGS, child, extent, is_passive
from kg.statements.verbs import cue_range

_OPENING = frozenset({",", "-", "--", "—", "–", "―", "?", "!"}) | QUOTES
_MARKS = _OPENING | {":", ";", "(", ")", "."}
_LONGEST = 40  # tokens of a reporting clause
_NOT_FIRST = frozenset({"CC", "IN", "TO", "WDT", "WP", "WRB", "VBG", "VBN", "VB"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})
_CONTENT = frozenset({"ccomp", "xcomp", "attr", "acomp", "oprd"})
_CIRCUMSTANCE = frozenset({"as", "while", "when", "after", "before", "during"})


def aside_claim(token: Token, cue: Cue, sentence: Range, reading: Reading) -> Claim | None:
    """The claim of a reporting clause that stands after its content or inside it; None where it is no such clause."""
    doc = token.doc
    if not _is_finite(token):
        return None
    start, end = _stretch(token, sentence)
    as_clause = doc[start].lower_ == "as"
    begin = start + as_clause
    source = _inverted(token, begin, end, cue) or _before(token, begin, end, cue) or _apposed(token, begin, cue)
    if source is None:
        return None
    clause = min(start, source[0] - as_clause), max(end, source[1]) if source[0] > token.i else end
    if clause[0] > sentence[0] and not as_clause and doc[clause[0] - 1].text not in _OPENING:
        return None
    if clause[0] == sentence[0] and not as_clause and not (clause[0] and doc[clause[0] - 1].text in QUOTES):
        return None
    content = _around(clause, sentence, reading)
    return Claim(token.i, cue_range(token, cue), source, join(content), cue.stance, "aside") if content else None


def _is_finite(token: Token) -> bool:
    """Whether a verb can head a reporting clause; "said" is often taken for a participle, "say" for an infinitive."""
    if token.tag_ == "VBG" or any(c.tag_ == "TO" for c in token.lefts):
        return any(c.dep_ == "aux" and c.tag_ != "TO" for c in token.lefts)
    return not is_passive(token)


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
        if c.dep_ in _CONTENT or (c.dep_ == "dobj" and "hearer" not in cue.takes and c.lower_ not in cue.words):
            return False
    return True


def _before(token: Token, start: int, end: int, cue: Cue) -> Range | None:
    """The source that fills the stretch between the mark and the verb: a noun phrase and nothing else."""
    piece = token.doc[start : cue_range(token, cue)[0]]
    while len(piece) > 1 and piece[0].tag_ in ("RB", "CC"):
        piece = piece[1:]
    if not len(piece) or piece[0].tag_ in _NOT_FIRST or piece[-1].pos_ not in _NOMINAL or not _empty(token, end, cue):
        return None
    if any(t.pos_ in ("VERB", "AUX") and t.dep_ not in ("amod", "compound") for t in piece):
        return None
    return piece.start, piece.end


def _since_quote(token: Token, start: int, end: int, cue: Cue) -> Range | None:
    """The source that fills all the space between a quotation and the verb, appositions between commas included."""
    doc = token.doc
    first = start
    while first and doc[first - 1].text not in QUOTES and start - first < _LONGEST:
        first -= 1
    piece = doc[first : cue_range(token, cue)[0]]
    if not first or not len(piece) or doc[first - 1].text not in QUOTES or doc[first].text in _MARKS:
        return None
    if piece[0].tag_ in _NOT_FIRST or piece[0].pos_ not in (*_NOMINAL, "ADJ") or not _empty(token, end, cue):
        return None
    if any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") and t.dep_ != "relcl" for t in piece):
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
    quoted = start > 0 and token.doc[start - 1].text in QUOTES
    after = token.doc[token.i + 1 : end]
    if cue_range(token, cue)[0] != start or not len(after) or ("hearer" in cue.takes and not quoted):
        return None
    turned = quoted or (cue.words == ("say",) and _is_name(after[0]))
    who = child(token, "nsubj")
    if (who is not None and who.i < token.i and not turned) or not _starts_source(after[0]):
        return None
    if any(t.pos_ in ("VERB", "AUX") and t.dep_ not in ("amod", "compound", "relcl", "acl", "aux") for t in after):
        return None
    noun = next((t for t in token.rights if t.i < end and t.pos_ in _NOMINAL), None)
    if noun is None or noun.left_edge.i <= token.i:
        return token.i + 1, end
    return extent(noun)


def _starts_source(word: Token) -> bool:
    """Whether a noun phrase that is no date can start with a word."""
    nominal = word.pos_ in _NOMINAL or word.pos_ == "ADJ"
    return nominal and word.tag_ not in _NOT_FIRST and word.ent_type_ not in ("DATE", "TIME")


def _is_name(word: Token) -> bool:
    """Whether a word starts a noun phrase that can only be who says it ("says Merkel", "said the mayor")."""
    return word.pos_ == "PROPN" or word.lower_ in ("the", "a", "an")


def _around(clause: Range, sentence: Range, reading: Reading) -> list[Range]:
    """What is said outside a reporting clause: the quotations right before and behind it, else the rest of its sentence."""
    doc, quotes = reading.doc, reading.quotes
    start, end = clause
    left, right = _neighbour(doc, start - 1, -1), _neighbour(doc, end, 1)
    if right is not None and right >= sentence[1] and doc[sentence[1] - 1].text in (".", "?", "!"):
        right = None
    before, after = (
        quotes.around(left) if left is not None else None,
        quotes.around(right) if right is not None else None,
    )
    if before and before[1] < left + 1:
        before = None
    if after and after[0] != right:
        after = None
    if before:
        whole = before[0] <= sentence[0] or doc[before[0] - 1].text in (":", ".") or not before[0] > sentence[0]
        first = before if whole else (sentence[0], start)
        return [first, *([after] if after else _but_quote(right, sentence, reading))]
    if after:
        return [after if is_utterance(doc, after) else (end, sentence[1])]
    pieces = [(sentence[0], start)]
    if right is not None and right < sentence[1] and _goes_on(doc[right]):
        pieces.append((end, sentence[1]))
    return [piece for piece in pieces if piece[0] < piece[1]]


def _neighbour(doc: Doc, i: int, step: int) -> int | None:
    """The first token from a place on that is not a comma, a dash or the like."""
    k = i
    while 0 <= k < len(doc) and doc[k].text in _MARKS and doc[k].text not in QUOTES:
        k += step
    return k if 0 <= k < len(doc) else None


def _but_quote(right: int | None, sentence: Range, reading: Reading) -> list[Range]:
    """The rest of a sentence that goes on quoting after a word: "...," he said, but "..."."""
    if right is None or right + 1 >= sentence[1] or reading.doc[right].tag_ not in ("CC", "IN"):
        return []
    return [(right, sentence[1])] if reading.doc[right + 1].text in QUOTES else []


def _goes_on(word: Token) -> bool:
    """Whether the content goes on with a word behind the reporting clause."""
    return word.tag_ not in ("VBG", *QUESTION_TAGS) and word.lower_ not in _CIRCUMSTANCE
