"""Doc of a headline -> other readings of it: with another word in a place, or some of its words alone.

What such a reading tells of the words is put on the words of the headline (`annotated`).
"""

from __future__ import annotations

import re
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
NOUNS = frozenset({"NOUN", "PROPN"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
COMPLETED = frozenset({"dobj", "prep", "ccomp", "xcomp", "advcl"})


def parse_of(doc: Doc, nlp: Language, start: int, end: int | None = None) -> Doc:
    """Some of the words, parsed by themselves."""
    words = list(doc)[start:end]
    return nlp(Doc(doc.vocab, words=[t.text for t in words], spaces=[bool(t.whitespace_) for t in words]))


def root_of(doc: Doc) -> Token:
    """The first root of a Doc; its first token where the parser calls none so, as in a headline of quotation marks."""
    return next((token for token in doc if token.dep_ == "ROOT"), doc[0])


def tells(verb: Token, completed: frozenset[str] = COMPLETED) -> bool:
    """Whether a word is the finite verb of a sentence with a subject and something more."""
    parts = {child.dep_ for child in verb.children}
    return verb.dep_ == "ROOT" and verb.tag_ in FINITE and "nsubj" in parts and bool(parts & completed)


def past_of(verb: str) -> str:
    """The regular past of a verb, which the model reads as one even where no such word exists."""
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if re.search("[^aeiou]y$", verb) else verb + "ed"


def with_word(doc: Doc, place: int, word: str) -> Doc:
    """The words, not yet parsed, with another one in a place."""
    words = [word if token.i == place else token.text for token in doc]
    return Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])


def fields_of(token: Token) -> dict[str, Any]:
    """The annotation of a token, as the columns of a Doc are called."""
    return {
        "tags": token.tag_,
        "pos": token.pos_,
        "morphs": str(token.morph),
        "lemmas": token.lemma_,
        "heads": token.head.i,
        "deps": token.dep_,
        "ents": f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O",
    }


def in_present(doc: Doc, read: Doc, verb: int) -> Doc:
    """The words of a Doc with the annotation of a reading in which one of them, a verb, stands in the past."""
    told = [fields_of(token) for token in read]
    told[verb] |= {"tags": "VBP", "morphs": "Tense=Pres|VerbForm=Fin", "lemmas": doc[verb].text}
    return annotated(doc, told, read)


def annotated(doc: Doc, read: list[dict[str, Any]], other: Doc) -> Doc:
    """The words of a Doc with other annotation."""
    columns: dict[str, Any] = {name: [fields[name] for fields in read] for name in read[0]}
    words, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
    found = Doc(doc.vocab, words=words, spaces=spaces, **columns)
    found.tensor = other.tensor  # so that the Doc can be joined to others
    return found
