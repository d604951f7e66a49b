"""Node, Chains -> Chains: pronouns, by number, person, gender, syntax, distance and salience."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.actors.chains import Chains
from kg.actors.drafts import NAME, NOMINAL, PRONOUN
from kg.actors.gazetteer import GROUP, NONE, ORGANIZATION, OTHER, PERSON, PLACE
from kg.actors.nodes import BODIES, PLURAL, THINGS, Node
from kg.actors.words import words
from kg.doc import Token

# Prepositions after which a pronoun may be the subject's own: "the storm left ruins behind it".
_BESIDE = frozenset("with around behind before above below near within ahead after beside under like".split())
# Verbs whose object is a text, a plan or an act, no body.
_HIRING = frozenset("appoint choose hire name nominate pick recruit send sign".split())
_OBJECTS = frozenset({"him", "her", "them"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NOBODY = frozenset({"no", "nobody", "none", "neither"})
_REACH = 3  # sentences back
_WINDOW = 60  # mentions back
_AHEAD = 12  # mentions ahead, to the subject after a phrase put first
_PERSONS = frozenset({PERSON})
_RESOLVED = frozenset("he him his himself she her hers herself it its itself they them their theirs themselves".split())


def join_pronouns(nodes: Sequence[Node], chains: Chains, speakers: Mapping[int, Node]) -> set[int]:
    """Join each pronoun of the third person with its antecedent; gives the indices of those that stand for an event.

    `speakers` are those of the quotations that pronouns stand in, by the index of the pronoun: none speaks of himself.
    """
    events: set[int] = set()
    for node in nodes:
        if node.form != PRONOUN or node.word not in _RESOLVED or _anchored(node, chains):
            continue
        subject = _clause_subject(node.head)
        speaker = speakers.get(node.index)
        others = (c for c in _candidates(node, nodes, chains) if speaker is None or not chains.same(c, speaker))
        found = (c for c in others if not _acts(c, node, subject, chains))
        candidates = [(c, _score(node, c, chains, subject)) for c in found]
        best = max(candidates, key=lambda pair: (pair[1], pair[0].index), default=None)
        if node.word in {"it", "its"} and (best is None or _event_before(node) > best[1]):
            events.add(node.index)
        elif best is not None:
            chains.merge(best[0], node)
    return events


def _subject_ahead(node: Node) -> Token | None:
    """The subject after a phrase put first that holds a pronoun ("In its report, the bank said ...")."""
    for token in node.head.ancestors:
        if token.dep_ in {"prep", "advcl"} and token.i < token.head.i:
            subject = next((t for t in token.head.lefts if t.dep_ in _SUBJECTS), None)
            if subject is not None and subject.i > node.start:
                return subject
    return None


def _anchored(node: Node, chains: Chains) -> bool:
    """Whether a pronoun's chain has a name already, or a noun that is no predicate of it ("it is a plane")."""
    told = chains.profile(node).members
    return any(m.form == NAME or (m.form == NOMINAL and m.head.dep_ not in {"attr", "oprd"}) for m in told)


def _candidates(node: Node, nodes: Sequence[Node], chains: Chains) -> Iterator[Node]:
    """The mentions before a pronoun that it may take up."""
    ahead = _subject_ahead(node)
    for other in nodes[node.index + 1 : node.index + _AHEAD] if ahead is not None else ():
        if other.head == ahead and _fits(node, other, chains):
            yield other
    for other in reversed(nodes[max(0, node.index - _WINDOW) : node.index]):
        if node.sentence - other.sentence > _REACH:
            return
        if other.end <= node.start and may_take_up(node, other, chains):
            yield other


def may_take_up(node: Node, other: Node, chains: Chains) -> bool:
    """Whether neither what is known of a mention nor its clause forbids that a pronoun stands for it."""
    return _fits(node, other, chains) and not _bars(node, other, chains.kind(other))


def _fits(node: Node, other: Node, chains: Chains) -> bool:
    """Number, gender, person and kind."""
    if other.person != 3 or (other.word in _RESOLVED and not _anchored(other, chains)):
        return False
    if other.head.doc[other.start].lower_ in _NOBODY:  # "no depositor would lose money"
        return False
    kind = chains.kind(other)
    if node.kind == GROUP:
        suits = other.number == PLURAL or kind in {ORGANIZATION, GROUP}
    else:
        suits = kind in (_PERSONS if node.kind == PERSON else THINGS)
    return suits and _same_sort(node, kind, chains) and not chains.profile(other).clashes(chains.profile(node))


