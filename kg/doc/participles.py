"""Reading -> Reading: what the parser takes for a participle about a noun where it is the verb of a clause."""

from __future__ import annotations

from kg.doc.clauses import of_persons
from kg.doc.nouns import currency
from kg.doc.reading import COMMON_NOUNS, FINITE, FULFILLED, NOUNS, PAST, SUBJECTS, Reading
from kg.doc.words import words

_BEFORE_NOUNS = frozenset({"det", "poss", "amod", "nummod", "compound"})
_OF_PASSIVES = frozenset({"aux", "auxpass", "advmod", "neg"})
_OF_MAIN_VERBS = frozenset({"cc", "aux", "auxpass", "dobj", "ccomp", "mark"})
_HAVING = frozenset({"has", "have", "had"})
_RELATIVE = frozenset({"that", "which", "who", "whom"})


def after_noun(i: int, read: Reading) -> bool:
    """Make a participle the verb of a clause."""
    tokens, noun = read.tokens, read.heads[i]
    if tokens[i].tag_ not in PAST:
        return False
    if tokens[i].lower_ == "won" and currency(i, read):
        return True
    if tokens[i].tag_ == "VBD" and noun + 1 == i and read.in_headline(noun) and not read.labels(i) & SUBJECTS:
        tokens[i].tag_ = "VBN"  # "frees two men jailed for murder"
    if tokens[noun].dep_ == "ROOT" and tokens[noun].pos_ in NOUNS and tokens[i - 1].text == ",":
        return _main_verb(i, read)
    if tokens[noun].dep_ in SUBJECTS and noun + 1 == i:
        return _relative_without_pronoun(i, read)
    if tokens[noun].dep_ == "appos" and noun + 1 == i and tokens[i].lower_ in words("announced"):
        return _told_after(i, read)
    return _joined_passive(i, read)


def _main_verb(i: int, read: Reading) -> bool:
    """Make a participle the verb of a sentence without one: "A driver, blinded by the sun, rammed a bus"."""
    noun = read.heads[i]
    aside = read.tokens[noun + 1].text == "," and noun + 2 < i and not read.labels(i) & {"agent", "auxpass"}
    if not aside or read.in_headline(noun):
        return False
    read.tokens[i].tag_ = "VBD"
    read.lead(i, noun, noun)
    return True


def _told_after(i: int, read: Reading) -> bool:
    """Make a clause of who tells the rest: "It will close in May, the two owners announced"."""
    noun = read.heads[i]
    subject = read.heads[noun]
    above = read.heads[subject]
    if read.tokens[subject].dep_ not in SUBJECTS or not subject < above < noun:
        return False
    read.hang(i, above, "conj", "VBD")
    read.hang(noun, i, "nsubj")
    return True


def _relative_without_pronoun(i: int, read: Reading) -> bool:
    """Make a relative clause of the second of two subjects: "The chief the party expelled has founded a club"."""
    tokens, heads, noun = read.tokens, read.heads, read.heads[i]
    first = noun - 1
    while first > 0 and heads[first] == noun and tokens[first].dep_ in _BEFORE_NOUNS:
        first -= 1
    twice = heads[first] == heads[noun] > i and tokens[first].dep_ in SUBJECTS and tokens[first].tag_ in COMMON_NOUNS
    if not twice or read.labels(i) & FULFILLED:
        return False
    read.relate(i, first)
    return True


def _joined_passive(i: int, read: Reading) -> bool:
    """Make a clause of a participle and its noun, joined to a passive: "will be cut and a vote held"."""
    tokens, noun = read.tokens, read.heads[i]
    above = read.heads[noun]
    joined = tokens[i].tag_ == tokens[above].tag_ == "VBN" and tokens[noun].dep_ == "conj" and above < noun < i
    if not joined or tokens[noun].pos_ != "NOUN" or not read.below(above, "auxpass"):
        return False
    read.hang(i, above, "conj")
    read.hang(noun, i, "nsubjpass")
    return True


