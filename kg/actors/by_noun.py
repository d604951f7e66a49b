"""Node, Chains -> Chains: definite phrases with what they take up: the same noun, a name, an office."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct, field

from kg.actors.chains import Chains
from kg.actors.countries import states_in
from kg.actors.descriptions import Named, described, the_country
from kg.actors.drafts import NAME, NOMINAL
from kg.actors.gazetteer import GROUP, OTHER, ROLE
from kg.actors.nodes import PLURAL, Node
from kg.actors.offices import Office, same_office
from kg.actors.words import words

_OFFICES = 40  # earlier offices that are looked at
_RECENT = 6  # earlier mentions with the same head that are looked at


class _Read(Struct):
    """The states of a text, and what was read before a phrase: mentions by head, names, offices, known actors."""

    states: Sequence[tuple[int, str]]
    by_word: defaultdict[str, list[Node]] = field(default_factory=lambda: defaultdict(list))
    named: Named = field(default_factory=Named)
    offices: list[Office] = field(default_factory=list)
    known: dict[str, Node] = field(default_factory=dict)

    def add(self, node: Node, office: Office | None, root: int) -> None:
        """Take a mention in, with the root of its chain."""
        self.named.latest[root] = node
        if node.form == NAME:
            self.named.names.append(node)
            for word in dict.fromkeys((node.words[-1], node.words[0])):
                self.by_word[word].append(node)
        elif node.form == NOMINAL:
            self.by_word[node.lemma].append(node)
        if office is not None:
            self.offices.append(office)


def join_nominals(nodes: Sequence[Node], chains: Chains, offices: Mapping[int, Office]) -> None:
    """Join each common-noun phrase that takes something up with its antecedent, in reading order."""
    asked = next((node for node in nodes if node.lemma in words("states")), None)
    read = _Read(states_in(asked.head.doc, asked.gazetteer) if asked is not None else ())
    for node in nodes:
        if node.coordinated:
            continue
        office = offices.get(node.index)
        if node.form == NOMINAL and node.kind != ROLE:
            if node.mention.identity:
                chains.merge(read.known.setdefault(node.mention.identity, node), node)
            if chains.root(node) == node.index:
                for other in [*_holders(node, office, read, chains), *_antecedents(node, read, chains)]:
                    if not apart(node, other, chains) and chains.merge(other, node):
                        break
        read.add(node, office, chains.root(node))


def _holders(node: Node, office: Office | None, read: _Read, chains: Chains) -> Iterator[Node]:
    """Who holds the office that a phrase names by its state or body ("the Israeli leader"), the latest first."""
    if office is not None and (node.definite or node.owner) and (office.body or office.state):
        for other in reversed(read.offices[-_OFFICES:]):
            if chains.size(other.node) > 1 and same_office(office, other, chains):
                yield other.node


def _antecedents(node: Node, read: _Read, chains: Chains) -> Iterator[Node]:
    """What a phrase may take up, the likeliest first."""
    if node.owner is not None:
        return
    alike = [other for other in reversed(read.by_word[node.lemma][-_RECENT:]) if other.end <= node.start]
    if _repeats_a_name(node):
        yield from (other for other in alike if other.phrase == node.phrase)
    if node.definite or _takes_up(node):
        yield from the_country(node, read.named.names, read.states)
        yield from described(node, read.named, chains)
        for noun in () if node.modifiers else _kindred(node.lemma):
            yield from (one for one in reversed(read.by_word[noun][-_RECENT:]) if _is_kin(node, one))
        yield from (other for other in alike if _same_noun(node, other))
    if node.bare and _generic(node):
        yield from (other for other in alike if other.bare and other.modifiers == node.modifiers and _generic(other))


def _is_kin(node: Node, other: Node) -> bool:
    """Whether an earlier common noun may mean the thing that a kindred one takes up: "a plane ... the aircraft"."""
    return other.form == NOMINAL and other.number == node.number and other.end <= node.start and other.owner is None


def join_headline(nodes: Sequence[Node], chains: Chains) -> None:
    """Join a bare noun of the headline ("Ex-minister jailed") with the first phrase of the body that reads alike."""
    for node in nodes:
        if node.sentence:
            break
        if _bare_noun(node) and chains.size(node) == 1 and _in_headline(node):
            for other in nodes:
                if other.sentence and other.form == NOMINAL and _reads_alike(node, other):
                    chains.merge(node, other)
                    break


def _bare_noun(node: Node) -> bool:
    return node.form == NOMINAL and node.bare and not node.coordinated


def _reads_alike(node: Node, other: Node) -> bool:
    return other.lemma == node.lemma and other.number == node.number and other.modifiers == node.modifiers


def _takes_up(node: Node) -> bool:
    """Whether a bare "company" means one that was named: in a headline, or before a noun ("company officials")."""
    taken = node.lemma in words("bodies") or node.lemma in node.gazetteer.trade_nouns
    return node.bare and taken and (node.head.dep_ == "compound" or _in_headline(node))


def _in_headline(node: Node) -> bool:
    """Whether a mention stands in a first sentence without a full stop."""
    return node.sentence == 0 and not any(t.is_punct and t.text in ".!?" for t in list(node.head.sent)[-2:])


def _repeats_a_name(node: Node) -> bool:
    """Whether a phrase holds a name that tells it from others of its kind ("the Falcon rocket")."""
    return any(t.tag_ in {"NNP", "NNPS"} for t in node.tokens[:-1]) and node.number != PLURAL


def _generic(node: Node) -> bool:
    """Whether a bare noun means its whole class: things, and people of a trade ("investors")."""
    if any(t.dep_ == "prep" and t.lower_ in {"of", "in"} for t in node.head.rights):  # "shares in Orla"
        return False
    level = node.gazetteer.levels.get(node.lemma)
    return node.kind == OTHER or (node.kind == GROUP and level in {"business", "either"})


def _same_noun(node: Node, other: Node) -> bool:
    """Whether a definite phrase may take up an earlier one with its head: what it adds must have been said."""
    if other.form == NAME:
        return node.modifiers <= set(other.words)
    if (other.modifiers ^ node.modifiers) & words("ranks"):  # "the vice president" is no president
        return False
    return other.number == node.number and node.modifiers <= {t.lower_ for t in other.tokens}


def apart(node: Node, other: Node, chains: Chains) -> bool:
    """Whether two mentions are nested, or one verb has the one and what the other stands for, and so are two things."""
    return other.holds(node) or node.holds(other) or any(map(node.shares_verb, chains.profile(other).members))


def _kindred(noun: str) -> list[str]:
    """Other nouns that may stand for the same craft: "a ferry ... the vessel"."""
    return sorted(other for craft in ("aircraft", "vessels") if noun in words(craft) for other in words(craft) - {noun})
