"""Reading, label -> Reading: what the parser takes for a participle or a noun where it is the verb of a clause."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from kg.doc.text import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NEAR = 40  # tokens between a word and what hangs on it
_PAST = frozenset({"VBD", "VBN"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOUNS = frozenset({"NN", "NNS"})
_NAMING = frozenset({"NOUN", "PROPN"})
_BEFORE_NOUNS = frozenset({"det", "poss", "amod", "nummod", "compound"})
_BEFORE_VERBS = frozenset({"prep", "advmod", "npadvmod", "punct", "cc", "advcl"})
_FULFILLED = frozenset({"agent", "dobj", "xcomp", "ccomp"})  # what a participle before a verb lacks
_OF_PASSIVES = frozenset({"aux", "auxpass", "advmod", "neg"})
_OF_MAIN_VERBS = frozenset({"cc", "aux", "auxpass", "dobj", "ccomp", "mark"})
_RELATIVE = frozenset({"that", "which", "who", "whom"})
_TELLING = frozenset({"announced", "reported", "confirmed"})
_SAYING = frozenset({"said", "says", "say"})
_APOLOGIZED = frozenset({"apologized", "apologised"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_ACTING = frozenset({"PERSON", "ORG", "GPE"})
_WHERETO = frozenset({"to", "into", "from"})
_SITES = frozenset(
    "hospital clinic camp prison jail custody station stadium school court airport port shelter village town city house"
    " home country base hotel church museum shore ship boat island site cell office building morgue".split()
)
_GIVEN = frozenset({"dobj", "oprd"})  # "was elected chairman by the members"
_BODIES = frozenset({"ORG", "GPE", "NORP", ""})
_STAY = frozenset({"stay", "stays", "stayed", "staying"})
_STAYED = frozenset("execution deportation extradition eviction ruling order decision sentence injunction law ban".split())
_ROUND = frozenset({"million", "billion", "trillion"})
_OFFICERS = frozenset("police policeman gunmen militants rebels troops authorities voters parliament".split())
_DOINGS = frozenset("fighting shelling bombing rioting looting flooding voting trading shooting".split())


class Reading(Struct, frozen=True):
    """The tokens of a stretch, and by place the heads that they will get."""

    tokens: list[Token]
    heads: list[int]

    def below(self, head: int, *labels: str) -> list[int]:
        """What hangs on a token, near it, with one of some labels if there are any."""
        near = range(max(head - _NEAR, 0), min(head + _NEAR, len(self.heads)))
        found = (j for j in near if self.heads[j] == head != j)
        return [j for j in found if not labels or self.tokens[j].dep_ in labels]

    def labels(self, head: int) -> set[str]:
        """The labels of what hangs on a token."""
        return {self.tokens[j].dep_ for j in self.below(head)}

    def hang(self, i: int, head: int, label: str, tag: str | None = None) -> None:
        """Hang a token elsewhere, perhaps as a verb."""
        self.heads[i], self.tokens[i].dep_ = head, label
        if tag is not None:
            self.tokens[i].tag_, self.tokens[i].pos_ = tag, "VERB"

    def lead(self, verb: int, noun: int, old: int) -> None:
        """Make a verb the root of a sentence about a noun, in place of what was the root."""
        for j in self.below(old):
            if j > verb or (j < noun and self.tokens[j].dep_ in _BEFORE_VERBS):
                self.heads[j] = verb
        self.hang(noun, verb, "nsubjpass" if "auxpass" in self.labels(verb) else "nsubj")
        self.hang(verb, verb, "ROOT")

    def relate(self, participle: int, noun: int) -> None:
        """Make of a participle a relative clause about a noun, whose subject is what it was said of."""
        self.hang(self.heads[participle], participle, "nsubj")
        self.hang(participle, noun, "relcl", "VBD")


def _agent(i: int, read: Reading) -> bool:
    """Hang a by-phrase on the passive that lacks it: "was accused of theft by", "was denied entry by"."""
    tokens, heads, inner = read.tokens, read.heads, read.heads[i]
    above = heads[inner]
    if tokens[i].lower_ == "of" and inner + 1 == i and tokens[above].lower_ == "by":
        named = tokens[inner].ent_type_ in _ACTING or tokens[inner].lower_ in _OFFICERS
        heads[i] = heads[above] if named and tokens[heads[above]].pos_ == "NOUN" else inner
        return heads[i] != inner  # "the killing by police of a boy"
    if tokens[i].lower_ != "by" or not (doers := read.below(i, "pobj")):
        return False
    given = next((j for j in (inner, heads[above]) if tokens[j].dep_ in _GIVEN), None)
    verb = heads[above] if given is None else heads[given]
    labels = read.labels(verb)
    if "auxpass" not in labels or "agent" in labels or not (given == inner or tokens[above].dep_ == "prep"):
        return False
    if tokens[inner].tag_ == "VBG":
        hung = _acts(doers[0], read)
    else:
        place = tokens[inner].ent_type_ in _PLACES or tokens[inner].lower_ in _SITES
        hung = given == inner or (place and tokens[above].lower_ in _WHERETO)
    if hung:
        read.hang(i, verb, "agent")
    return hung


def _acts(noun: int, read: Reading) -> bool:
    """Whether a noun after "by" may be somebody: not "by threat", "by the end of May"."""
    about = {read.tokens[j].lower_ for j in read.below(noun, "det", "prep")}
    some = read.tokens[noun].tag_ in {"NNS", "NNP", "NNPS"} or (bool(about) and "of" not in about)
    return some and read.tokens[noun].ent_type_ not in {"DATE", "TIME"}


def _participle(i: int, read: Reading) -> bool:
    """Make a participle the verb of a clause."""
    tokens, noun = read.tokens, read.heads[i]
    if tokens[i].tag_ not in _PAST:
        return False
    if tokens[noun].dep_ == "ROOT" and tokens[noun].pos_ in {"NOUN", "PROPN"} and tokens[i - 1].text == ",":
        return _main_verb(i, read)
    if tokens[noun].dep_ in SUBJECTS and noun + 1 == i:
        return _relative_without_pronoun(i, read)
    if tokens[noun].dep_ == "appos" and noun + 1 == i and tokens[i].lower_ in _TELLING:
        return _told_after(i, read)
    return _joined_passive(i, read)


def _main_verb(i: int, read: Reading) -> bool:
    """Make a participle the verb of a sentence without one: "A driver, blinded by the sun, rammed a bus"."""
    noun = read.heads[i]
    aside = read.tokens[noun + 1].text == "," and noun + 2 < i and not read.labels(i) & {"agent", "auxpass"}
    if not aside or _is_headline(noun, read):
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
    twice = heads[first] == heads[noun] > i and tokens[first].dep_ in SUBJECTS and tokens[first].tag_ in _NOUNS
    if not twice or read.labels(i) & _FULFILLED:
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


def _relative(i: int, read: Reading) -> bool:
    """Make the last verb of a sentence without a verb its main one: "The hotel that rebels attacked has reopened".

    The parser has read "rebels attacked" as rebels who were attacked.
    """
    tokens, heads, noun = read.tokens, read.heads, read.heads[i]
    above = heads[noun]
    said = tokens[noun].dep_ == "dobj" and tokens[above].lower_ in _SAYING
    if not (said or tokens[noun].dep_ == "ROOT") or _is_headline(noun, read):
        return False
    subject = next((j for j in read.below(i, *SUBJECTS) if noun < j < i), i)
    verb = next(iter(read.below(subject, "acl")), i)
    finite = any(tokens[j].tag_ in _FINITE for j in (i, *read.below(i, "aux", "auxpass")))
    near = subject < verb < min(subject + 3, i) and tokens[verb].tag_ in _PAST
    if not (near and finite) or read.labels(verb) & _FULFILLED:
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


def _joined(i: int, read: Reading) -> bool:
    """Mend a verb that is joined to another word."""
    tokens, noun = read.tokens, read.heads[i]
    above = read.heads[noun]
    tag, other = tokens[i].tag_, tokens[noun]
    if tokens[i].pos_ in _NAMING and other.pos_ in _NAMING:
        return _next_subject(i, read)
    if tag == "JJ" and tokens[i].lower_ in _APOLOGIZED:
        tokens[i].lemma_ = tokens[i].lower_[:-1]
        read.hang(i, noun, "conj", "VBD")  # "said the remark was wrong and apologised", taken for an adjective
    if tag == "VBN":
        return _reduced(i, read)
    if tag == "VBG" and other.tag_ in _FINITE and i > noun + 4:
        return _two_gerunds(i, read)
    return tag == "VB" and other.dep_ == "nmod" and tokens[above].dep_ == "dobj" and _two_objects(i, read)


def _next_subject(i: int, read: Reading) -> bool:
    """Make a noun the subject of the verb behind it: "adopted a text demanding a truce and Norvia did not veto it"."""
    tokens, heads, noun = read.tokens, read.heads, read.heads[i]
    if i + 1 == len(tokens) or tokens[i + 1].tag_ not in _FINITE:
        return False
    verb = heads[i + 1] if tokens[i + 1].dep_ in {"aux", "auxpass"} else i + 1
    joints = [j for j in read.below(noun, "cc") if j < i]
    labels = read.labels(verb)
    if not joints or labels & SUBJECTS or heads[verb] == i or not (heads[verb] < noun or heads[verb] == verb):
        return False
    both = tokens[i + 1].tag_ == "VBP" and tokens[i].tag_ in {"NN", "NNP"}  # "in the north, Ana and Tom call it so"
    read.hang(noun if both else i, verb, "nsubjpass" if "auxpass" in labels else "nsubj")
    if tokens[verb].dep_ == "ccomp" and not both:
        tokens[verb].dep_ = "conj"
        heads[joints[-1]] = heads[verb]
    return True


def _two_objects(i: int, read: Reading) -> bool:
    """Part two verbs whose objects the parser took for one: "to clear the old site and build flats"."""
    noun = read.heads[i]
    whole = read.heads[noun]
    verb = read.heads[whole]
    if not verb < noun < i < whole:
        return False
    for j in (*read.below(whole), *read.below(noun, "cc")):
        if j < i:
            read.heads[j] = verb if read.heads[j] == noun else noun
    read.hang(noun, verb, "dobj")
    read.hang(i, verb, "conj", "VB")
    read.heads[whole] = i
    return True


def _two_gerunds(i: int, read: Reading) -> bool:
    """Join a gerund to one that was taken for an adjective: "accuse them of burning homes and stealing cattle"."""
    tokens, heads, noun, first = read.tokens, read.heads, i - 2, i - 3
    of = heads[noun]
    gerund = tokens[first].tag_ == "VBG" and heads[first] == noun and of == first - 1
    if not gerund or tokens[i - 1].dep_ != "cc" or tokens[noun].dep_ != "pobj" or heads[of] < heads[i]:
        return False
    read.hang(first, of, "pcomp", "VBG")
    read.hang(noun, first, "dobj")
    heads[i], heads[i - 1] = first, first
    return True


def _reduced(i: int, read: Reading) -> bool:
    """Make a participle of the first of two verbs that nothing joins: "Two men arrested in May were released"."""
    first = read.heads[i]
    root = read.tokens[first].dep_ == "ROOT" and first < i
    if not root or read.tokens[first].tag_ not in _PAST or read.tokens[i].tag_ != "VBN":
        return False
    left, subjects = {read.tokens[j].dep_ for j in read.below(i) if j < i}, read.below(first, "nsubj")
    whole = left - _OF_PASSIVES or any(read.tokens[j].dep_ in _OF_MAIN_VERBS for j in read.below(first) if j < i)
    if whole or not left & {"aux", "auxpass"} or not subjects or not subjects[0] < first < subjects[0] + 3:
        return False
    read.lead(i, subjects[0], first)
    read.hang(first, subjects[0], "acl", "VBN")
    return True


def _doing(i: int, read: Reading) -> bool:
    """Make a noun of a subject in -ing that takes no object: "Fighting in the north goes on"."""
    token = read.tokens[i]
    if token.lower_ in _DOINGS and token.tag_ == "VBG" and not read.labels(i) & {"dobj", "aux", *SUBJECTS}:
        token.tag_, token.pos_, token.dep_, token.lemma_ = "NN", "NOUN", "nsubj", token.lower_
    return False


def _adverb(i: int, read: Reading) -> bool:
    """Make a noun the subject that the parser hung on the adverb after it: "the Dow briefly topped 8,000"."""
    verb, before = read.heads[i], i - 1
    if not i or read.heads[before] != i or read.tokens[before].dep_ != "compound" or verb < i:
        return False
    if read.tokens[verb].tag_ not in _FINITE or read.labels(verb) & SUBJECTS:
        return False
    for j in read.below(i):
        read.heads[j] = before
    read.hang(before, verb, "nsubj")
    return True


def _sum(i: int, read: Reading) -> bool:
    """Make a noun of a currency or a rating that is spelled like a verb: "a loss of two billion won", "cut to junk"."""
    token, before, above = read.tokens[i], i - 1, read.heads[i]
    if token.lower_ == "won" and read.tokens[before].lower_ in _ROUND:
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


def _stayed(i: int, read: Reading) -> bool:
    """Make an object of what a court puts off: "Court stays execution of a prisoner"."""
    token, verb = read.tokens[i], read.heads[i]
    if token.lower_ not in _STAYED or read.tokens[verb].lower_ not in _STAY:
        return False
    token.tag_, token.pos_, token.dep_, token.lemma_ = "NN", "NOUN", "dobj", token.lower_
    return False


def _is_headline(noun: int, read: Reading) -> bool:
    """Whether a word stands in a headline, which needs no verb."""
    return read.tokens[noun].idx < read.tokens[noun].doc.headline


# By the label that the parser has given a token, what may be wrong with it; each tells whether it has moved something.
MENDERS: dict[str, Callable[[int, Reading], bool]] = {
    "prep": _agent,
    "acl": _participle,
    "relcl": _relative,
    "conj": _joined,
    "ccomp": _reduced,
    "advcl": _sum,
    "pobj": _sum,
    "dobj": _sum,
    "advmod": _adverb,
    "nsubj": _doing,
    "csubj": _doing,
    "appos": _incumbent,
    "attr": _stayed,
    "xcomp": _stayed,
}
