"""Reading -> Reading: what the parser hangs on the verb of a clause that it does not belong to."""

from __future__ import annotations

from kg.doc.reading import PAST, SUBJECTS, Reading
from kg.doc.words import words

_BODIES = frozenset({"ORG", "GPE", "FAC", "LOC"})
_WHERE = frozenset({"at", "from", "in", "of"})
_OF_CLAUSES = frozenset({"cc", "aux", "auxpass", "dobj", "ccomp", "mark"})


def subject(i: int, read: Reading) -> bool:
    """Mend a subject before its verb that is none."""
    verb = read.heads[i]
    if i > verb:
        return False
    if read.tokens[verb].dep_ == "ccomp" and read.heads[verb] < i:
        return _object_before_clause(i, read)
    if read.tokens[verb].dep_ == "advcl" and read.tokens[verb].tag_ in PAST and read.heads[verb] > verb:
        return _before_participle(i, read)
    return False


def _object_before_clause(i: int, read: Reading) -> bool:
    """Make an object of what stands before a conjunction: "Norvia recalls milk after two babies fall ill"."""
    verb = read.heads[i]
    marks = [j for j in read.below(verb, "mark", "advmod") if i < j < verb]
    marks = [j for j in marks if read.tokens[j].lower_ in words("conjunctions")]
    if not marks or not any(marks[0] < j < verb for j in read.below(verb, *SUBJECTS)):
        return False
    read.hang(i, read.heads[verb], "dobj")
    read.tokens[verb].dep_ = "advcl"
    return True


def _before_participle(i: int, read: Reading) -> bool:
    """Make a subject of the main verb's of a participle's: "The airport, closed since May, could reopen soon"."""
    participle = read.heads[i]
    main = read.heads[participle]
    if read.tokens[participle - 1].text != "," or read.labels(participle) & _OF_CLAUSES:
        return False
    if read.labels(main) & SUBJECTS:
        return False
    read.hang(i, main, "nsubjpass" if "auxpass" in read.labels(main) else "nsubj")
    read.hang(participle, i, "acl", "VBN")
    return True


def of_persons(i: int, read: Reading) -> bool:
    """Hang a clause with "who" on those who are somewhere: "students at Karsa University, who called for help"."""
    tokens, body = read.tokens, read.heads[i]
    place = read.heads[body]
    if tokens[body].dep_ != "pobj" or tokens[body].ent_type_ not in _BODIES or tokens[place].lower_ not in _WHERE:
        return False
    if tokens[read.heads[place]].tag_ != "NNS" or all(tokens[j].lower_ != "who" for j in read.below(i, *SUBJECTS)):
        return False
    read.heads[i] = read.heads[place]
    return True


def said_further(i: int, read: Reading) -> bool:
    """Join what somebody says further to what he said: "confirmed that it had been let go but denied that"."""
    inner = read.heads[i]
    above = read.heads[inner]
    before = any(read.tokens[j].lower_ == "had" for j in read.below(inner, "aux"))
    if not before or read.tokens[inner].dep_ != "ccomp" or read.tokens[above].tag_ != "VBD" or above > inner:
        return False
    for j in read.below(inner, "cc"):
        if inner < j < i:
            read.heads[j] = above
    read.heads[i] = above
    return True


def quoted_further(i: int, read: Reading) -> bool:
    """Join what a quotation goes on with to how it began: "He fled", she said, "and told me to hide"."""
    said = read.heads[i]
    joint = next((j for j in read.below(said, "cc") if said < j < i), None)
    clause = next((j for j in read.below(said, "ccomp") if j < said), None)
    if joint is None or clause is None or read.tokens[joint - 1].text != '"' or read.labels(i) & SUBJECTS:
        return False
    read.heads[i] = read.heads[joint] = clause
    return True


def of_speaker(i: int, read: Reading) -> bool:
    """Part who speaks from the subject of a clause with "whose": "said Tom Lee, whose mother Edith, 84, was killed"."""
    tokens, speaker = read.tokens, read.heads[i]
    verb = read.heads[speaker]
    said = read.heads[verb]
    if not i or tokens[i - 1].tag_ != "WP$" or not said < speaker < i < verb or tokens[speaker].dep_ not in SUBJECTS:
        return False
    if tokens[verb].dep_ != "ccomp" or tokens[said].lower_ not in words("said"):
        return False
    read.hang(i, verb, tokens[speaker].dep_)
    read.hang(speaker, said, "nsubj")
    read.hang(verb, speaker, "relcl")
    return True
