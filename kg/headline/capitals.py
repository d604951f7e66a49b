"""Headline in Title Case or capitals -> the same letters written as in a sentence.

The model was trained on sentences: of "Mayor Cancels Parade After Storm" it makes one long name. Which capitals belong
to names is read from the body of the article, then from lists of places, then from the model's own tagger over the
words in lower case: truecasing (Lita, Ittycheriah, Roukos and Kambhatla 2003) by the evidence at hand.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from msgspec import Struct
from spacy.language import Language

from kg.headline.words import base_form, known
from kg.resources import read_data, rows

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_INSIDE = re.compile(r"(?<=[\w,;] )[A-Z][\w'’-]*(?: [A-Z][\w'’-]*)*")  # capitals in the middle of a sentence
_SMALL = re.compile(r"\b[a-z]+\b")
_LONG = 4  # letters from which every editor who capitalises headlines capitalises a word
_FEWEST, _SHARE = 2, 0.8
_OPENING = re.compile(r"\s*(\S[^\n]{10,200})\n\s*\n")
_SHORTEST = 4  # words of a headline that opens a text
_TABLES = (
    ("actors-states.tsv", "names"),
    ("actors-states.tsv", "adjectives"),
    ("actors-states.tsv", "peoples"),
    ("actors-bodies.tsv", "names"),
    ("actors-places.tsv", "names"),
)
_AT = frozenset("at from in near to".split())


class _Evidence(Struct, frozen=True):
    """What tells names from other words; a pair of names is two words with a blank between."""

    names: frozenset[str]  # with capitals inside a sentence of the body, alone and in pairs
    common: frozenset[str]  # in lower case in the body
    tagged: frozenset[str]  # names by the tagger, or words that no list knows

    def is_name(self, word: str, before: str, after: str) -> bool:
        """Whether a word is part of a name: what the body says counts before what is known of the world."""
        pairs = {f"{before} {word}", f"{word} {after}"}
        if pairs & self.names:
            return True
        if word.lower() in self.common:
            return False
        listed = word in _listed() or pairs & _listed() or (before.lower() in _AT and word in _cities())
        return bool(listed) or word in self.names or word in self.tagged


def as_sentence(title: str, body: str, nlp: Language) -> str:
    """The title, letter for letter as long, with the capitals of a sentence; unchanged where it has these already."""
    found = list(_WORD.finditer(title))
    words = [one.group() for one in found]
    long = _long(words)
    if not _in_capitals(long):
        return title
    if all(word.isupper() for word in long):
        words = [word if re.search(rf"\b{re.escape(word)}\b", body) else word.capitalize() for word in words]
    small = [words[0], *(word.lower() if word.istitle() and "." not in word else word for word in words[1:])]
    evidence = _evidence(_written(title, found, small), body, nlp)
    around = zip(["", *words], words, small, [*words[1:], ""], strict=False)
    return _written(title, found, [w if s == w or evidence.is_name(w, b, a) else s for b, w, s, a in around])


def opening_headline(text: str) -> str:
    """The headline in Title Case that a text opens with, in a paragraph of its own; empty where there is none."""
    line = _OPENING.match(text)
    words = _WORD.findall(line[1]) if line else []
    return line[1].rstrip() if line and len(words) >= _SHORTEST and _in_capitals(_long(words)) else ""


def _long(words: list[str]) -> list[str]:
    """The words behind the first that a headline in Title Case has in capitals."""
    return [word for word in words[1:] if len(word) >= _LONG]


def _in_capitals(long: list[str]) -> bool:
    """Whether nearly all words have capitals."""
    return sum(word[0].isupper() for word in long) >= max(_FEWEST, _SHARE * len(long))


def _evidence(small: str, body: str, nlp: Language) -> _Evidence:
    names = [name.split() for name in _INSIDE.findall(body)]
    pairs = {" ".join(pair) for name in names for pair in pairwise(name)}
    return _Evidence(frozenset(pairs.union(*names)), frozenset(_SMALL.findall(body)), frozenset(_tagged(small, nlp)))


def _tagged(text: str, nlp: Language) -> set[str]:
    """The words that the tagger takes for names although they are small, and nouns that no list knows."""
    doc = nlp.make_doc(text)
    for name, component in nlp.pipeline:
        doc = component(doc)
        if name == "tagger":
            break
    bases = known(nlp, "noun", "verb", "adj", "adv")
    nouns = [token for token in doc if token.tag_.startswith("NN")]
    names = [n.text for n in nouns if n.tag_ in {"NNP", "NNPS"} or (bases and not base_form(n.text, bases))]
    return {name.capitalize() for name in names}


def _written(title: str, found: list[re.Match[str]], words: list[str]) -> str:
    """The title with other words in the same places; a word that got longer or shorter stays as it was."""
    letters = list(title)
    for one, word in zip(found, words, strict=True):
        if len(word) == len(one.group()):
            letters[one.start() : one.end()] = word
    return "".join(letters)


@cache
def _listed() -> frozenset[str]:
    """The words for a state, its people or a known body, and the pairs of words in a longer name."""
    cells = [row[column] for table, column in _TABLES for _, row in rows(read_data(table), table)]
    names = [name.split() for cell in cells for name in cell.replace("?", "").split("|")]
    return frozenset({n[0] for n in names if len(n) == 1} | {" ".join(pair) for n in names for pair in pairwise(n)})


@cache
def _cities() -> frozenset[str]:
    return frozenset(row["name"] for _, row in rows(read_data("actors-cities.tsv"), "actors-cities.tsv"))
