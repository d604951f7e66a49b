"""Reading -> Reading: nouns that the parser takes for verbs, and subjects that it takes for something else."""

from __future__ import annotations

from kg.doc import clauses
from kg.doc.reading import NOUNS, SUBJECTS, Reading
from kg.doc.words import words

_PLACES = frozenset({"GPE", "LOC"})
_BODIES = frozenset({"ORG", "GPE", "NORP", ""})
_PLURALS = frozenset({"NNS", "NNPS"})
_CLAUSES = frozenset({"ccomp", "acl", "relcl"})
_COUNTING = frozenset({"DT", "CD"})


def subject(i: int, read: Reading) -> bool:
    """Mend what seems the subject of an active verb."""
    return passive_subject(i, read) or clauses.subject(i, read) or gerund(i, read)


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


def former(i: int, read: Reading) -> bool:
    """Make "ex" the first part of the noun after its hyphen, which the parser may have hung on it: "an ex-soldier"."""
    tokens, heads, hyphen, noun = read.tokens, read.heads, i + 1, i + 2
    if noun >= len(tokens) or tokens[hyphen].text != "-" or tokens[i].whitespace_ or tokens[noun].pos_ not in NOUNS:
        return False
    if heads[noun] == i:
        heads[noun] = noun if heads[i] == i else heads[i]
        tokens[noun].dep_ = tokens[i].dep_
    for j in read.below(i):
        heads[j] = noun
    read.hang(i, noun, "compound")
    read.hang(hyphen, noun, "punct")
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
    if token.lower_ in words("doings") and token.tag_ == "VBG" and not read.labels(i) & {"dobj", "aux", *SUBJECTS}:
        read.name(i)
        token.dep_ = "nsubj"
    return False


def like_verb(i: int, read: Reading) -> bool:
    """Make a noun of a currency or a rating that is spelled like a verb, a verb of "show"."""
    if read.tokens[i].lower_ == "show":
        return shown(i, read)
    return currency(i, read) if read.tokens[i].lower_ == "won" else _junk(i, read)


def shown(i: int, read: Reading) -> bool:
    """Make a verb of what seems a noun: "Emails show that he left", "Emails seen by the Post show that he left"."""
    token, moved = read.tokens[i], False
    if token.lower_ != "show" or token.tag_ != "NN":
        return False
    clause = next((j for j in read.below(i, *_CLAUSES) if j > i and read.labels(j) & SUBJECTS), None)
    if clause is None:
        return False
    if token.dep_ == "pobj":
        by = read.heads[i]
        noun = read.heads[read.heads[by]]
        if read.tokens[noun].dep_ != "ROOT" or read.tokens[noun].tag_ not in _PLURALS or i - 1 == by:
            return False
        for j in read.below(i):
            if j < i:
                read.heads[j] = i - 1
        read.hang(i - 1, by, "pobj")
        read.lead(i, noun, noun)
        moved = True
    elif not read.labels(i) & SUBJECTS:
        return False
    token.tag_, token.pos_ = "VBP", "VERB"
    read.hang(clause, i, "ccomp")
    return moved


def currency(i: int, read: Reading) -> bool:
    """Make a noun of a currency: "a loss of two billion won"."""
    before = i - 1
    in_dollars = any(t.text == "$" for t in read.tokens[max(before - 2, 0) : before])
    if in_dollars or read.tokens[before].lower_ not in words("round numbers"):
        return False
    head, label, above = read.heads[before], read.tokens[before].dep_, read.heads[i]
    read.name(i)
    if head == i:
        return False
    for j in read.below(i):
        read.heads[j] = above
    read.hang(i, head, label)
    read.hang(before, i, "nummod")
    return True


def _junk(i: int, read: Reading) -> bool:
    """Make a noun of the rating that is spelled like a verb: "cut its rating on the firm to junk"."""
    token, to, above = read.tokens[i], i - 1, read.heads[i]
    if token.lower_ != "junk" or read.tokens[to].lower_ != "to" or "dobj" in read.labels(i):
        return False
    read.name(i)
    if above in {to, i}:
        return False
    for j in read.below(i):
        read.heads[j] = above
    read.hang(i, to, "pobj")
    read.hang(to, above, "prep")
    read.tokens[to].tag_, read.tokens[to].pos_ = "IN", "ADP"
    return True


def beside(i: int, read: Reading) -> bool:
    """Mend what stands beside a noun."""
    return clauses.of_speaker(i, read) or _incumbent(i, read)


def _incumbent(i: int, read: Reading) -> bool:
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
    if token.lower_ in words("stayed") and read.tokens[verb].lower_ in words("stay"):
        read.name(i)
        token.dep_ = "dobj"
    return False


def particle(i: int, read: Reading) -> bool:
    """Make a preposition of a particle with an object or a time: "the samples taken over the past two weeks"."""
    tokens, following = read.tokens, i + 1
    timed = tokens[i].lower_ == "over" and following < len(tokens) and tokens[following].ent_type_ == "DATE"
    moved = timed and tokens[following].tag_ in _COUNTING  # not "he took over last week"
    if moved:
        while following + 1 < len(tokens) and tokens[following + 1].ent_type_ == "DATE":
            following += 1
        read.hang(following, i, "pobj")
    if read.below(i, "pobj"):
        tokens[i].dep_, tokens[i].tag_, tokens[i].pos_ = "prep", "IN", "ADP"
    return moved
