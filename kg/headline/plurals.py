"""Doc of a headline -> the same where the subject is what the model took for the verb: "Air pilots call strike".

A verb in -s takes no bare infinitive and no participle right after it, so that the word after it is the verb.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.headline.readings import SUBJECTS, annotated, fields_of, in_present, past_of, root_of, with_word
from kg.headline.words import base_form, known, words

# "talks in Geneva collapse": what goes on, and what becomes of it.


def with_plural(doc: Doc, nlp: Language) -> Doc:
    """The headline with the verb after the plural noun that the model took for one; else as it is."""
    root = root_of(doc)
    if root.text in words("people") and 0 < root.i < len(doc) - 2 and doc[root.i + 1].text in known(nlp, "verb"):
        return _read_as(doc, nlp, root, doc[root.i + 1])  # "Airline pilots strike over pay"
    if (read := _with_distant(doc, nlp)) is not None:
        return read
    noun = base_form(root.text, known(nlp, "noun")) if root.tag_ == "VBZ" and 0 < root.i < len(doc) - 2 else None
    if (
        noun is None
        or root.lemma_ in words("taking infinitives")
        or any(child.dep_ == "dobj" for child in root.children)
    ):
        return doc
    following = doc[root.i + 1]
    if following.tag_ in {"VB", "VBP"} and following.text in known(nlp, "verb"):
        return _read_as(doc, nlp, root, following)
    if following.tag_ == "VBN" and following.text.islower():
        return _as_passive(doc, nlp, root, following)
    return doc


def _with_distant(doc: Doc, nlp: Language) -> Doc | None:
    """The reading with the verb behind a name that the model joined to it: "Trade talks in Geneva collapse"."""
    for verb in doc[3:]:
        joined = verb.tag_ == "NN" and verb.text in words("ending") and verb.nbor(-1).tag_ == "NNP"
        plurals = [one for one in doc[: verb.i - 2] if one.text in words("going on")] if joined else []
        if plurals and (read := _read_as(doc, nlp, plurals[0], verb)) is not doc:
            return read
    return None


def _read_as(doc: Doc, nlp: Language, noun: Token, verb: Token) -> Doc:
    """The reading with a verb in the past, which no noun looks like."""
    read = nlp(with_word(doc, verb.i, past_of(verb.text)))
    if read[verb.i].dep_ != "ROOT" or read[noun.i].dep_ not in SUBJECTS or read[noun.i].head != read[verb.i]:
        return doc
    found = in_present(doc, read, verb.i)
    if found[noun.i].tag_ == "VBZ":
        found[noun.i].tag_, found[noun.i].pos_ = "NNS", "NOUN"
    return found


def _as_passive(doc: Doc, nlp: Language, noun: Token, verb: Token) -> Doc:
    """The reading with the auxiliary that headlines leave out: "Firm shares halted"."""
    texts = [token.text for token in doc]
    read = nlp(Doc(doc.vocab, words=[*texts[: verb.i], "were", *texts[verb.i :]]))
    if read[verb.i + 1].dep_ != "ROOT" or read[noun.i].dep_ != "nsubjpass":
        return doc
    told: list[dict[str, Any]] = [fields_of(one) for one in read if one.i != verb.i]
    for one in told:
        one["heads"] -= one["heads"] > verb.i
    return annotated(doc, told, Doc(doc.vocab, words=texts))
