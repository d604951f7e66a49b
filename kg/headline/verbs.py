"""Doc of a headline -> the same with the verb that the model took for a noun: "Regulator fines bank".

Headlines leave out articles, and a small model then reads a verb in -s as a plural. Such a word is tried in the past
tense, which no noun looks like, then after a pronoun, after which no noun stands; where the model finds a sentence
around it, that reading is taken. A second verb, after "and", is read apart from the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.headline.words import base_form, known

_LONGEST = 40  # tokens; what is longer is no headline
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PLURAL = frozenset({"NNS", "NNPS"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_IN_NAMES = _NOUNS | {"ADJ", "NUM", "PUNCT"}
_BESIDE_NOUNS = frozenset({"arms", "sports", "savings", "sales", "rights", "works", "needs"})  # "arms deal"
_AND = {"tags": "CC", "pos": "CCONJ", "morphs": "ConjType=Cmp", "lemmas": "and", "deps": "cc", "ents": "O"}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_COMPLETED = frozenset({"dobj", "prep", "ccomp", "xcomp", "advcl"})


def with_verb(doc: Doc, nlp: Language) -> Doc:
    """The parsed headline, or its reading with the verbs that it lacks; the words stay the same."""
    return doc if len(doc) > _LONGEST else _with_second(_with_first(doc, nlp), nlp)


def _with_first(doc: Doc, nlp: Language) -> Doc:
    """A headline, with a verb where it has none, or its clause after "as" has none."""
    if any(_is_clause(token) for token in doc if token.dep_ == "ROOT"):
        return _with_clause(doc, nlp)
    for token, verb in _candidates(doc, nlp):
        past = nlp(_with_word(doc, token.i, _past(verb)))
        if _tells(past[token.i]):
            return _merged(doc, past, token.i, from_other=0)
        pronoun = "they" if doc[token.i - 1].tag_ in _PLURAL else "it"
        present = nlp(_with_word(doc, token.i - 1, pronoun))
        if _tells(present[token.i]) and all(one.pos_ in _IN_NAMES for one in doc[: token.i]):
            return _merged(doc, present, token.i, from_other=token.i)
    return doc


def _with_clause(doc: Doc, nlp: Language) -> Doc:
    """A headline, with a verb in its clause after "as": "Pound falls as bank delays vote"."""
    start = next((token.i for token in doc if token.lower_ == "as" and token.dep_ == "prep"), len(doc))
    for token, verb in _candidates(doc, nlp):
        if token.i > start + 1:
            past = nlp(_with_word(doc, token.i, _past(verb)))
            if past[token.i].dep_ == "advcl" and _has_both(past[token.i]):
                return _merged(doc, past, token.i, from_other=0)
    return doc


def _with_second(doc: Doc, nlp: Language) -> Doc:
    """A headline, with the verb that "and" joins to its first one: "Firm drops offer and closes plant"."""
    words, verbs = [token.text for token in doc], [token for token in doc if token.tag_ in _FINITE]
    for token in doc[verbs[0].i + 2 : -1] if verbs else ():
        if _may_be_second(token, verbs[0]) and base_form(token.text, known(nlp, "verb")):
            first = nlp(Doc(doc.vocab, words=words[: token.i - 1]))
            pronoun = "it" if verbs[0].tag_ == "VBZ" else "they"
            second = nlp(Doc(doc.vocab, words=[pronoun, *words[token.i :]]))
            if _tells(first[verbs[0].i]) and _tells(second[1]):
                return _joined(doc, first, second)
    return doc


def _may_be_second(token: Token, verb: Token) -> bool:
    """Whether a word after "and" agrees with a verb, and is neither read as one nor part of a noun ("and tax cuts")."""
    agrees = verb.tag_ == ("VBZ" if token.text.endswith("s") else "VBP")
    part = token.text in _BESIDE_NOUNS or (verb.tag_ == "VBP" and token.dep_ == "compound")
    return token.nbor(-1).lower_ == "and" and token.text.islower() and agrees and not part and token.tag_ not in _FINITE


def _tells(verb: Token) -> bool:
    """Whether a word is the finite verb of a sentence with a subject and something more."""
    return verb.dep_ == "ROOT" and _has_both(verb)


def _has_both(verb: Token) -> bool:
    """Whether a finite verb has a subject and something more."""
    parts = {child.dep_ for child in verb.children}
    return verb.tag_ in _FINITE and "nsubj" in parts and bool(parts & _COMPLETED)


def _is_clause(root: Token) -> bool:
    """Whether a root is a finite verb; not a base form after what may be the verb: "Court rejects appeal"."""
    subjects = sum(child.dep_ in _SUBJECTS for child in root.children)
    if root.tag_ not in _FINITE or subjects > 1:
        return root.tag_ == "VBN" and subjects == 1  # "Police officers killed in raid"
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
    read = [_fields(doc[token.i] if token.i < from_other else token) for token in other]
    for token in other:
        part = {"heads": from_other - 1, "deps": "compound"}
        read[token.i] |= part if token.i < from_other - 1 else {"heads": token.head.i, "deps": token.dep_}
    read[verb] |= {"tags": "VBZ" if doc[verb].text.endswith("s") else "VBP", "morphs": "Tense=Pres|VerbForm=Fin"}
    return _annotated(doc, read, other)


def _joined(doc: Doc, first: Doc, second: Doc) -> Doc:
    """The words of a Doc with the annotation of its two clauses; the second has a pronoun in place of "and"."""
    other = Doc.from_docs([first, second], ensure_whitespace=False)
    assert other is not None
    read, place = [_fields(token) for token in other], len(first)
    root = next(token.i for token in first if token.dep_ == "ROOT")
    read[place] |= _AND | {"heads": root}
    read[place + 1] |= {"heads": root, "deps": "conj"}
    return _annotated(doc, read, other)


def _fields(token: Token) -> dict[str, Any]:
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


def _annotated(doc: Doc, read: list[dict[str, Any]], other: Doc) -> Doc:
    """The words of a Doc with other annotation."""
    columns: dict[str, Any] = {name: [fields[name] for fields in read] for name in read[0]}
    words, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
    found = Doc(doc.vocab, words=words, spaces=spaces, **columns)
    found.tensor = other.tensor  # so that the Doc can be joined to others
    return found
