"""Doc of a headline -> the same with the verb that the model took for a noun: "Regulator fines bank".

Headlines leave out articles, and a small model then reads a verb in -s as a plural. Such a word is tried in the past
tense, which no noun looks like, then after a pronoun, after which no noun stands; where the model finds a sentence
around it, that reading is taken. A clause after "as", and a second verb after "and", are read apart from the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.headline.lists import only_comma, with_list
from kg.headline.plurals import with_plural
from kg.headline.readings import (
    COMPLETED,
    FINITE,
    NOUNS,
    SUBJECTS,
    annotated,
    fields_of,
    parse_of,
    past_of,
    root_of,
    tells,
    with_word,
)
from kg.headline.words import base_form, known, words

_LONGEST = 40  # tokens; what is longer is no headline
_PLURAL = frozenset({"NNS", "NNPS"})
_IN_NAMES = NOUNS | {"ADJ", "NUM", "PUNCT"}
_ACRONYMS = re.compile("[A-Z]{2,}s")
_AND = {"tags": "CC", "pos": "CCONJ", "morphs": "ConjType=Cmp", "lemmas": "and", "deps": "cc", "ents": "O"}
_COMMA = {"tags": ",", "pos": "PUNCT", "morphs": "PunctType=Comm", "lemmas": ",", "deps": "punct", "ents": "O"}
_AS = {"tags": "IN", "pos": "SCONJ", "morphs": "", "lemmas": "as", "deps": "mark", "ents": "O"}
_BEFORE_AS = frozenset({"such", "well", "soon", "far", "long", "same", "known", "much", "many"})
_ALONE = frozenset({"nsubj"})  # a clause after "as" needs no more than its subject
_OBJECTS = frozenset({"dobj", "ccomp", "xcomp"})
_PRESENT = frozenset({"VBZ", "VBP", "MD"})
_VERBS = FINITE | {"VBN"}


def with_verb(doc: Doc, nlp: Language, *, short: bool = False) -> Doc:
    """The parsed headline, or its reading with the verbs that it lacks; the words stay the same.

    A `short` one may be no more than a subject and a verb: "Angola objects".
    """
    if len(doc) > _LONGEST:
        return doc
    for token in doc:
        if _ACRONYMS.fullmatch(token.text) and token.tag_ not in _PLURAL:  # "MPs back bill"
            other = with_verb(nlp(with_word(doc, token.i, "Lawmakers")), nlp, short=short)
            read = [fields_of(one) for one in other]
            read[token.i]["lemmas"] = token.text[:-1]
            return annotated(doc, read, other)
    if (halves := _with_halves(doc, nlp)) is not None:
        return halves
    doc = _with_clause(with_list(doc, nlp), nlp, _ALONE if short else COMPLETED)
    return with_plural(_with_claim(_with_infinitive(_with_second(doc, nlp), nlp), nlp), nlp)


def _with_claim(doc: Doc, nlp: Language) -> Doc:
    """A headline with a clause that no "that" parts from its noun: "Mayor denies claims aide took bribe"."""
    for token in doc[2:-2]:
        if token.text in words("claims") and token.dep_ == "compound" and token.nbor(-1).tag_ in FINITE:
            other = nlp(with_word(doc, token.i, "that"))
            clause, verb = other[token.i].head, other[token.i - 1]
            if other[token.i].dep_ == "mark" and clause.dep_ == "ccomp" and clause.head == verb:
                read = [fields_of(one) for one in other]
                read[token.i] = fields_of(token) | {"heads": verb.i, "deps": "dobj"}
                read[clause.i] |= {"heads": token.i, "deps": "acl"}
                return annotated(doc, read, other)
    return doc


def _with_halves(doc: Doc, nlp: Language) -> Doc | None:
    """A headline with a clause on either side of a comma, the first read as a noun: "Firm cuts jobs, sells mill"."""
    place = only_comma(doc)
    if not 2 < place < len(doc) - 2 or any(token.tag_ in _VERBS for token in doc[:place]):
        return None
    first = _with_first(parse_of(doc, nlp, 0, place), nlp)
    if not tells(root_of(first)):
        return None
    alone = _with_first(parse_of(doc, nlp, place + 1), nlp, _ALONE)
    if len(alone) > 2 and (second := _continued(doc, place + 1, root_of(first), nlp)) is not None:
        return _joined(doc, [first, second], _COMMA, "conj")
    comma = parse_of(doc, nlp, place, place + 1)
    return _joined(doc, [first, comma, alone], _COMMA, "conj") if tells(root_of(alone), _ALONE) else None


def _continued(doc: Doc, start: int, verb: Token, nlp: Language) -> Doc | None:
    """The words of a headline from a place on, after a pronoun, where they go on with what a verb is said of."""
    rest = [token.text for token in doc[start:]]
    pronoun = "it" if verb.tag_ == "VBZ" else "they"
    second = nlp(Doc(doc.vocab, words=[pronoun, *rest])) if base_form(rest[0], known(nlp, "verb")) else None
    if second is None:
        return None
    comma = doc[start - 1].text == ","
    alone = comma and any(token.tag_ in FINITE for token in second[2:])
    return second if tells(second[1], _OBJECTS if comma else COMPLETED) and not alone else None


def _with_clause(doc: Doc, nlp: Language, completed: frozenset[str]) -> Doc:
    """A headline whose clause after "as" is read apart: "Pound falls as bank delays vote"; else with its verb."""
    for token in doc[2:-2]:
        if token.lower_ == "as" and token.nbor(-1).lower_ not in _BEFORE_AS:
            first, link, second = (
                parse_of(doc, nlp, *ends) for ends in ((0, token.i), (token.i, token.i + 1), (token.i + 1,))
            )
            first, second = _with_first(first, nlp, _ALONE), _with_first(second, nlp, _ALONE)
            above = root_of(first)
            told = (above.i and (_is_clause(above) or _is_ahead(above))) or doc[0].lower_ == "no"  # "No deal as ..."
            if told and tells(root_of(second), _ALONE):
                return _joined(doc, [first, link, second], _AS, "advcl")
    return _with_first(doc, nlp, completed)


def _with_first(doc: Doc, nlp: Language, completed: frozenset[str] = COMPLETED) -> Doc:
    """A headline, with a verb where it has none."""
    misread = any(
        (token.text in words("seldom verbs") and token.tag_ == "VBZ")
        or (token.text == "record" and token.tag_ == "VBP")
        for token in doc[1:]  # "Oil hits record $100"
    )
    if not misread and any(_is_clause(token) for token in doc if token.dep_ == "ROOT"):
        return doc
    for token, verb in _candidates(doc, nlp):
        if token.nbor(-1).text in words("seldom verbs"):
            completed = _ALONE
        past = nlp(with_word(doc, token.i, past_of(verb)))
        if tells(past[token.i], completed):
            return _merged(doc, past, token.i, from_other=0)
        pronoun = "they" if doc[token.i - 1].tag_ in _PLURAL else "it"
        present = nlp(with_word(doc, token.i - 1, pronoun))
        if tells(present[token.i], completed) and all(one.pos_ in _IN_NAMES for one in doc[: token.i]):
            return _merged(doc, present, token.i, from_other=token.i)
    return doc


def _with_infinitive(doc: Doc, nlp: Language) -> Doc:
    """A headline in which a comma joins a second infinitive to the first: "Firm to cut jobs, shut plant"."""
    place = only_comma(doc)
    second = doc[place + 1] if 2 < place < len(doc) - 2 else None
    if second is None or second.text not in known(nlp, "verb") or not any(t.tag_ == "TO" for t in doc[:place]):
        return doc
    other = nlp(with_word(doc, place, "and"))
    verb, first = other[place + 1], other[place + 1].head
    if verb.dep_ != "conj" or first.dep_ != "ROOT" or not _is_ahead(first):
        return doc
    read = [fields_of(token) for token in other]
    read[place + 1] |= {"tags": "VB", "pos": "VERB", "morphs": str(first.morph), "lemmas": second.text}
    return annotated(doc, read, other)


def _with_second(doc: Doc, nlp: Language) -> Doc:
    """A headline, with the verb that "and" joins to its first one: "Firm drops offer and closes plant"."""
    words, verbs = [token.text for token in doc], [token for token in doc if token.tag_ in FINITE]
    for token in doc[verbs[0].i + 2 : -1] if verbs else ():
        if _may_be_second(token, verbs[0]) and (second := _continued(doc, token.i, verbs[0], nlp)) is not None:
            first = nlp(Doc(doc.vocab, words=words[: token.i - 1]))
            if tells(first[verbs[0].i]):
                return _joined(doc, [first, second], _COMMA if words[token.i - 1] == "," else _AND, "conj")
    return doc


def _may_be_second(token: Token, verb: Token) -> bool:
    """Whether a word after "and" agrees with a verb, and is neither read as one nor part of a noun ("and tax cuts")."""
    agrees = verb.tag_ == ("VBZ" if token.text.endswith("s") else "VBP")
    part = token.text in words("beside nouns") or (verb.tag_ == "VBP" and token.dep_ == "compound")
    before = token.nbor(-1).lower_
    alone = before == "," and not any(one.tag_ in _PRESENT for one in token.doc[token.i + 1 :])
    return (before == "and" or alone) and token.text.islower() and agrees and not part and token.tag_ not in FINITE


def _is_clause(root: Token) -> bool:
    """Whether a root is a finite verb; not a base form after what may be the verb: "Court rejects appeal"."""
    subjects = sum(child.dep_ in SUBJECTS for child in root.children)
    if root.tag_ not in FINITE or subjects > 1:
        return root.tag_ == "VBN" and subjects == 1  # "Police officers killed in raid"
    before = root.doc[root.i - 1] if root.i > 1 else None
    if any(c.dep_ == "dobj" for c in root.rights):  # "Border guards kill three"
        return True
    return not (root.tag_ == "VBP" and before is not None and before.tag_ in _PLURAL and _agrees(before))


def _is_ahead(root: Token) -> bool:
    """Whether a root is an infinitive with a subject, which stands for the future: "Shops to close as sales fall"."""
    parts = {child.dep_ for child in root.children if child.dep_ != "aux" or child.tag_ == "TO"}
    return root.tag_ == "VB" and {"nsubj", "aux"} <= parts


def _agrees(token: Token) -> bool:
    """Whether a word in -s stands after a singular noun, or one without after a plural: so verbs agree."""
    before = token.doc[token.i - 1]
    if before.pos_ == "NUM" and before.i and before.nbor(-1).pos_ == "PROPN":  # "FTSE 100 closes lower"
        before = before.nbor(-1)
    several = before.tag_ in _PLURAL or before.text in words("seldom verbs")
    noun = several or before.pos_ in NOUNS or (before.tag_ == "VBG" and before.i == 0)  # "Shelling resumes"
    return noun and token.text not in words("seldom verbs") and token.text.endswith("s") != several


def _candidates(doc: Doc, nlp: Language) -> Iterator[tuple[Token, str]]:
    """The words that may be a verb in disguise, each with its base form."""
    for token in doc[1:]:
        verbal = token.pos_ in {"NOUN", "PROPN", "ADJ", "VERB"} or token.text == "back"
        out = token.i + 1 < len(doc) and token.nbor(1).text == "out"  # a team is many: "United crash out of cup"
        hidden = token.text.islower() and verbal and (_agrees(token) or out)
        if hidden and (verb := base_form(token.text, known(nlp, "verb"))):
            yield token, verb


def _merged(doc: Doc, other: Doc, verb: int, from_other: int) -> Doc:
    """The words of one Doc with the annotation of another from a token on; before it stands the subject, one name."""
    read = [fields_of(doc[token.i] if token.i < from_other else token) for token in other]
    for token in other:
        part = {"heads": from_other - 1, "deps": "compound"}
        read[token.i] |= part if token.i < from_other - 1 else {"heads": token.head.i, "deps": token.dep_}
    read[verb] |= {"tags": "VBZ" if doc[verb].text.endswith("s") else "VBP", "morphs": "Tense=Pres|VerbForm=Fin"}
    return annotated(doc, read, other)


def _joined(doc: Doc, parts: list[Doc], link: dict[str, str], dep: str) -> Doc:
    """The words of a Doc with the annotation of its two clauses, and of the word after the first that links them."""
    other = Doc.from_docs(parts, ensure_whitespace=False)
    assert other is not None
    read, place, root = [fields_of(token) for token in other], len(parts[0]), root_of(parts[0]).i
    below = len(other) - len(parts[-1]) + root_of(parts[-1]).i
    read[place] |= link | {"heads": root if dep == "conj" else below}
    read[below] |= {"heads": root, "deps": dep}
    return annotated(doc, read, other)
