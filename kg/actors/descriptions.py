"""Node -> names that a common noun may stand for: "the company", "the airline", "the country"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

from kg.actors.chains import Chains
from kg.actors.countries import main_state
from kg.actors.gazetteer import ORGANIZATION, OTHER
from kg.actors.nodes import PLURAL, Node

BODY_NOUNS = frozenset("company firm group corporation business manufacturer maker giant producer retailer".split())
STATE_NOUNS = frozenset("country nation state".split())
_THING_NOUNS = frozenset("product device aircraft plane jet airliner car vehicle phone machine software system".split())
_NONE = frozenset({"union", "agency"})  # trades of bodies that are no companies
_REACH = 8  # sentences back that a bare "the company" may take up a name
_WINDOW = 40  # names back


def the_country(node: Node, names: Sequence[Node], states: Sequence[tuple[int, str]]) -> Iterator[Node]:
    """The state that "the country" stands for: the one that the text has named most so far."""
    if node.lemma in STATE_NOUNS and node.number != PLURAL and not node.modifiers:
        main = main_state(states[: bisect_left(states, (node.start, ""))])
        yield from (name for name in reversed(names) if name.mention.identity == main is not None)


def described(node: Node, names: Sequence[Node], chains: Chains) -> Iterable[Node]:
    """Names that a noun of their kind may stand for ("the company", "the airline"), the most salient first."""
    fits = _description(node)
    if fits is None or not all(_says_where(word, node) for word in node.modifiers):
        return []
    near = [n for n in names[-_WINDOW:] if node.sentence - n.sentence <= _REACH and fits(n, chains)]
    latest = {chains.root(n): n for n in near}
    return sorted(latest.values(), key=lambda n: _salience(n, node, chains), reverse=True)


def _says_where(word: str, node: Node) -> bool:
    """Whether a modifier only says where something comes from ("the French company", "the Seattle-based firm")."""
    return word.title() in node.gazetteer.adjectives or word in {"-", "based"} or word.title() in node.gazetteer.cities


def _description(node: Node) -> Callable[[Node, Chains], bool] | None:
    """The test that a name must pass to be what a singular noun describes; None where a noun describes no name."""
    if node.number == PLURAL:
        return None
    if node.lemma in _THING_NOUNS:
        return lambda name, _: name.kind == OTHER
    if node.lemma in BODY_NOUNS:
        return lambda name, chains: name.kind == ORGANIZATION and may_trade(name) and not _trades(name, chains) & _NONE
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


def _salience(name: Node, node: Node, chains: Chains) -> tuple[float, int]:
    """How likely a name is what the text is about at a place: recent, often mentioned, in prominent functions.

    A phrase that says more than "the company" turns to another than the main one, so there the latest counts.
    """
    distance = node.sentence - name.sentence
    often = 0.5 * min(chains.size(name), 8)
    return name.rank + (-2.0 * distance if node.modifiers else often - distance), name.index
