"""Verb -> Claim: what a verb of saying, thinking, wanting ... has as its source and its content."""

from __future__ import annotations

from collections.abc import Iterator

from kg.doc import Token
from kg.statements.claim import Claim, Range, join
from kg.statements.contents import content_of, is_text
from kg.statements.cues import REPORTING, Cue, lookup
from kg.statements.frames import Complement, complements
from kg.statements.reading import Reading
from kg.statements.tree import child, extent, group_start, is_impersonal, is_passive, noun_phrase, subject

# The more telling a complement, the earlier: a clause decides before an object does.
_ORDER = ("that", "wh", "np-inf", "on-inf", "inf", "ing", "name", "np-with", "np-of", "np-to", "as", "of", "np")
_WHEN = frozenset("time second minute hour day night morning evening week month year decade".split())
_OBJECTS = ("idea", "text", "quoted")


def verb_claim(token: Token, cues: list[Cue], reading: Reading) -> Claim | None:
    """The claim that a verb makes in one of its uses, or None where it has nothing to attribute."""
    found = [c for c in complements(token) if c.token.lower_ not in cues[0].words[1:] and not _is_above(token, c)]
    for word in token.rights:
        if word.lower_ in cues[0].words[1:]:  # "made it clear that ..."
            found.extend(complements(word))
            found.extend(
                Complement("that", c, extent(c))
                for c in word.rights
                if c.dep_ == "advcl" and c.left_edge.lower_ == "that"
            )
    passive = is_passive(token)
    if passive:
        found.extend(_of_passive(token))
    if (thing := child(token, "dobj")) is not None and any(cue.takes & {"as", "name"} for cue in cues):
        found.extend(_of_object(thing, token))
    if any(cue.takes >= REPORTING for cue in cues) and not any(c.frame == "that" for c in found):
        found.extend(_strayed(token, reading))
    others = sorted({c.frame for c in found}.difference(_ORDER))
    order = (*_ORDER[:-1], *others, "np") if passive else (*_ORDER, *others, *_OBJECTS)
    for frame in order:
        for cue in cues:
            if frame in cue.takes and (content := content_of(token, frame, cue, found, reading)):
                return _passive(token, cue, frame, content) if passive else _active(token, cue, frame, content, reading)
    return None


def _of_passive(token: Token) -> Iterator[Complement]:
    """What a passive has instead of an object, and what the parser hangs on the by-phrase ("accused by X of ...")."""
    if (told := child(token, "nsubjpass")) is not None:
        yield Complement("np", told, extent(told))
    by = child(token, "agent")
    if by is not None and (who := child(by, "pobj")) is not None:
        yield from (c for c in complements(who) if c.token.dep_ == "prep")


def _of_object(thing: Token, token: Token) -> Iterator[Complement]:
    """What is said of an object, where the parser takes it for more of the object or for an adverbial.

    "Saw the remark as a slur", "called the ruling a disgrace".
    """
    yield from (c for c in complements(thing) if c.frame == "as")
    for c in token.rights:
        if c.dep_ == "npadvmod" and c.left_edge.i == thing.right_edge.i + 1 and c.lemma_ not in _WHEN:
            yield Complement("name", c, extent(c))


def _strayed(token: Token, reading: Reading) -> Iterator[Complement]:
    """The clause that the parser hung on the last noun before it ("told the judge on Monday that he had left")."""
    last = max((c for c in token.rights if not c.is_punct), key=lambda c: c.right_edge.i, default=token)
    if last.dep_ == "advcl":
        yield from (c for c in complements(last) if _is_above(last, c))
    for noun in last.subtree if last.dep_ in {"prep", "dobj", "dative", "npadvmod"} else ():
        clause = child(noun, "relcl", "acl")
        mark = child(clause, "mark", "advmod") if clause is not None else None
        if clause is None or mark is None or mark.lower_ != "that" or lookup(noun, reading.nouns):
            continue
        if subject(clause) not in (None, noun) and mark == clause.left_edge:
            yield Complement("that", clause, extent(clause))


