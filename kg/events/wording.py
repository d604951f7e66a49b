"""Frame -> phrase: the words that complete its predicate, or the noun phrase that names it, cut to what a label needs.

Dependents are dropped that a reader of a timeline can do without (clauses of time and condition, appositions, relative
clauses), as in sentence compression by pruning the dependency tree (Filippova and Strube 2008).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator
from itertools import zip_longest

from kg.doc import Token
from kg.events.clause_forms import INFINITIVE, form, of_infinitive
from kg.events.context import Context
from kg.events.frames import Frame
from kg.events.subjects import stated_subjects
from kg.events.tree import VERBAL, child, conjuncts

_LONGEST = 16  # words
# Dependents without which a word says something else, by what it is.
_OF_NOUNS = frozenset("nsubj det predet poss case amod compound nummod quantmod nmod neg npadvmod".split())
_OF_VERBS = frozenset("nsubj nsubjpass csubj aux auxpass mark neg prt dobj dative attr acomp xcomp oprd expl".split())
_OF_PREPOSITIONS = frozenset({"pobj", "pcomp"})
_NEGATIVE = frozenset("never no not only hardly barely longer".split())
# Dependents that are told where there is room.
_AFTER_VERBS = frozenset("dobj dative oprd attr acomp xcomp ccomp prep prt npadvmod".split())
_AFTER_NOUNS = frozenset({"prep", "acl", "relcl", "conj"})
_OPENING = {"acl": frozenset({"TO", "IN"}), "relcl": frozenset({"TO"})}  # clauses of a noun, by their first words' tags
_PARTICIPLES = frozenset({"VBG", "VBN"})
_DIRECTIONS = frozenset(
    "aground ahead alight apart ashore aside away back down forward higher home ill in lower negative off on online out"
    " over positive short together up".split()
)
_SUBJECTS = frozenset({"agent", "patient", "partner", "origin"})  # roles
_HEADS = VERBAL | {"NOUN", "PROPN", "NUM"}
_PERSONAL = frozenset("i me we us he him she her".split())
_NAMELESS = _PERSONAL | frozenset("his its their my our your they them it you who".split())
_RELATIVE = frozenset({"WDT", "WP"})
_ARTICLES = ("The ", "A ", "An ")
_PAUSES = frozenset({",", "-", "–", "—", ":", ";", "("})
_HYPHENS = frozenset({"-", "–"})
_LASTING = frozenset({"for", "to"})
_JOINING = frozenset("- – / ' , % $ £ €".split())


def phrase(frame: Frame, context: Context) -> str:
    """The words around a predicate, which ~ stands for ("~ a visit by his top advisers to Washington").

    A subject is there only if it is no agent and no patient ("the storm ~ 14 people"). Of a noun, its noun phrase.
    """
    proposition = frame.proposition
    if proposition.pos == "adj":
        return ""
    acting = (context.actors.get(token.i) for role, token in frame.roles if role == "agent")
    agents = {mention.chain for mention in acting if mention is not None}
    if proposition.pos == "noun":
        return _text(_around_noun(frame, context), context, agents)
    before, after = _subject(frame, context), _after_verb(frame, context)
    if not before and not after:
        return ""
    return " ".join(filter(None, [_text(before, context, agents), "~", _text(after, context, agents)]))


def _subject(frame: Frame, context: Context) -> set[Token]:
    """The subject of a verb that neither acts nor undergoes: "the storm killed 14 people"."""
    roles = {token for role, token in frame.roles if role in _SUBJECTS}
    known = {mention.chain for token in roles if (mention := context.actors.get(token.i)) is not None}
    subjects = (one for one in stated_subjects(frame.trigger) if one.i < frame.trigger.i and one.tag_ not in _RELATIVE)
    others = (one for one in subjects if one.i not in context.actors or context.actors[one.i].chain not in known)
    said = (one for one in others if one.lower_ != "it" or one.head == frame.trigger)  # "it was an honor to meet him"
    subject = next((one for one in said if not roles & {one, *conjuncts(one)}), None)
    return {subject, *_tight(subject)} if subject is not None else set()


def _around_noun(frame: Frame, context: Context) -> set[Token]:
    """The noun that names an event with what belongs to it, and what belongs to the verb that supports it."""
    noun, support = frame.trigger, frame.proposition.support
    start = {noun, *frame.proposition.words, *(one for one in _tight(noun) if not _points(one, noun))}
    told = _filled(start, [noun], context)
    return told if support is None else _filled(told, [support], context, frozenset({"prep"}))


def _after_verb(frame: Frame, context: Context) -> set[Token]:
    """What follows a verb, with its particle; nothing where that is the particle alone."""
    verb, words = frame.trigger, set(frame.proposition.words)
    passive = frame.proposition.construction == "passive"
    told = _filled(words | _fronted(frame), [verb], context) - (words if passive else {verb})
    return told if any(token.dep_ != "prt" for token in told - words) else set()


def _fronted(frame: Frame) -> set[Token]:
    """The object that stands before an active verb: "the notice" of "the notice it gave"."""
    slots = frame.proposition.slots if frame.proposition.construction == "active" else {}
    objects = [one for one in slots.get("obj", ()) if one.i < frame.trigger.i and one.tag_ not in _RELATIVE]
    return {word for one in objects if slots.get("subj") for word in (one, *_tight(one))}


def _filled(
    told: set[Token], heads: Iterable[Token], context: Context, kinds: Collection[str] = _AFTER_VERBS
) -> set[Token]:
    """What is told with the dependents that follow, those of the nearest words first, while there is room.

    Of the first heads, only dependents of some kinds are.
    """
    waiting = deque((head, kinds if head.pos_ in VERBAL else _AFTER_NOUNS) for head in heads)
    while waiting:
        head, wanted = waiting.popleft()
        for one in head.rights:
            if one in told:
                unit = {one}
            elif _is_told(one, head, wanted, context):
                unit = {one, *_tight(one), *_conjunction(one)}
            else:
                continue
            if len(told | unit) <= _LONGEST:
                told = told | unit
                inner = sorted((token for token in unit if _has_more(token)), key=lambda token: token.i)
                waiting.extend((token, _AFTER_VERBS if token.pos_ in VERBAL else _AFTER_NOUNS) for token in inner)
    return told


def _has_more(one: Token) -> bool:
    """Whether the dependents of a word may be told: "go back to the table"."""
    return one.pos_ in _HEADS or one.lower_ in _DIRECTIONS


def _conjunction(one: Token) -> Iterable[Token]:
    """The "and" before the last of a list."""
    before = one.left_edge.i - 1
    return [one.doc[before]] if before >= 0 and one.doc[before].dep_ == "cc" else []


def _is_told(one: Token, head: Token, wanted: Collection[str], context: Context) -> bool:
    """Whether a dependent after a word belongs to what is told: no time, no afterthought, no full clause of a noun."""
    if one.dep_ == "advmod":
        return head.pos_ in VERBAL and one.lower_ in _DIRECTIONS
    if (
        one.dep_ == "advcl"
    ):  # "offered on Monday to sell", "ruled out selling": a complement that the parser did not see
        gerund = one.tag_ == "VBG" and one == one.left_edge and (one.i == head.i + 1 or one.nbor(-1).dep_ == "prt")
        return head.pos_ in VERBAL and (gerund or (form(one) == INFINITIVE and of_infinitive(one, head) is not None))
    if one.dep_ not in wanted or (one.dep_ != "conj" and _is_afterthought(one, head)):
        return False
    if one.dep_ in _OPENING:
        participle = one.dep_ == "acl" and one.tag_ in _PARTICIPLES
        return participle or any(c.tag_ in _OPENING[one.dep_] for c in one.lefts)
    inner = child(one, *_OF_PREPOSITIONS) if one.dep_ == "prep" else one
    if inner is None or inner.tag_ in _RELATIVE or inner.text == "order":
        return False
    return inner.i not in context.temporal or _is_term(inner, one)


def _is_term(noun: Token, dependent: Token) -> bool:
    """Whether a time says for how long, or how much of it is asked for: "is jailed for nine years"."""
    counted = noun.tag_ == "NNS" and child(noun, "nummod") is not None
    return counted and (dependent.dep_ == "dobj" or dependent.lower_ in _LASTING)


def _is_afterthought(one: Token, head: Token) -> bool:
    """Whether a pause stands before a dependent that does not close what another one opened."""
    between = [token.text in _PAUSES for token in one.doc[head.i + 1 : one.left_edge.i]]
    return bool(between) and between[-1] and sum(between) % 2 == 1


def _tight(head: Token) -> Iterator[Token]:
    """All that a word cannot do without."""
    pending = [head]
    while pending:
        token = pending.pop()
        needed = [one for one in token.children if _is_needed(one, token)]
        pending += needed
        yield from needed


def _is_needed(one: Token, head: Token) -> bool:
    if one.dep_ == "advmod":
        return one.lower_ in _NEGATIVE or one.tag_ == "WRB" or (one.i < head.i and not _is_verb(head))
    if _is_verb(head):
        return one.dep_ in _OF_VERBS
    when = one.dep_ == "npadvmod" and one.ent_type_ in {"DATE", "TIME"}
    return not when and (one.dep_ in _OF_NOUNS or one.dep_ in _OF_PREPOSITIONS)


def _is_verb(word: Token) -> bool:
    """Whether a word heads a clause; "ranking" in "high-ranking officials" does not."""
    return word.pos_ in VERBAL and word.dep_ not in {"amod", "compound"}


def _points(one: Token, noun: Token) -> bool:
    """Whether a word before a noun is left out of its name: an article, a pronoun, a participle that is told itself."""
    return one.head == noun and (one.dep_ in {"det", "predet", "neg"} or one.tag_ in {"PRP$", "VBN", "VBG"})


def _text(words: Iterable[Token], context: Context, agents: Collection[str]) -> str:
    """The words as they stand in the text, with what joins neighbours; pronouns by name, but those of the agents."""
    told = sorted({one for word in words for one in _whole(word)}, key=lambda token: token.i)
    pieces: list[str] = []
    for one, following in zip_longest(told, told[1:]):
        pieces.append(_word(one, context, agents))
        if following is not None:
            between = one.doc[one.i + 1 : following.i]
            joined = all(token.text in _JOINING for token in between)
            pieces.append(one.doc.text[one.idx + len(one.text) : following.idx] if joined else " ")
    return "".join(pieces)


def _whole(token: Token) -> list[Token]:
    """The tokens of a word that the tokenizer cut at its hyphens: "2-1", "87-year-old"."""
    doc, first, last = token.doc, token.i, token.i
    while (
        first > 1 and doc[first - 1].text in _HYPHENS and not (doc[first - 1].whitespace_ or doc[first - 2].whitespace_)
    ):
        first -= 2
    while (
        last + 2 < len(doc)
        and doc[last + 1].text in _HYPHENS
        and not (doc[last].whitespace_ or doc[last + 1].whitespace_)
    ):
        last += 2
    return doc[first : last + 1]


def _word(token: Token, context: Context, agents: Collection[str]) -> str:
    """A word as it stands inside a sentence; for the pronoun of a person, and for any owner's, the name."""
    if token.dep_ == "det" and token.is_sent_start:
        return token.lower_
    mention = context.actors.get(token.i)
    owner = token.tag_ == "PRP$"
    if mention is None or not mention.actor or mention.chain in agents or not (owner or token.lower_ in _PERSONAL):
        return token.text
    if mention.name.casefold() in _NAMELESS:
        return token.text
    name = mention.name[0].lower() + mention.name[1:] if mention.name.startswith(_ARTICLES) else mention.name
    return name + (("'" if name.endswith("s") else "'s") if owner else "")
