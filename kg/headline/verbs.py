"""Doc of a headline -> the same with the verb that the model took for a noun: "Regulator fines bank".

Headlines leave out articles, and a small model then reads a verb in -s as a plural. Such a word is tried in the past
tense, which no noun looks like, then after a pronoun, after which no noun stands; where the model finds a sentence
around it, that reading is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.headline.words import base_form, known

_LONGEST = 40  # tokens; what is longer is no headline
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PLURAL = frozenset({"NNS", "NNPS"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_IN_NAMES = _NOUNS | {"ADJ", "NUM", "PUNCT"}
_COMPLETED = frozenset({"dobj", "prep", "ccomp", "xcomp"})


def with_verb(doc: Doc, nlp: Language) -> Doc:
    """The parsed headline, or its reading with a verb where it has none; the words stay the same."""
    if len(doc) > _LONGEST or any(_is_clause(token) for token in doc if token.dep_ == "ROOT"):
        return doc
    for token, verb in _candidates(doc, nlp):
        past = nlp(_with_word(doc, token.i, _past(verb)))
        if _tells(past[token.i]):
            return _merged(doc, past, token.i, from_other=0)
        pronoun = "they" if doc[token.i - 1].tag_ in _PLURAL else "it"
        present = nlp(_with_word(doc, token.i - 1, pronoun))
        if _tells(present[token.i]) and all(one.pos_ in _IN_NAMES for one in doc[: token.i]):
            return _merged(doc, present, token.i, from_other=token.i)
    return doc


def _tells(verb: Token) -> bool:
    """Whether a word is the finite verb of a sentence with a subject and something more."""
    parts = {child.dep_ for child in verb.children}
    return verb.dep_ == "ROOT" and verb.tag_ in _FINITE and "nsubj" in parts and bool(parts & _COMPLETED)


def _is_clause(root: Token) -> bool:
    """Whether a root is a finite verb; not a base form after what may be the verb: "Court rejects appeal"."""
    if root.tag_ not in _FINITE:
        return False
    before = root.doc[root.i - 1] if root.i > 1 else None
    return not (root.tag_ == "VBP" and before is not None and before.tag_ in _PLURAL and _agrees(before))


def _agrees(token: Token) -> bool:
    """Whether a word in -s stands after a singular noun, or one without after a plural: so verbs agree."""
    before = token.doc[token.i - 1]
    return before.pos_ in _NOUNS and token.text.endswith("s") != (before.tag_ in _PLURAL)


def _candidates(doc: Doc, nlp: Language) -> Iterator[tuple[Token, str]]:
    """The words that may be a verb in disguise, each with its base form."""
    for token in doc[1:]:
        hidden = token.text.islower() and token.pos_ in {"NOUN", "PROPN", "ADJ", "VERB"} and _agrees(token)
        if hidden and (verb := base_form(token.text, known(nlp, "verb"))):
            yield token, verb


def _past(verb: str) -> str:
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if re.search("[^aeiou]y$", verb) else verb + "ed"


def _with_word(doc: Doc, place: int, word: str) -> Doc:
    words = [word if token.i == place else token.text for token in doc]
    return Doc(doc.vocab, words=words, spaces=[bool(token.whitespace_) for token in doc])


def _merged(doc: Doc, other: Doc, verb: int, from_other: int) -> Doc:
    """The words of one Doc with the annotation of another from a token on; before it stands the subject, one name."""
    read = [doc[token.i] if token.i < from_other else token for token in other]
    tags, morphs = [token.tag_ for token in read], [str(token.morph) for token in read]
    tags[verb], morphs[verb] = "VBZ" if doc[verb].text.endswith("s") else "VBP", "Tense=Pres|VerbForm=Fin"
    found = Doc(
        doc.vocab,
        words=[token.text for token in doc],
        spaces=[bool(token.whitespace_) for token in doc],
        tags=tags,
        pos=[token.pos_ for token in read],
        morphs=morphs,
        lemmas=[token.lemma_ for token in read],
        heads=[from_other - 1 if token.i < from_other - 1 else token.head.i for token in other],
        deps=["compound" if token.i < from_other - 1 else token.dep_ for token in other],
        ents=[f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in read],
    )
    found.tensor = other.tensor  # so that the Doc can be joined to others
    return found