def _is_above(participle: Token, c: Complement) -> bool:
    """Whether a clause behind a comma is what the verb above says: "reported, citing officials, that he had left"."""
    apart = c.frame == "that" and c.extent[0] > 0 and participle.doc[c.extent[0] - 1].text == ","
    return apart and participle.dep_ == "advcl" and child(participle, "dobj", "prep") is not None


def fitting(token: Token, reading: Reading) -> list[Cue]:
    """The uses of a verb whose particle is there, the longest only."""
    here = lookup(token, reading.verbs)
    if not here:
        return []
    following = {c.lower_ for c in token.rights}
    particles = {c.lower_ for c in token.children if c.dep_ == "prt" and child(c, "pobj") is None}
    cues = [cue for cue in here if following.issuperset(cue.words[1:]) and particles.issubset(cue.words[1:])]
    return [cue for cue in cues if len(cue.words) == len(cues[0].words)]


def _active(token: Token, cue: Cue, frame: str, content: list[Range], reading: Reading) -> Claim | None:
    """The claim of an active verb; None where nobody is there to be the source."""
    who = subject(token)
    if "seeming" in cue.takes:
        if frame == "inf" and _says(child(token, "xcomp"), reading):
            return None  # "he seemed to blame her": he does the blaming
        return Claim(token.i, cue_range(token, cue), None, join(content), cue.stance, frame)
    if who is None or child(token, "expl") is not None or is_impersonal(who, token):
        return None
    source = noun_phrase(_author(who, token, reading), token)
    return Claim(token.i, cue_range(token, cue), source, join(content), cue.stance, frame)


def _says(verb: Token | None, reading: Reading) -> bool:
    """Whether a verb makes a claim of its own."""
    cues = fitting(verb, reading) if verb is not None else []
    return verb is not None and bool(cues) and verb_claim(verb, cues, reading) is not None


def _author(who: Token, token: Token, reading: Reading) -> Token:
    """Who is really the source: who sends "a letter opposing ...", what "that" stands for in "rules that ban"."""
    if who.lower_ == "that" and who.tag_ == "WDT" and token.dep_ == "relcl":
        return token.head
    if token.dep_ == "acl" and who == token.head and who.dep_ == "dobj" and is_text(who, reading):
        return subject(who.head) or who
    return who


def _passive(token: Token, cue: Cue, frame: str, content: list[Range]) -> Claim | None:
    """The claim of a passive: its by-phrase is the source; its subject is content unless it is who was told."""
    by = child(token, "agent")
    who = child(by, "pobj") if by is not None else None
    if who is None and "passive" not in cue.takes:
        return None
    source = extent(who) if who is not None else None
    if source:
        source = source[0], min([start for start, _ in content if start > source[0]] + [source[1]])
        source = source[0], source[1] - (token.doc[source[1] - 1].dep_ == "prep")
    told = child(token, "nsubjpass")
    if told is not None and "hearer" not in cue.takes and told.lower_ != "it":
        content = [extent(told), *content]
    if frame == "np" and (rest := child(token, "oprd", "acomp", "xcomp")) is not None and rest.i > token.i:
        content = [*content, extent(rest)]
    return Claim(token.i, cue_range(token, cue), source, join(content), cue.stance, frame)


def cue_range(token: Token, cue: Cue) -> Range:
    """The verb with the auxiliaries and the negation right before it, the particle or preposition right behind it."""
    doc, end = token.doc, token.i + 1
    while end < len(doc) and doc[end].head == token and _belongs(doc[end], cue):
        end += 1
    return group_start(token), end


def _belongs(word: Token, cue: Cue) -> bool:
    """Whether a word behind the verb is part of the cue: its particle, or the preposition that its content follows."""
    first_parts = {frame.partition("-")[0] for frame in cue.takes}
    return word.lower_ in cue.words[1:] or (word.dep_ in ("prep", "prt") and word.lower_ in first_parts)
