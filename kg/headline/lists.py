"""Doc of a headline -> the same read with its only comma as "and": "Norvia, Sund sign pact"."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from kg.headline.readings import NOUNS, SUBJECTS, annotated, fields_of, in_present, past_of, root_of, with_word
from kg.headline.words import known


def with_list(doc: Doc, nlp: Language) -> Doc:
    """A headline whose only comma stands for "and": "Norvia, Sund sign pact"; else as it is."""
    place = only_comma(doc)
    if not 0 < place < len(doc) - 2 or any(token.pos_ not in NOUNS for token in (*doc[:place], doc[place + 1])):
        return doc
    other = nlp(with_word(doc, place, "and"))
    first, second = other[place - 1], other[place + 1 :]
    last = next((token for token in second if token.dep_ == "conj" and token.head == first), None)
    if last is None:
        return _with_hidden(doc, nlp, place)
    charged = first.dep_ == "ROOT" and any(token.dep_ == "acl" for token in (*first.rights, *last.rights))
    acts = first.dep_ in SUBJECTS and first.head == root_of(other) and first.head.i > last.i
    if not (acts or charged):
        return _with_hidden(doc, nlp, place)
    return annotated(doc, [fields_of(token) for token in other], other)


def only_comma(doc: Doc) -> int:
    """Where the only comma of a headline stands; 0 where it has none or several."""
    commas = [token.i for token in doc if token.text == ","]
    return commas[0] if len(commas) == 1 else 0


def _with_hidden(doc: Doc, nlp: Language, place: int) -> Doc:
    """A list of subjects before a verb that the model took for a noun: "Norvia, Sund unveil pact"; else as it is.

    The verb is tried in the past tense, which no noun looks like.
    """
    both = with_word(doc, place, "and")
    for token in doc[place + 2 : -1]:
        if token.pos_ not in NOUNS or not token.text.islower():
            continue
        if token.text in known(nlp, "verb"):
            read = nlp(with_word(both, token.i, past_of(token.text)))
            verb, first = read[token.i], read[place - 1]
            if verb.dep_ == "ROOT" and first.dep_ in SUBJECTS and first.head == verb:
                return in_present(doc, read, token.i)
    return doc
