"""Drafts of an event -> the factors of kg/data/confidence.tsv that hold of it: rule, parse, coreference, length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.doc import Token
from kg.events.drafts import Draft, main_draft
from kg.events.factuality import embeddings
from kg.events.frames import Frame
from kg.events.lexicon import Lexicon
from kg.events.verb_groups import group

_LONG = 45  # tokens of a sentence
_DEEP = 5  # words between an event and the head of its sentence
_SEVERAL = 3  # types that a predicate may tell


def grounds(drafts: Sequence[Draft], lexicon: Lexicon) -> tuple[str, ...]:
    """The factors of an event, by its main mention and by what all mentions say, in the order of the table."""
    first = main_draft(drafts)
    return (*_by_rule(first.frame, lexicon), *_by_content(drafts), *_by_sentence(first.frame.trigger))


def _by_rule(frame: Frame, lexicon: Lexicon) -> Iterator[str]:
    """What the predicate and its entry in the lexicon say."""
    entry, proposition = frame.entry, frame.proposition
    if entry.type == "Act":
        yield "no lexicon entry"
    elif entry.conditions:
        yield "entry with conditions"
    pos = "noun" if entry.pos == "light" else entry.pos
    if lexicon.readings.get((entry.head, pos), 1) >= _SEVERAL:
        yield "several readings"
    if proposition.pos == "noun" and proposition.support is None:
        yield "event noun"
    if proposition.pos == "verb" and not group(frame.trigger).finite:
        yield "no finite clause"


def _by_content(drafts: Sequence[Draft]) -> Iterator[str]:
    """What participants, time and the number of mentions say."""
    first = main_draft(drafts)
    if {"agent", "patient"} <= {one.role for one in first.participants}:
        yield "agent and patient"
    if any(one.time.timex is not None for one in drafts):
        yield "dated in the text"
    if len(drafts) > 1:
        yield "told more than once"
    if embeddings(first.frame.trigger):
        yield "embedded"


def _by_sentence(trigger: Token) -> Iterator[str]:
    """What the place of the trigger in its sentence says, and the length of that."""
    doc, sentence = trigger.doc, trigger.sent
    if [token.text for token in doc[sentence.start : trigger.i]].count('"') % 2:
        yield "inside a quotation"
    if sum(1 for _ in trigger.ancestors) >= _DEEP:
        yield "deep in its sentence"
    if len(sentence) > _LONG:
        yield "long sentence"
