"""cues-*.tsv -> Lexicon: the words that attribute, with their stance and the complements that they take.

The complements of verbs, nouns and adjectives (column `takes`): `that` and `wh` clauses, `inf`initives, `ing` forms,
`np` (any object), `name` ("call X a Y"), `quote`, a preposition by its own name, and joint ones as `np-inf` ("urge X
to"). Beside them stand marks:
  idea     an object only if it is itself something said ("release a statement")
  quoted   an object only if it has words in quotation marks ("call the plan 'crazy'")
  light    only together with such a noun that has a content ("make the claim that")
  text     an object only if the subject is a text ("the poll shows a lead"); with a noun: it is a text
  hearer   the object is who is told
  passive  attributes in the passive without a by-phrase, too ("is said to")
  speech   a plain act of speech, told also inside the content of another ("Jones said that Smith denied ...")
  seeming  said of "it", by nobody ("it is unclear whether")
  undergo  the subject suffers what its object names ("drew criticism")
  agent    names who holds the stance ("a critic of")
  alone    attributes without a source, too ("allegations that", "allegedly")
Phrases take `np` (they govern their source: "according to"), `owner` (it is whose view it is: "in her view"),
`itself` (the noun is the source: "in a poll"), or `nobody` (no attribution at all: "according to plan").
"""

from __future__ import annotations

from functools import cache

from msgspec import Struct

from kg.doc import Token
from kg.errors import DataError
from kg.resources import read_data, rows

STANCES = frozenset(
    "assert deny ask doubt believe agree support oppose accuse promise demand propose threaten warn refuse intend"
    " want expect seem".split()
)
REPORTING = frozenset({"that", "quote"})  # what a verb takes that can stand in a reporting clause
_MARKS = frozenset(
    "quote quoted hearer idea light text passive speech seeming undergo agent alone owner itself nobody".split()
)


class Cue(Struct, frozen=True):
    """One use of a cue: its words (the head first), what it does with its content, the complements it takes."""

    words: tuple[str, ...]
    stance: str
    takes: frozenset[str]


Lexicon = dict[str, tuple[Cue, ...]]


def parse_cues(text: str, name: str) -> Lexicon:
    """The cues of a table by their first word, those of more words first.

    Raises DataError where a stance is unknown, where nothing is taken, or where two rows of one cue take the
    same complement, which would leave its stance open.
    """
    found: dict[str, list[Cue]] = {}
    owners: dict[tuple[str, str, bool], str] = {}
    for number, row in rows(text, name):
        cue, stance, takes = row["cue"], row["stance"], row["takes"].split()
        if stance not in STANCES or not takes:
            raise DataError(f"{name}:{number}: stance must be one of {', '.join(sorted(STANCES))}, and takes not empty")
        for frame in takes:
            use = cue, frame, "seeming" in takes
            if frame not in _MARKS and owners.setdefault(use, stance) != stance:
                raise DataError(f"{name}:{number}: {cue!r} takes {frame!r} as {owners[use]!r} already")
        words = tuple(cue.split())
        found.setdefault(words[0], []).append(Cue(words, stance, frozenset(takes)))
    return {word: tuple(sorted(cues, key=lambda cue: -len(cue.words))) for word, cues in found.items()}


@cache
def load_cues(kind: str) -> Lexicon:
    """The package's cues of one kind: verbs, nouns, adjectives or phrases."""
    name = f"cues-{kind}.tsv"
    return parse_cues(read_data(name), name)


def lookup(token: Token, lexicon: Lexicon) -> tuple[Cue, ...]:
    """The uses of a word; a lemma that the lemmatizer cut short ("hop" of "hoping") is mended."""
    lemma = token.lemma_.lower()
    return lexicon.get(lemma) or (lexicon.get(lemma + "e", ()) if token.lower_.endswith(("ing", "ed", "es")) else ())
