"""Reporting clause -> content: the words around a clause such as "she said", in its sentence and across quotations."""

from __future__ import annotations

from kg.doc import Doc, Token
from kg.statements.claim import Range
from kg.statements.quotes import MARKS, is_utterance
from kg.statements.reading import Reading
from kg.statements.tree import QUESTION_TAGS

_LOOSE = frozenset({",", "-", "--", "—", "–", "―", ":", ";", "(", ")", "?", "!", "."})
_ENDS = frozenset({".", "?", "!"})
_CIRCUMSTANCE = frozenset({"as", "while", "when", "after", "before", "during"})


def around(clause: Range, sentence: Range, reading: Reading) -> list[Range]:
    """What is said outside a reporting clause: the quotations right before and behind it, else its sentence."""
    doc, (start, end) = reading.doc, clause
    before, after = _quote_before(start, reading), _quote_behind(end, sentence, reading)
    if before and after and start == sentence[0] and doc[before[1] - 2].text == ".":
        before = None  # another's: '... "I love war." A narrator asks: "Can we trust him?"'
    if before:
        whole = before[0] <= sentence[0] or doc[before[0] - 1].text in (":", ".")
        if not whole and after is None:
            return _outside(clause, sentence, doc)
        return [
            before if whole else (sentence[0], start),
            *([after] if after else _goes_on_quoting(clause, sentence, doc)),
        ]
    if after:
        return [after if is_utterance(doc, after) else (end, sentence[1])]
    return _outside(clause, sentence, doc)


def _outside(clause: Range, sentence: Range, doc: Doc) -> list[Range]:
    """The sentence around a reporting clause."""
    pieces = [(sentence[0], clause[0])]
    word = _word(doc, clause[1], 1)
    if word is not None and word.i < sentence[1] and _goes_on(word):
        pieces.append((clause[1], sentence[1]))
    return [piece for piece in pieces if piece[0] < piece[1]]


def _word(doc: Doc, i: int, step: int) -> Token | None:
    """The first token from a place on, in a direction, that is not a comma, a dash or the like."""
    while 0 <= i < len(doc) and doc[i].text in _LOOSE:
        i += step
    return doc[i] if 0 <= i < len(doc) else None


def _quote_before(start: int, reading: Reading) -> Range | None:
    """The quotation that ends right before a clause."""
    word = _word(reading.doc, start - 1, -1)
    return reading.quotes.around(word.i) if word is not None else None


def _quote_behind(end: int, sentence: Range, reading: Reading) -> Range | None:
    """The quotation that starts right behind a clause, not behind a full stop or a line break."""
    word = _word(reading.doc, end, 1)
    if word is None or word.i >= reading.paragraph(end - 1)[1]:
        return None
    if word.i >= sentence[1] and reading.doc[sentence[1] - 1].text in _ENDS:
        return None
    quote = reading.quotes.around(word.i)
    return quote if quote and quote[0] == word.i else None


def _goes_on_quoting(clause: Range, sentence: Range, doc: Doc) -> list[Range]:
    """The rest of a sentence that goes on quoting after one word: "...," he said, but "..."."""
    word = _word(doc, clause[1], 1)
    if word is None or word.i + 1 >= sentence[1] or word.tag_ not in ("CC", "IN"):
        return []
    return [(word.i, sentence[1])] if word.nbor().text in MARKS else []


def _goes_on(word: Token) -> bool:
    """Whether the content goes on with a word behind the reporting clause."""
    return word.tag_ not in ("VBG", *QUESTION_TAGS) and word.lower_ not in _CIRCUMSTANCE
