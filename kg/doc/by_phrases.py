"""Reading -> Reading: a phrase with "by", hung on what is done by somebody."""

from __future__ import annotations

from kg.doc.reading import NOUNS, Reading
from kg.doc.words import words

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_ACTING = frozenset({"PERSON", "ORG", "GPE"})
_AMOUNTS = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "CARDINAL"})
_WHERETO = frozenset({"to", "into", "from"})
_GIVEN = frozenset({"dobj", "oprd"})  # "was elected chairman by the members"


def phrase(i: int, read: Reading) -> bool:
    """Hang a by-phrase on the noun of a deed, or on the passive, that tells what is done."""
    if read.tokens[i].lower_ == "of":
        return _of_doer(i, read)
    if read.tokens[i].lower_ != "by" or not (doers := read.below(i, "pobj")):
        return False
    of_deed = _of_deed(i, doers[0], read)
    return _of_passive(i, doers[0], read) or of_deed


def _of_doer(i: int, read: Reading) -> bool:
    """Hang "of" on the noun that a by-phrase before it belongs to: "the killing by police of a boy"."""
    tokens, heads, doer = read.tokens, read.heads, read.heads[i]
    by = heads[doer]
    if doer + 1 != i or tokens[by].lower_ != "by":
        return False
    named = tokens[doer].ent_type_ in _ACTING or tokens[doer].lower_ in words("doers")
    heads[i] = heads[by] if named and tokens[heads[by]].pos_ == "NOUN" else doer
    return heads[i] != doer


def _of_deed(i: int, doer: int, read: Reading) -> bool:
    """Hang a by-phrase on the object before it whose deed it tells: "opposed the takeover of Norvoil by Sund"."""
    tokens, heads, verb = read.tokens, read.heads, read.heads[i]
    if tokens[verb].pos_ != "VERB" or verb > i:
        return False
    noun = next((j for j in range(verb + 1, i) if heads[j] == verb and tokens[j].dep_ == "dobj"), None)
    if noun is None or not _is_deed(noun, read) or any(heads[j] == verb for j in range(noun + 1, i)):
        return False
    if not any(heads[j] == noun and tokens[j].lower_ == "of" for j in range(noun + 1, i)) or not _may_do(doer, read):
        return False
    heads[i] = noun
    return True


def _may_do(noun: int, read: Reading) -> bool:
    """Whether a noun may stand for somebody who does something: not "by a third", not "by election"."""
    token = read.tokens[noun]
    return (
        token.pos_ in NOUNS
        and token.ent_type_ not in _AMOUNTS
        and token.lower_ not in words("fractions")
        and not _is_deed(noun, read)
    )


def _is_deed(noun: int, read: Reading) -> bool:
    return read.tokens[noun].lower_.endswith(tuple(words("endings of deeds")))


def _of_passive(i: int, doer: int, read: Reading) -> bool:
    """Hang a by-phrase on the passive that lacks it: "was accused of theft by", "was denied entry by"."""
    tokens, heads, inner = read.tokens, read.heads, read.heads[i]
    above = heads[inner]
    given = next((j for j in (inner, heads[above]) if tokens[j].dep_ in _GIVEN), None)
    verb = heads[above] if given is None else heads[given]
    labels = read.labels(verb)
    if "auxpass" not in labels or "agent" in labels or not (given == inner or tokens[above].dep_ == "prep"):
        return False
    if tokens[inner].tag_ == "VBG":
        hung = _is_somebody(doer, read)
    else:
        place = tokens[inner].ent_type_ in _PLACES or tokens[inner].lower_ in words("sites")
        hung = given == inner or (place and tokens[above].lower_ in _WHERETO)
    if hung:
        read.hang(i, verb, "agent")
    return hung


def _is_somebody(noun: int, read: Reading) -> bool:
    """Whether a noun after "by" may be somebody: not "by threat", "by the end of May"."""
    about = {read.tokens[j].lower_ for j in read.below(noun, "det", "prep")}
    some = read.tokens[noun].tag_ in {"NNS", "NNP", "NNPS"} or (bool(about) and "of" not in about)
    return some and read.tokens[noun].ent_type_ not in {"DATE", "TIME"}