def _same_sort(node: Node, kind: str, chains: Chains) -> bool:
    """Whether a kind agrees with what a pronoun is said to be ("it is a plane")."""
    told = chains.profile(node).kinds
    return not told or kind in told or not {kind, *told} <= {ORGANIZATION, PERSON, OTHER}


def _bars(node: Node, other: Node, kind: str) -> bool:
    """Whether the clause forbids it: the other only modifies a noun or holds the pronoun, or both hang on one verb."""
    if node.head.dep_ == "dobj" and node.head.head.lemma_ in words("done to texts") and kind in BODIES:
        return True
    if other.head.dep_ in {"compound", "nmod"} and node.sentence == other.sentence and node.head.dep_ != "poss":
        return True
    if node.head.dep_ == "poss":
        return node.head.head.i == other.head.i or (other.head.head.i == node.head.head.i and other.head.dep_ == "conj")
    if node.head.dep_ in _SUBJECTS and node.sentence == other.sentence and _is_seen_or_said(node.head, other.head):
        return True
    return node.head.head == other.head.head and other.head.dep_ != "poss"


def _is_seen_or_said(subject: Token, other: Token) -> bool:
    """Whether a subject acts on another before, or speaks of it: "seeing a star, she", '"They lied," she'."""
    below = other.head if other.dep_ == "dobj" else subject.head
    if below.dep_ == "advcl" and below.head == subject.head and not any(t.dep_ in _SUBJECTS for t in below.lefts):
        return True
    between = subject.doc[other.i : subject.i]
    return sum(t.text == '"' for t in between) % 2 == 1 and subject.head.dep_ != "ccomp"


def _acts(other: Node, node: Node, subject: Token | None, chains: Chains) -> bool:
    """Whether a mention is who acts on what a pronoun stands for: "they sold them" is not said of themselves."""
    governor = node.head.head
    if node.head.dep_ == "nsubj" and node.word in _OBJECTS and governor.dep_ == "ccomp" and governor.tag_ == "VB":
        return any(one.head == _clause_subject(governor) for one in chains.profile(other).members)  # "let him leave"
    moved = node.head.dep_ == "pobj" and governor.head.pos_ == "VERB" and governor.lower_ not in _BESIDE
    if not (moved or node.head.dep_ == "dobj") or node.word.endswith(("self", "selves")):
        return False
    return any(one.head == subject for one in chains.profile(other).members)


def _score(node: Node, other: Node, chains: Chains, subject: Token | None) -> float:
    """How likely a mention is a pronoun's antecedent: near, prominent, named, often mentioned, its clause's subject."""
    distance = node.sentence - other.sentence
    own = subject == (other.head.head if other.coordinated else other.head)
    rank = 3 if own else other.rank  # who is told to act is as good as a subject
    score = _WEIGHTS["rank"] * rank - _WEIGHTS["sentence"] * distance
    score += _WEIGHTS["size"] * min(chains.size(other), 6)
    score += _WEIGHTS["name"] * (other.form == NAME) + _WEIGHTS["pronoun"] * (other.form == PRONOUN)
    score -= _WEIGHTS["gap"] * max(0, min(node.start - other.end, 60))
    score += _WEIGHTS["parallel"] * _parallel(node, rank)
    score -= _WEIGHTS["one-of-several"] * (node.kind in {OTHER, GROUP} and _is_listed(other))
    score += _WEIGHTS["own-clause"] * own + _WEIGHTS["amends"] * _is_owed(node.head, other.head)
    if node.kind == PERSON and distance > 0 and other.rank == 3 and other.head.head.dep_ == "ROOT":
        score += _WEIGHTS["main"]
    score -= _WEIGHTS["modifier"] * (other.head.dep_ in {"compound", "nmod"})
    kind = chains.kind(other)
    if kind == PLACE:
        score -= _WEIGHTS["place"]
    if node.kind == GROUP and kind == ORGANIZATION and other.number != PLURAL:
        score -= _WEIGHTS["singular"]
    if node.kind == OTHER and kind == ORGANIZATION:
        score += _WEIGHTS["body"]
    if other.form == NOMINAL and not other.definite and other.owner is None and kind == OTHER:
        score -= _WEIGHTS["vague"]
    return score


