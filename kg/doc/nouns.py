"""Reading -> Reading: nouns that the parser takes for verbs, and subjects that it takes for something else."""

from __future__ import annotations

from kg.doc.reading import FINITE, SUBJECTS, WORDS, Reading
from kg.resources import words

_BODIES = frozenset({"ORG", "GPE", "NORP", ""})
_STAY = frozenset({"stay", "stays", "stayed", "staying"})
_PLACES = frozenset({"GPE", "LOC"})


def subject(i: int, read: Reading) -> bool:
    """Mend what seems the subject of an active verb."""
    return passive_subject(i, read) or gerund(i, read)


def passive_subject(i: int, read: Reading) -> bool:
    """Mend what seems the subject of a passive."""
    return _hyphen(i, read) or _wider_place(i, read)


def _hyphen(i: int, read: Reading) -> bool:
    """Make what stands around a hyphen one word: "Ex-husband Li Wu said"."""
    if read.tokens[i].text != "-" or i + 1 == len(read.tokens):
        return False
    if i and read.heads[i - 1] == read.heads[i]:
        read.hang(i - 1, i + 1, "compound")
    read.hang(i, i + 1, "punct")
    return True


def _wider_place(i: int, read: Reading) -> bool:
    """Make what seems a second subject tell where a city lies: "Officials in Darwin, Australia said"."""
    tokens, city = read.tokens, i - 2
    if city < 1 or tokens[i - 1].text != "," or tokens[city].dep_ != "pobj":
        return False
    if any(tokens[j].pos_ != "PROPN" or tokens[j].ent_type_ not in _PLACES for j in (city, i)):
        return False
    if not any(j < i for j in read.below(read.heads[i], *SUBJECTS)):
        return False
    read.hang(i, city, "appos")
    return True


def gerund(i: int, read: Reading) -> bool:
    """Make a noun of a subject in -ing that takes no object: "Fighting in the north goes on"."""
    token = read.tokens[i]
    if (
        token.lower_ in words(WORDS, "doings")
        and token.tag_ == "VBG"
        and not read.labels(i) & {"dobj", "aux", *SUBJECTS}
    ):
        token.tag_, token.pos_, token.dep_, token.lemma_ = "NN", "NOUN", "nsubj", token.lower_
    return False


def before_adverb(i: int, read: Reading) -> bool:
    """Make a noun the subject that the parser hung on the adverb after it: "the Dow briefly topped 8,000"."""
    verb, before = read.heads[i], i - 1
    if not i or read.heads[before] != i or read.tokens[before].dep_ != "compound" or verb < i:
        return False
    if read.tokens[verb].tag_ not in FINITE or read.labels(verb) & SUBJECTS:
        return False
    for j in read.below(i):
        read.heads[j] = before
    read.hang(before, verb, "nsubj")
    return True


def like_verb(i: int, read: Reading) -> bool:
    """Make a noun of a currency or a rating that is spelled like a verb: "a loss of two billion won", "cut to junk"."""
    token, before, above = read.tokens[i], i - 1, read.heads[i]
    if token.lower_ == "won" and read.tokens[before].lower_ in words(WORDS, "round numbers"):
        head, label = read.heads[before], read.tokens[before].dep_
    elif token.lower_ == "junk" and read.tokens[before].lower_ == "to" and "dobj" not in read.labels(i):
        head, label = before, "pobj"
    else:
        return False
    token.tag_, token.pos_, token.lemma_ = "NN", "NOUN", token.lower_
    if head == i:
        return False
    for j in read.below(i):
        read.heads[j] = above
    read.hang(i, head, label)
    if head == before:
        read.hang(before, above, "prep")
        read.tokens[before].tag_, read.tokens[before].pos_ = "IN", "ADP"
    else:
        read.hang(before, i, "nummod")
    return True


def incumbent(i: int, read: Reading) -> bool:
    """Set a person beside the office rather than the body after it: "the head of Vodafone, Sara Kent, resigned"."""
    body = read.heads[i]
    of = read.heads[body]
    office = read.tokens[read.heads[of]]
    named = read.tokens[i].ent_type_ == "PERSON" and read.tokens[body].ent_type_ in _BODIES
    if not named or read.tokens[of].dep_ != "prep" or office.pos_ != "NOUN" or office.dep_ == "appos":
        return False
    read.hang(i, read.heads[of], "appos")
    return True


def stayed(i: int, read: Reading) -> bool:
    """Make an object of what a court puts off: "Court stays execution of a prisoner"."""
    token, verb = read.tokens[i], read.heads[i]
    if token.lower_ in words(WORDS, "stayed") and read.tokens[verb].lower_ in _STAY:
        token.tag_, token.pos_, token.dep_, token.lemma_ = "NN", "NOUN", "dobj", token.lower_
    return False
