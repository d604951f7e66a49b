"""Node -> names that a common noun may stand for: "the company", "the airline", "the country"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

from msgspec import Struct, field

from kg.actors.chains import Chains
from kg.actors.countries import main_state
from kg.actors.drafts import NAME, PRONOUN
from kg.actors.gazetteer import ORGANIZATION, OTHER
from kg.actors.nodes import PLURAL, Node
from kg.actors.words import words

_WITHIN = frozenset({"compound", "nmod", "poss"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OF_PLACES = frozenset({"-", "based", "north", "south", "european", "asian", "scandinavian"})
_REACH = 8  # sentences back that a bare "the company" may take up a name
_WINDOW = 40  # names back


class Named(Struct):
    """The names that were read, in their order, and the latest mention of each chain by the root of the chain."""

    names: list[Node] = field(default_factory=list)
    latest: dict[int, Node] = field(default_factory=dict)

    def last(self, name: Node, chains: Chains) -> Node:
        """The latest mention of a name's chain that was read."""
        return self.latest.get(chains.root(name), name)


def the_country(node: Node, names: Sequence[Node], states: Sequence[tuple[int, str]]) -> Iterator[Node]:
    """The state that "the country" stands for: the only one of its sentence, else the one named most so far."""
    if node.lemma in words("states") and node.number != PLURAL and not node.modifiers:
        before = states[: bisect_left(states, (node.start, ""))]
        near = {identity for i, identity in before if i >= node.head.sent.start}
        main = near.pop() if len(near) == 1 else main_state(before)  # "Norvia's bank denied that the country is broke"
        yield from (name for name in reversed(names) if name.mention.identity == main is not None)


def described(node: Node, read: Named, chains: Chains) -> Iterable[Node]:
    """Names that a noun of their kind may stand for ("the company", "the airline"), the most salient first.

    Where a phrase says whence something comes, a name that comes from there is the first, and none from elsewhere is.
    """
    fits = _description(node)
    if fits is None or not all(_says_where(word, node) for word in node.modifiers):
        return []
    near = [n for n in read.names[-_WINDOW:] if node.sentence - read.last(n, chains).sentence <= _REACH]
    latest = {chains.root(n): n for n in near if fits(n, chains)}
    if node.lemma in words("things"):  # what has been called so before
        called = [n for n in latest.values() if any(m.lemma == node.lemma for m in chains.profile(n).members)]
        latest = {n.index: n for n in called} or latest
    if not node.modifiers:
        return sorted(latest.values(), key=lambda n: _best(n, node, read, chains), reverse=True)
    there = {n: _shared_origin(node, n, chains) for n in latest.values()}
    found = [n for n in there if there[n] >= 0]
    return sorted(found, key=lambda n: (there[n], *_best(n, node, read, chains)), reverse=True)


def _says_where(word: str, node: Node) -> bool:
    """Whether a modifier only says where something comes from ("the French company", "the Seattle-based firm")."""
    if word in _OF_PLACES:
        return True
    name = word.upper() if word in {"us", "uk"} else word.title()
    return name in node.gazetteer.adjectives or name in node.gazetteer.cities


def _shared_origin(node: Node, name: Node, chains: Chains) -> int:
    """In how many words a phrase places a body where it is known or was said to be; -1 if in another state."""
    wanted = node.gazetteer.origins(_before_head(node))
    told = [word for member in chains.profile(name).members for word in _before_head(member)]
    known = node.gazetteer.homes.get(name.mention.identity or "", frozenset()) | node.gazetteer.origins(told)
    shared = {place for place in wanted & known if place[0].isupper() or place.startswith("state/")}
    states = [{place for place in places if place.startswith("state/")} for places in (wanted, known)]
    return -1 if all(states) and not shared else len(shared)


def _before_head(node: Node) -> list[str]:
    """The capitalised words of a phrase before its head ("South Korean"); a name does not say whence it comes."""
    if node.form == PRONOUN:
        return []
    end = node.core if node.form == NAME and len(node.name) == 1 else node.head.i + 1
    return [t.text for t in node.tokens if t.text[:1].isupper() and t.i < end]


def _description(node: Node) -> Callable[[Node, Chains], bool] | None:
    """The test that a name must pass to be what a singular noun describes; None where a noun describes no name."""
    if node.number == PLURAL:
        return None
    if node.lemma in words("things"):
        return lambda name, _: name.kind == OTHER and name.head.head.dep_ != "agent"
    if node.lemma in words("bodies"):
        never = words("no makers") if node.lemma in words("makers") else words("no companies")
        return lambda name, chains: name.kind == ORGANIZATION and may_trade(name) and not _trades(name, chains) & never
    wanted = node.gazetteer.trade_nouns.get(node.lemma)
    if wanted is not None:
        return lambda name, chains: name.kind == ORGANIZATION and bool(_trades(name, chains) & wanted)
    return None


def may_trade(name: Node) -> bool:
    """Whether a body may be called a company: known bodies that are none, courts, ministries and parties may not."""
    known = name.mention.identity in name.gazetteer.public
    return not known and name.gazetteer.levels.get(name.words[-1]) not in {"government", "other"}


def _trades(name: Node, chains: Chains) -> frozenset[str]:
    """The trades of a body: a known one, by a noun that the text called it, or by a word of its name."""
    known, gazetteer = name.gazetteer.trades.get(name.mention.identity or ""), name.gazetteer
    if known:
        return frozenset({known})
    beside = [name.head.head.lemma_] if name.head.dep_ == "compound" and name.head.head.i == name.end else []
    nouns = (*beside, *(member.lemma for member in chains.profile(name).members))  # "the Unite union"
    told = (gazetteer.trade_nouns.get(noun) for noun in nouns)
    words = (frozenset({trade}) for word in name.words if (trade := gazetteer.trade_words.get(word)))
    return next((trades for trades in (*told, *words) if trades), frozenset())


def _best(name: Node, node: Node, read: Named, chains: Chains) -> tuple[float, int]:
    """The salience of a name, or of the latest mention of its chain."""
    return max(_salience(one, node, chains) for one in (name, read.last(name, chains)))


def _salience(name: Node, node: Node, chains: Chains) -> tuple[float, int]:
    """How likely a name is what the text is about at a place: recent, often mentioned, in prominent functions.

    A phrase that says more than "the company" turns to another than the main one, so there the latest counts.
    """
    distance = node.sentence - name.sentence
    first = chains.nodes[chains.root(name)]
    often = 0.5 * min(chains.size(name), 8) + (first.sentence == 0 and first.rank == 3)
    rank = 2.5 if _leads(name) else name.rank
    return rank + (-2.0 * distance if node.modifiers else often - distance), name.index


def _leads(name: Node) -> bool:
    """Whether one who runs a company or speaks for it is the subject: "Boeing chief Tom Berg said that the company"."""
    doc = name.head.doc
    if name.end >= len(doc) or doc[name.end].lower_ not in words("leaders"):
        return False
    return next((one for one in name.head.ancestors if one.dep_ not in _WITHIN), name.head).dep_ in _SUBJECTS