_WEIGHTS = {
    "rank": 1.0,
    "sentence": 2.0,
    "size": 0.2,
    "name": 0.5,
    "pronoun": 0.5,
    "gap": 0.02,
    "parallel": 1.5,
    "own-clause": 1.5,
    "amends": 3.5,
    "main": 0.4,
    "modifier": 2.0,
    "one-of-several": 1.5,
    "place": 2.0,
    "singular": 1.0,
    "body": 0.5,
    "vague": 0.5,
}


def _parallel(node: Node, rank: int) -> bool:
    """Whether both are subjects; of things, also whether both are objects."""
    return node.rank == rank and (rank == 3 or (rank == 2 and node.kind == OTHER))


def _is_owed(pronoun: Token, other: Token) -> bool:
    """Whether amends are made to someone for what was done to him: "him" in "apologize to Lee for accusing him"."""
    deed = pronoun.head
    if pronoun.dep_ != "dobj" or deed.dep_ != "pcomp" or other.dep_ not in {"pobj", "dobj"}:
        return False
    return other.head.lower_ == "to" and other.head.head == deed.head.head and deed.head.lower_ == "for"


def _is_listed(node: Node) -> bool:
    """Whether a mention is one of several that are coordinated: "it" is none of them."""
    return node.head.dep_ == "conj" or any(t.dep_ == "conj" and t.i >= node.end for t in node.head.rights)


def _clause_subject(token: Token) -> Token | None:
    """The subject of the clause that a token stands in, that of the clause above where it has none of its own."""
    for verb in token.ancestors:
        if verb.pos_ in {"VERB", "AUX"}:
            subject = next((t for t in verb.lefts if t.dep_ in _SUBJECTS), None)
            if subject is not None and subject != token:
                return subject
            if (verb.dep_ == "xcomp" or _is_for_another(token, verb)) and (controller := _controller(verb.head)):
                return controller
            if verb.dep_ not in {"xcomp", "conj", "advcl", "pcomp"}:
                return None
    return None


def _is_for_another(pronoun: Token, verb: Token) -> bool:
    """Whether somebody is hired or sent to do a thing to somebody else: "him" in "hired a rival to replace him"."""
    hired = verb.dep_ == "advcl" and verb.head.lemma_ in _HIRING and any(t.dep_ == "aux" for t in verb.lefts)
    return hired and pronoun.tag_ != "PRP$"  # "sent a team to discuss its plans": the sender's


def _controller(verb: Token) -> Token | None:
    """Whom a verb above an infinitive tells to act: its object, or after "on" ("called on them to go")."""
    told = next((t for t in verb.rights if t.dep_ == "dobj"), None)
    on = None if told else next((t for t in verb.rights if t.lower_ in {"on", "upon"}), None)
    return told if on is None else next((t for t in on.rights if t.dep_ == "pobj"), None)


def _event_before(node: Node) -> float:
    """The score of the best event noun before an "it", which may stand for it rather than for an actor."""
    doc, start = node.head.doc, node.head.sent.start
    earlier = doc[start - 1].sent.start if start else 0
    words = [t for t in doc[earlier : node.start] if _event(t, node)]
    return max((_event_score(t, node, int(t.i < start)) for t in words), default=float("-inf"))


def _event(token: Token, node: Node) -> bool:
    fits = token.tag_ == "NN" and token.dep_ in {"nsubj", "nsubjpass", "dobj", "pobj"} and not token.ent_type_
    return fits and node.gazetteer.noun_kind(token.lemma_.lower()) == NONE


def _event_score(token: Token, node: Node, distance: int) -> float:
    rank = {"nsubj": 3, "nsubjpass": 3, "dobj": 2}.get(token.dep_, 0)
    score = _WEIGHTS["rank"] * rank - _WEIGHTS["gap"] * min(node.start - token.i, 60)
    return score + _WEIGHTS["parallel"] * _parallel(node, rank) - _WEIGHTS["sentence"] * distance
