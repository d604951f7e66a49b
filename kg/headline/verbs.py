"""Doc of a headline -> the same with the verb that the model took for a noun: "Regulator fines bank".

Headlines leave out articles, and a small model then reads a verb in -s as a plural. Such a word is tried in the past
tense, which no noun looks like, then after a pronoun, after which no noun stands; where the model finds a sentence
around it, that reading is taken. A clause after "as", and a second verb after "and", are read apart from the first.
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
_SELDOM_VERBS = frozenset({"talks", "prices"})  # "Peace talks stall"
_CLAIMS = frozenset({"claims", "reports", "rumors", "rumours", "allegations", "fears", "suggestions", "charges"})
_ACRONYMS = re.compile("[A-Z]{2,}s")
_AND = {"tags": "CC", "pos": "CCONJ", "morphs": "ConjType=Cmp", "lemmas": "and", "deps": "cc", "ents": "O"}
_COMMA = {"tags": ",", "pos": "PUNCT", "morphs": "PunctType=Comm", "lemmas": ",", "deps": "punct", "ents": "O"}
_AS = {"tags": "IN", "pos": "SCONJ", "morphs": "", "lemmas": "as", "deps": "mark", "ents": "O"}
_BEFORE_AS = frozenset({"such", "well", "soon", "far", "long", "same", "known", "much", "many"})
_ALONE = frozenset({"nsubj"})  # a clause after "as" needs no more than its subject
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "ccomp", "xcomp"})
_PRESENT = frozenset({"VBZ", "VBP", "MD"})
_VERBS = _FINITE | {"VBN"}
_COMPLETED = frozenset({"dobj", "prep", "ccomp", "xcomp", "advcl"})


def with_verb(doc: Doc, nlp: Language, *, short: bool = False) -> Doc:
    """The parsed headline, or its reading with the verbs that it lacks; the words stay the same.

    A `short` one may be no more than a subject and a verb: "Angola objects".
    """
    if len(doc) > _LONGEST:
        return doc
    for token in doc:
        if _ACRONYMS.fullmatch(token.text) and token.tag_ not in _PLURAL:  # "MPs back bill"
            other = with_verb(nlp(_with_word(doc, token.i, "Lawmakers")), nlp, short=short)
            read = [_fields(one) for one in other]
            read[token.i]["lemmas"] = token.text[:-1]
            return _annotated(doc, read, other)
    if (halves := _with_halves(doc, nlp)) is not None:
        return halves
    doc = _with_clause(_with_list(doc, nlp), nlp, _ALONE if short else _COMPLETED)
    return _with_claim(_with_second(doc, nlp), nlp)


def _with_claim(doc: Doc, nlp: Language) -> Doc:
    """A headline with a clause that no "that" parts from its noun: "Mayor denies claims aide took bribe"."""
    for token in doc[2:-2]:
        if token.text in _CLAIMS and token.dep_ == "compound" and token.nbor(-1).tag_ in _FINITE:
            other = nlp(_with_word(doc, token.i, "that"))
            clause, verb = other[token.i].head, other[token.i - 1]
            if other[token.i].dep_ == "mark" and clause.dep_ == "ccomp" and clause.head == verb:
                read = [_fields(one) for one in other]
                read[token.i] = _fields(token) | {"heads": verb.i, "deps": "dobj"}
                read[clause.i] |= {"heads": token.i, "deps": "acl"}
                return _annotated(doc, read, other)
    return doc


def _comma(doc: Doc) -> int:
    """The place of the only comma of a headline; 0 where there is none, or more."""
    commas = [token.i for token in doc if token.text == ","]
    return commas[0] if len(commas) == 1 else 0


def _with_halves(doc: Doc, nlp: Language) -> Doc | None:
    """A headline with a clause on either side of a comma, the first read as a noun: "Firm cuts jobs, sells mill"."""
    place = _comma(doc)
    if not 2 < place < len(doc) - 2 or any(token.tag_ in _VERBS for token in doc[:place]):
        return None
    first = _with_first(_part(doc, nlp, 0, place), nlp)
    if not _tells(_root(first)):
        return None
    alone = _with_first(_part(doc, nlp, place + 1), nlp, _ALONE)
    if len(alone) > 2 and (second := _continued(doc, place + 1, _root(first), nlp)) is not None:
        return _joined(doc, [first, second], _COMMA, "conj")
    comma = _part(doc, nlp, place, place + 1)
    return _joined(doc, [first, comma, alone], _COMMA, "conj") if _tells(_root(alone), _ALONE) else None


def _continued(doc: Doc, start: int, verb: Token, nlp: Language) -> Doc | None:
    """The words of a headline from a place on, after a pronoun, where they go on with what a verb is said of."""
    rest = [token.text for token in doc[start:]]
    pronoun = "it" if verb.tag_ == "VBZ" else "they"
    second = nlp(Doc(doc.vocab, words=[pronoun, *rest])) if base_form(rest[0], known(nlp, "verb")) else None
    if second is None:
        return None
    comma = doc[start - 1].text == ","
    alone = comma and any(token.tag_ in _FINITE for token in second[2:])
    return second if _tells(second[1], _OBJECTS if comma else _COMPLETED) and not alone else None


def _with_list(doc: Doc, nlp: Language) -> Doc:
    """A headline whose only comma stands for "and": "Norvia, Sund sign pact"; else as it is."""
    place = _comma(doc)
    if not 0 < place < len(doc) - 2 or any(token.pos_ not in _NOUNS for token in (*doc[:place], doc[place + 1])):
        return doc
    other = nlp(_with_word(doc, place, "and"))
    first, second = other[place - 1], other[place + 1 :]
    last = next((token for token in second if token.dep_ == "conj" and token.head == first), None)
    charged = (
        last is not None
        and first.dep_ == "ROOT"
        and any(token.dep_ == "acl" for token in (*first.rights, *last.rights))
    )
    acts = last is not None and first.dep_ in _SUBJECTS and first.head == _root(other) and first.head.i > last.i
    return _annotated(doc, [_fields(token) for token in other], other) if acts or charged else doc


def _with_clause(doc: Doc, nlp: Language, completed: frozenset[str]) -> Doc:
    """A headline whose clause after "as" is read apart: "Pound falls as bank delays vote"; else with its verb."""
    for token in doc[2:-2]:
        if token.lower_ == "as" and token.nbor(-1).lower_ not in _BEFORE_AS:
            first, link, second = (
                _part(doc, nlp, *ends) for ends in ((0, token.i), (token.i, token.i + 1), (token.i + 1,))
            )
            first, second = _with_first(first, nlp, _ALONE), _with_first(second, nlp, _ALONE)
            told = (_root(first).i and _is_clause(_root(first))) or doc[0].lower_ == "no"  # "No deal as talks collapse"
            if told and _tells(_root(second), _ALONE):
                return _joined(doc, [first, link, second], _AS, "advcl")
    return _with_first(doc, nlp, completed)


def _part(doc: Doc, nlp: Language, start: int, end: int | None = None) -> Doc:
    """Some of the words, parsed by themselves."""
    words = list(doc)[start:end]
    return nlp(Doc(doc.vocab, words=[t.text for t in words], spaces=[bool(t.whitespace_) for t in words]))


def _root(doc: Doc) -> Token:
    return next(token for token in doc if token.dep_ == "ROOT")


def _with_first(doc: Doc, nlp: Language, completed: frozenset[str] = _COMPLETED) -> Doc:
    """A headline, with a verb where it has none."""
    misread = any(token.text in _SELDOM_VERBS and token.tag_ == "VBZ" for token in doc[1:])
    if not misread and any(_is_clause(token) for token in doc if token.dep_ == "ROOT"):
        return doc
    for token, verb in _candidates(doc, nlp):
        if token.nbor(-1).text in _SELDOM_VERBS:
            completed = _ALONE
        past = nlp(_with_word(doc, token.i, _past(verb)))
        if _tells(past[token.i], completed):
            return _merged(doc, past, token.i, from_other=0)
        pronoun = "they" if doc[token.i - 1].tag_ in _PLURAL else "it"
        present = nlp(_with_word(doc, token.i - 1, pronoun))
        if _tells(present[token.i], completed) and all(one.pos_ in _IN_NAMES for one in doc[: token.i]):
            return _merged(doc, present, token.i, from_other=token.i)
    return doc


def _with_second(doc: Doc, nlp: Language) -> Doc:
    """A headline, with the verb that "and" joins to its first one: "Firm drops offer and closes plant"."""
    words, verbs = [token.text for token in doc], [token for token in doc if token.tag_ in _FINITE]
    for token in doc[verbs[0].i + 2 : -1] if verbs else ():
        if _may_be_second(token, verbs[0]) and (second := _continued(doc, token.i, verbs[0], nlp)) is not None:
            first = nlp(Doc(doc.vocab, words=words[: token.i - 1]))
            if _tells(first[verbs[0].i]):
                return _joined(doc, [first, second], _COMMA if words[token.i - 1] == "," else _AND, "conj")
    return doc


def _may_be_second(token: Token, verb: Token) -> bool:
    """Whether a word after "and" agrees with a verb, and is neither read as one nor part of a noun ("and tax cuts")."""
    agrees = verb.tag_ == ("VBZ" if token.text.endswith("s") else "VBP")
    part = token.text in _BESIDE_NOUNS or (verb.tag_ == "VBP" and token.dep_ == "compound")
    before = token.nbor(-1).lower_
    alone = before == "," and not any(one.tag_ in _PRESENT for one in token.doc[token.i + 1 :])
    return (before == "and" or alone) and token.text.islower() and agrees and not part and token.tag_ not in _FINITE


def _tells(verb: Token, completed: frozenset[str] = _COMPLETED) -> bool:
    """Whether a word is the finite verb of a sentence with a subject and something more."""
    parts = {child.dep_ for child in verb.children}
    return verb.dep_ == "ROOT" and verb.tag_ in _FINITE and "nsubj" in parts and bool(parts & completed)


def _is_clause(root: Token) -> bool:
    """Whether a root is a finite verb; not a base form after what may be the verb: "Court rejects appeal"."""
    subjects = sum(child.dep_ in _SUBJECTS for child in root.children)
    if root.tag_ not in _FINITE or subjects > 1:
        return root.tag_ == "VBN" and subjects == 1  # "Police officers killed in raid"
    before = root.doc[root.i - 1] if root.i > 1 else None
    if any(c.dep_ == "dobj" for c in root.rights):  # "Border guards kill three"
        return True
    return not (root.tag_ == "VBP" and before is not None and before.tag_ in _PLURAL and _agrees(before))


def _agrees(token: Token) -> bool:
    """Whether a word in -s stands after a singular noun, or one without after a plural: so verbs agree."""
    before = token.doc[token.i - 1]
    several = before.tag_ in _PLURAL or before.text in _SELDOM_VERBS
    noun = several or before.pos_ in _NOUNS or (before.tag_ == "VBG" and before.i == 0)  # "Shelling resumes"
    return noun and token.text not in _SELDOM_VERBS and token.text.endswith("s") != several


def _candidates(doc: Doc, nlp: Language) -> Iterator[tuple[Token, str]]:
    """The words that may be a verb in disguise, each with its base form."""
    for token in doc[1:]:
        verbal = token.pos_ in {"NOUN", "PROPN", "ADJ", "VERB"} or token.text == "back"
        out = token.i + 1 < len(doc) and token.nbor(1).text == "out"  # a team is many: "United crash out of cup"
        hidden = token.text.islower() and verbal and (_agrees(token) or out)
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


def _joined(doc: Doc, parts: list[Doc], link: dict[str, str], dep: str) -> Doc:
    """The words of a Doc with the annotation of its two clauses, and of the word after the first that links them."""
    other = Doc.from_docs(parts, ensure_whitespace=False)
    assert other is not None
    read, place, root = [_fields(token) for token in other], len(parts[0]), _root(parts[0]).i
    below = len(other) - len(parts[-1]) + _root(parts[-1]).i
    read[place] |= link | {"heads": root if dep == "conj" else below}
    read[below] |= {"heads": root, "deps": dep}
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