def of_clause(i: int, read: Reading) -> bool:
    """Mend a relative clause."""
    return of_persons(i, read) or _subject_of_relative(i, read)


def _subject_of_relative(i: int, read: Reading) -> bool:
    """Make the last verb of a sentence without a verb its main one: "The hotel that rebels attacked has reopened".

    The parser has read "rebels attacked" as rebels who were attacked.
    """
    tokens, heads, noun = read.tokens, read.heads, read.heads[i]
    above = heads[noun]
    said = tokens[noun].dep_ == "dobj" and tokens[above].lower_ in words("said")
    if not (said or tokens[noun].dep_ == "ROOT") or read.in_headline(noun):
        return False
    subject = next((j for j in read.below(i, *SUBJECTS) if noun < j < i), i)
    verb = next(iter(read.below(subject, "acl")), i)
    finite = any(tokens[j].tag_ in FINITE for j in (i, *read.below(i, "aux", "auxpass")))
    near = subject < verb < min(subject + 3, i) and tokens[verb].tag_ in PAST
    if not (near and finite) or read.labels(verb) & FULFILLED:
        return False
    for j in range(noun + 1, subject):
        if tokens[j].lower_ in _RELATIVE and tokens[j].dep_ != "det":
            read.hang(j, verb, "dobj")
    read.relate(verb, noun)
    read.lead(i, noun, noun)
    heads[verb] = noun
    if said:
        read.hang(i, above, "ccomp")
    return True


def complement(i: int, read: Reading) -> bool:
    """Mend the clause that a verb takes."""
    return content(i, read) or before_passive(i, read)


def content(i: int, read: Reading) -> bool:
    """Make what seems found the subject of the verb behind it: "the poll showed backing for the plan dropped"."""
    tokens, verb = read.tokens, read.heads[i]
    if tokens[verb].lower_ not in words("found") or tokens[i - 1].text == "," or not verb < i:
        return False
    noun = next((j for j in read.below(verb, "dobj") if j < i), i)
    labels, between = read.labels(i), [j for j in read.below(verb) if noun < j < i]
    finite = any(tokens[j].tag_ in FINITE for j in (i, *read.below(i, "aux", "auxpass")))
    if noun == i or not finite or labels & {"mark", *SUBJECTS} or any(tokens[j].dep_ != "prep" for j in between):
        return False
    for j in between:
        read.heads[j] = noun
    read.hang(noun, i, "nsubjpass" if "auxpass" in labels else "nsubj")
    read.hang(i, verb, "ccomp")
    return True


def before_passive(i: int, read: Reading) -> bool:
    """Make a participle of the first of two verbs that nothing joins: "Two men arrested in May were released"."""
    first = read.heads[i]
    root = read.tokens[first].dep_ == "ROOT" and first < i
    if not root or read.tokens[first].tag_ not in PAST or read.tokens[i].tag_ != "VBN":
        return False
    left, subjects = {read.tokens[j].dep_ for j in read.below(i) if j < i}, read.below(first, "nsubj")
    whole = left - _OF_PASSIVES or any(read.tokens[j].dep_ in _OF_MAIN_VERBS for j in read.below(first) if j < i)
    if whole or not left & {"aux", "auxpass"} or not subjects or not subjects[0] < first < subjects[0] + 3:
        return False
    read.lead(i, subjects[0], first)
    read.hang(first, subjects[0], "acl", "VBN")
    return True


def after_since(i: int, read: Reading) -> bool:
    """Make a participle the verb of a sentence that "since" was taken for: "It has since hired two guards"."""
    since, noun = i - 1, read.heads[i]
    if since < 1 or read.tokens[since - 1].lower_ not in _HAVING or read.heads[noun] != since:
        return False
    if read.tokens[i].tag_ not in PAST:
        return False
    above, label = read.heads[since], read.tokens[since].dep_
    for j in read.below(since):
        read.heads[j] = i
    read.hang(i, i if above == since else above, label, "VBN")
    read.hang(noun, i, "dobj")
    read.hang(since, i, "advmod")
    return True
