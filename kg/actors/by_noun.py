"""Node, Chains -> Chains: definite phrases with what they take up: the same noun, a name, an office, a group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from kg.actors.chains import Chains
from kg.actors.drafts import NAME, NOMINAL
from kg.actors.gazetteer import GROUP, ORGANIZATION, OTHER, ROLE, STATE
from kg.actors.nodes import PLURAL, Node
from kg.actors.offices import Office, same_office

_REACH = 8  # sentences back that a bare "the company" may take up a name
_OFFICES = 40  # earlier offices that are looked at
_RECENT = 6  # earlier mentions with the same head that are looked at
BODY_NOUNS = frozenset("company firm group corporation business manufacturer maker giant producer retailer".split())
_STATE_NOUNS = frozenset("country nation state".split())
_THING_NOUNS = frozenset("product device aircraft plane jet airliner car vehicle phone machine software system".split())


def join_nominals(nodes: Sequence[Node], chains: Chains, offices: Mapping[int, Office]) -> None:
    """Join each common-noun phrase that takes something up with its antecedent, in reading order."""
    heads = {node.head.i: node for node in nodes}
    earlier: defaultdict[str, list[Node]] = defaultdict(list)
    names: list[Node] = []
    for node in nodes:
        if node.coordinated:
            continue
        if node.form == NOMINAL and node.kind != ROLE and chains.root(node) == node.index:
            holders = _holders(node, offices, chains)
            for other in [*holders, *_antecedents(node, earlier, names, heads, chains)]:
                if not _apart(node, other) and chains.merge(other, node):
                    break
        if node.form == NAME:
            names.append(node)
            for word in {*node.words[-1:], *node.words[:1]}:
                earlier[word].append(node)
        elif node.form == NOMINAL:
            earlier[node.lemma].append(node)


def _antecedents(
    node: Node, earlier: Mapping[str, list[Node]], names: Sequence[Node], heads: Mapping[int, Node], chains: Chains
) -> Iterable[Node]:
    """What a phrase may take up, the likeliest first."""
    alike = [other for other in reversed(earlier.get(node.lemma, [])[-_RECENT:]) if other.end <= node.start]
    if node.owner is not None:
        yield from (other for other in alike if _same_owner(node, other, heads, chains))
    elif _repeats_a_name(node):
        yield from (other for other in alike if other.phrase == node.phrase)
    if node.definite or _takes_up(node):
        yield from _described(node, names, chains)
        yield from (other for other in alike if _same_noun(node, other))
    elif other := next((o for o in alike if o.bare and _in_headline(o) and node.sentence), None):
        yield from [other] if other.modifiers == node.modifiers and other.number == node.number else []
    if node.bare and _generic(node):
        yield from (other for other in alike if other.bare and other.modifiers == node.modifiers)


def _takes_up(node: Node) -> bool:
    """Whether a bare "company" means one that was named: in a headline, or before a noun ("company officials")."""
    return node.bare and node.lemma in BODY_NOUNS and (node.head.dep_ == "compound" or _in_headline(node))


def _in_headline(node: Node) -> bool:
    """Whether a mention stands in a first sentence without a full stop."""
    return node.sentence == 0 and not any(t.is_punct and t.text in ".!?" for t in list(node.head.sent)[-2:])


def _repeats_a_name(node: Node) -> bool:
    """Whether a phrase holds a name that tells it from others of its kind ("the Falcon rocket")."""
    return any(t.tag_ in {"NNP", "NNPS"} for t in node.tokens[:-1]) and node.number != PLURAL


def _generic(node: Node) -> bool:
    """Whether a bare noun means its whole class: things, and people of a trade ("investors")."""
    return node.kind == OTHER or (node.kind == GROUP and node.gazetteer.levels.get(node.lemma) == "business")


def _holders(node: Node, offices: Mapping[int, Office], chains: Chains) -> list[Node]:
    """Who holds the office that a phrase names by its state or body ("the Israeli leader"), the latest first."""
    own = offices.get(node.index)
    if own is None or not (node.definite or node.owner) or not (own.body or own.state):
        return []
    before = [i for i in offices if i < node.index and chains.size(offices[i].node) > 1]
    return [offices[i].node for i in reversed(before[-_OFFICES:]) if same_office(own, offices[i], chains)]


def _same_owner(node: Node, other: Node, heads: Mapping[int, Node], chains: Chains) -> bool:
    """Whether two phrases with one head belong to one actor ("his office", "Smith's office")."""
    if other.owner is None or other.number != node.number:
        return False
    a, b = heads.get(node.owner.i) if node.owner else None, heads.get(other.owner.i)
    return a is not None and b is not None and chains.same(a, b) and node.modifiers <= other.modifiers


def _same_noun(node: Node, other: Node) -> bool:
    """Whether a definite phrase may take up an earlier one with its head: what it adds must have been said."""
    if other.form == NAME:
        return node.modifiers <= set(other.words)
    if other.number != node.number:
        return False
    said = {t.lower_ for t in other.tokens}
    return node.modifiers <= said


def _described(node: Node, names: Sequence[Node], chains: Chains) -> Iterable[Node]:
    """Names that a noun of their kind may stand for ("the company", "the airline"), the most salient first."""
    fits = _description(node)
    if fits is None or not all(_says_where(word, node) for word in node.modifiers):
        return []
    near = [n for n in names[-40:] if node.sentence - n.sentence <= _REACH and fits(n, chains)]
    latest = {chains.root(n): n for n in near}
    return sorted(latest.values(), key=lambda n: _salience(n, node, chains), reverse=True)


def _says_where(word: str, node: Node) -> bool:
    """Whether a modifier only says where something comes from ("the French company", "the Seattle-based firm")."""
    return word.title() in node.gazetteer.adjectives or word in {"-", "based"} or word.title() in node.gazetteer.cities


def _description(node: Node) -> Callable[[Node, Chains], bool] | None:
    """The test that a name must pass to be what a singular noun describes; None where a noun describes no name."""
    if node.number == PLURAL:
        return None
    if node.lemma in _STATE_NOUNS:
        return lambda name, _: name.kind == STATE
    if node.lemma in _THING_NOUNS:
        return lambda name, _: name.kind == OTHER
    if node.lemma in BODY_NOUNS:
        return lambda name, _: name.kind == ORGANIZATION and may_trade(name)
    trade = node.gazetteer.trade_nouns.get(node.lemma)
    if trade is not None:
        return lambda name, chains: name.kind == ORGANIZATION and _trade(name, chains) == trade
    return None


def may_trade(name: Node) -> bool:
    """Whether a body may be called a company: known bodies that are none, courts, ministries and parties may not."""
    known = name.mention.identity
    public = name.gazetteer.levels.get(name.words[-1]) in {"government", "other"}
    return known in name.gazetteer.trades if known else not public


def _trade(name: Node, chains: Chains) -> str | None:
    """The trade of a body: a known one, by a word of its name, or by a noun that the text called it."""
    known = name.gazetteer.trades.get(name.mention.identity or "")
    if known:
        return known
    told = [name.gazetteer.trade_nouns.get(member.lemma) for member in chains.profile(name).members]
    words = [name.gazetteer.trade_words.get(word) for word in name.words]
    return next((trade for trade in (*told, *words) if trade), None)


def _salience(name: Node, node: Node, chains: Chains) -> tuple[float, int]:
    """How likely a name is what the text is about at a place: recent, often mentioned, in prominent functions."""
    return name.rank + 0.5 * min(chains.size(name), 8) - 1.0 * (node.sentence - name.sentence), name.index


def _apart(node: Node, other: Node) -> bool:
    """Whether two mentions are arguments of one verb or nested, and so two things."""
    nested = other.holds(node) or node.holds(other)
    together = node.head.head == other.head.head and {node.rank, other.rank} <= {2, 3}
    return nested or together
