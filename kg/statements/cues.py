"""cues-*.tsv -> Lexicon: the words that attribute, with their stance and the complements that they take.

The complements (column `takes`): `that` and `wh` clauses, `inf`initives, `ing` forms, `np` (any object), `name`
("call X a Y"), `quote`, a preposition by its own name, and joint ones as `np-inf` ("urge X to"). `hearer`: the object
is who is told. `idea`: an object only if it is itself something said ("release a statement"). `light`: only together
with such a noun that has a content ("make the claim that"). `text`: an object only if the subject is a text ("the poll
shows a lead"). `passive`: attributes in the passive without a by-phrase, too ("is said to"). `speech`: a plain act of speech, told
also inside the content of another ("Jones said that Smith denied ..."). `seeming`: said of "it", by nobody ("it is
unclear whether"). `undergo`: the subject suffers what its object names ("drew criticism"). For nouns, `agent`: names
who holds the stance ("a critic of"); `alone`: attributes without a source, too ("allegations that"); `text`: a text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from kg.errors import DataError
from kg.resources import read_data, rows

STANCES = frozenset(
    "assert deny ask doubt believe agree support oppose accuse promise demand propose threaten warn refuse intend"
    " want expect seem".split()
)
REPORTING = frozenset({"that", "quote"})  # what a verb takes that can stand in a reporting clause


@dataclass(frozen=True, slots=True)
class Cue:
    """One use of a cue: its words (the head first), what it does with its content, the complements it takes."""

    words: tuple[str, ...]
    stance: str
    takes: frozenset[str]


Lexicon = dict[str, tuple[Cue, ...]]


def _cues(name: str) -> Iterable[Cue]:
    """The rows of one file, checked."""
    for number, row in rows(read_data(name), name):
        if row["stance"] not in STANCES or not row["takes"]:
            raise DataError(f"{name}:{number}: stance must be one of {', '.join(sorted(STANCES))}, and takes not empty")
        yield Cue(tuple(row["cue"].split()), row["stance"], frozenset(row["takes"].split()))


@cache
def load_cues(kind: str) -> Lexicon:
    """The cues of one kind (verbs, nouns, adjectives) by their first word, those of more words first."""
    found: dict[str, list[Cue]] = {}
    for cue in _cues(f"cues-{kind}.tsv"):
        found.setdefault(cue.words[0], []).append(cue)
    return {word: tuple(sorted(cues, key=lambda cue: -len(cue.words))) for word, cues in found.items()}


def lookup(token: Token, lexicon: Lexicon) -> tuple[Cue, ...]:
    """The uses of a word; a lemma that the lemmatizer cut short ("hop" of "hoping") is mended."""
    lemma = token.lemma_.lower()
    return lexicon.get(lemma) or (lexicon.get(lemma + "e", ()) if token.lower_.endswith(("ing", "ed", "es")) else ())
