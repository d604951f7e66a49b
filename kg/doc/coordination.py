"""Reading -> Reading: what the parser joins to a word that it does not belong to."""

from __future__ import annotations

from kg.doc.clauses import quoted_further, said_further
from kg.doc.participles import after_since, before_passive, content
from kg.doc.reading import COMMON_NOUNS, FINITE, NOUNS, PAST, SUBJECTS, Reading
from kg.doc.words import words


def conjunct(i: int, read: Reading) -> bool:
    """Mend what is joined to another word."""
    tokens, noun = read.tokens, read.heads[i]
    above = read.heads[noun]
    tag, other = tokens[i].tag_, tokens[noun]
    if other.lower_ in words("found"):
        return content(i, read)
    if tokens[i].pos_ in NOUNS and other.pos_ in NOUNS:
        return _next_subject(i, read)
    if other.lower_ in words("said") and tokens[i].pos_ == "VERB":
        return quoted_further(i, read)
    if tag == "VBN":
        return before_passive(i, read)
    if tag == "VBD" and tokens[i].lemma_ in words("said further"):
        return said_further(i, read)
    if tag == "VBG" and other.tag_ in FINITE and i > noun + 4:
        return _two_gerunds(i, read)
    if tag == "VBG":
        return _after_infinitive(i, read)
    return tag == "VB" and other.dep_ == "nmod" and tokens[above].dep_ == "dobj" and _two_objects(i, read)


def _next_subject(i: int, read: Reading) -> bool:
    """Make a noun the subject of the verb behind it: "adopted a text demanding a truce and Norvia did not veto it"."""
    tokens, heads, noun = read.tokens, read.heads, read.heads[i]
    if i + 1 == len(tokens) or tokens[i + 1].tag_ not in FINITE:
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


def participle(i: int, read: Reading) -> bool:
    """Make a verb of what seems an adjective after "and": "met the envoys in May and proposed talks"."""
    tokens, heads, noun = read.tokens, read.heads, read.heads[i]
    if tokens[i - 1].lower_ == "since":
        return after_since(i, read)
    if tokens[i - 1].dep_ in {"nsubj", "ROOT"} and tokens[i].tag_ in PAST and i < noun:
        return _first_verb(i, read)
    apart = i < noun and tokens[i].tag_ in PAST and tokens[i - 1].dep_ == "cc" and heads[i - 1] == heads[noun]
    if not apart or tokens[noun].dep_ != "conj" or tokens[noun].tag_ not in COMMON_NOUNS:
        return False
    if tokens[heads[noun]].pos_ != "VERB":
        return False
    read.hang(i, heads[noun], "conj", "VBD")
    read.hang(noun, i, "dobj")
    return True


def _first_verb(i: int, read: Reading) -> bool:
    """Make a verb of what seems an adjective behind a name at the head of a sentence: "Norvia massed bombers"."""
    tokens, heads, noun, name = read.tokens, read.heads, read.heads[i], i - 1
    first = name == 0 or tokens[name].is_sent_start
    if not first or not tokens[name].text.istitle() or read.in_headline(name) or read.below(noun, "det", "poss"):
        return False
    if heads[name] == i and heads[noun] == noun:
        read.lead(i, name, noun)
    elif heads[name] == name and tokens[noun].dep_ == "dobj" and heads[noun] == name:
        if tokens[name].tag_ not in {*COMMON_NOUNS, "NNP", "NNPS"} and tokens[name].lower_ not in words("names"):
            return False
        if tokens[name].pos_ not in NOUNS:
            tokens[name].tag_, tokens[name].pos_ = "NNP", "PROPN"
        read.lead(i, name, name)
    else:
        return False
    tokens[i].tag_, tokens[i].pos_ = "VBD", "VERB"
    read.hang(noun, i, "dobj")
    return True


def _after_infinitive(i: int, read: Reading) -> bool:
    """Join a gerund to the gerund above the infinitive that it was joined to: "forcing us to go and taking all"."""
    first = read.heads[i]
    above = read.heads[first]
    infinitive = read.tokens[first].tag_ == "VB" and read.tokens[first].dep_ == "xcomp"
    if not infinitive or read.tokens[above].tag_ != "VBG":
        return False
    read.heads[i] = above
    return True
