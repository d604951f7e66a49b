"""The lexicon: which entry a predicate gets with its arguments, what its files may say, how much it holds."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from kg.errors import DataError
from kg.events.backbone import load_types
from kg.events.lexicon import Filler, Lexicon, load_lexicon
from kg.resources import rows

CASES = Path(__file__).with_name("lexicon.tsv")
HEADER = "predicate\tpos\ttype\twhen\troles\tplover\tnote\n"
KINDS = frozenset({"person", "organization", "state", "place", "group", "other", "xcomp", "ccomp"})


def _slots(cell: str) -> dict[str, tuple[Filler, ...]]:
    """`subj=court/organization; obj=bill`: each slot's filler, with its kind after a slash."""
    found: dict[str, tuple[Filler, ...]] = {}
    for part in filter(None, cell.removeprefix("-").split("; ")):
        slot, _, filler = part.partition("=")
        lemma, _, kind = filler.partition("/")
        assert not kind or kind in KINDS
        found[slot] = (load_lexicon().filler(lemma, {kind} - {""}),)
    return found


def _cases() -> list[tuple[str, str, str, str, str]]:
    table = rows(CASES.read_text(encoding="utf-8"), CASES.name)
    return [(row["predicate"], row["pos"], row["slots"], row["type"], row["roles"]) for _, row in table]


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.mark.parametrize("case", _cases(), ids=lambda case: f"{case[0]} {case[1]} {case[2]}")
def test_arguments_decide(lexicon: Lexicon, case: tuple[str, str, str, str, str]) -> None:
    predicate, pos, slots, kind, roles = case
    entry = lexicon.match(predicate, pos, _slots(slots))
    assert (entry.type if entry else "-") == kind, entry and entry.rule
    for slot, _, role in (part.partition("=") for part in filter(None, roles.split("; "))):
        assert entry is not None
        assert lexicon.role(entry, slot) == role, slot


def test_the_table_is_not_cut_short() -> None:
    assert len(_cases()) >= 150


def test_size(lexicon: Lexicon) -> None:
    entries = [entry for group in lexicon.entries.values() for entry in group]
    assert len({(entry.predicate, entry.pos) for entry in entries}) >= 5_000
    counts = Counter(entry.pos for entry in entries)
    assert min(counts["verb"], counts["noun"]) >= 2_500
    assert counts["light"] >= 400
    assert counts["adj"] >= 20


@pytest.mark.parametrize("name", load_types())
def test_every_type_is_told_by_a_verb_and_by_a_noun(lexicon: Lexicon, name: str) -> None:
    told = {entry.pos for group in lexicon.entries.values() for entry in group if entry.type == name}
    assert "verb" in told
    assert told & {"noun", "light"}


def test_both_spellings(lexicon: Lexicon) -> None:
    """British and American spellings stand side by side, with the same types."""
    american = {p: es for (p, pos), es in lexicon.entries.items() if pos == "verb" and p.endswith("ize") and len(p) > 6}
    american = {p: es for p, es in american.items() if p not in {"downsize", "capsize"}}
    assert len(american) > 60
    for predicate, entries in american.items():
        british = lexicon.entries.get((predicate[:-3] + "ise", "verb"), ())
        assert {entry.type for entry in entries} == {entry.type for entry in british}, predicate


def test_words_of_an_idiom_are_no_participants(lexicon: Lexicon) -> None:
    entry = lexicon.match("go", "verb", _slots("subj=teacher; on=strike"))
    assert entry is not None
    assert (entry.predicate, entry.words) == ("go on strike", {"strike"})


def test_a_noun_with_a_support_verb_is_a_noun_still(lexicon: Lexicon) -> None:
    entry = lexicon.match("massacre", "light", _slots("verb=describe; of=villager"))
    assert entry is not None
    assert (entry.type, entry.pos) == ("Kill", "noun")


def test_event_nouns_and_entries_agree(lexicon: Lexicon) -> None:
    """A noun that tells an event by itself has a strength; one with a strength has an entry without conditions."""
    alone = {head for (head, pos), es in lexicon.entries.items() if pos == "noun" and any(not e.conditions for e in es)}
    assert alone == {noun for noun in alone if lexicon.is_event_noun(noun)}
    assert set(lexicon.tables.strengths) <= alone
    assert lexicon.strength("resignation") == "always"
    assert lexicon.strength("charge") == "argument"
    assert lexicon.strength("table") is None


@pytest.mark.parametrize(
    ("lemma", "kind"),
    [
        ("be", "copula"),
        ("say", "speech"),
        ("contain", "state"),
        ("cause", "cause"),
        ("want", "wish"),
        ("hold", "light"),
        ("give", "transfer"),
    ],
)
def test_statives(lexicon: Lexicon, lemma: str, kind: str) -> None:
    assert lexicon.stative(lemma, "verb") == kind


def test_noun_classes(lexicon: Lexicon) -> None:
    assert "text" in lexicon.classes("bill")
    assert "text" in lexicon.classes("Bill")
    assert lexicon.classes("spoon") == frozenset()


def test_plover_follows_the_type_unless_a_row_says_otherwise(lexicon: Lexicon) -> None:
    tax = lexicon.match("impose", "verb", _slots("obj=tariff"))
    visit = lexicon.match("visit", "verb", _slots("obj=town/place"))
    assert tax is not None
    assert visit is not None
    assert (tax.plover, tax.cameo) == ("COERCE", None)
    assert (visit.plover, visit.cameo) == (load_types()["Visit"].plover, load_types()["Visit"].cameo)


def _file(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "mine.tsv"
    path.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_user_adds(tmp_path: Path) -> None:
    mine = load_lexicon(_file(tmp_path, "defrobnicate\tverb\tCancel", "defrobnication\tnoun\tCancel"))
    entry = mine.match("defrobnicate", "verb", {})
    assert entry is not None
    assert (entry.type, entry.rule) == ("Cancel", "mine:2")


def test_a_user_overrides_the_same_case_alone(tmp_path: Path) -> None:
    mine = load_lexicon(_file(tmp_path, "visit\tverb\tTravel"))
    entry = mine.match("visit", "verb", {})
    assert entry is not None
    assert entry.type == "Travel"
    assert load_lexicon().match("visit", "verb", {}) != entry


def test_a_user_wins_where_as_much_is_asked_for(tmp_path: Path) -> None:
    mine = load_lexicon(_file(tmp_path, "pass\tverb\tAct\tobj=bill|parcel"))
    entry = mine.match("pass", "verb", _slots("obj=bill"))
    assert entry is not None
    assert entry.rule == "mine:2"


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("frob\tverb\tFrobbing", "unknown type 'Frobbing'"),
        ("frob\tadverb\tAct", "unknown part of speech 'adverb'"),
        ("frob\tverb\tAct\tobject=plan", "unknown slot 'object'"),
        ("frob\tverb\tAct\tobj=@plans", "unknown class 'plans'"),
        ("frob\tverb\tAct\tobj", "slot=value"),
        ("frob\tverb\tAct\tobj=", "slot=value"),
        ("frob\tverb\tAct\t\tobj=victim", "unknown role 'victim'"),
        ("frob\tverb\tAct\t\tobj", "slot=role"),
        ("frob\tverb\tAct\t\t\tLOVE", "unknown PLOVER root 'LOVE'"),
        ("frob\t\tAct", "'pos'"),
        ("frob||frobnicate\tverb\tAct", "'predicate'"),
        ("frob the big red one\tverb\tAct", "a verb of several words"),
        ("a noun phrase too long\tnoun\tAct", "a noun of several words"),
        ("frob\tverb\tAct\t\t\t\t\tmore", "columns"),
    ],
)
def test_faults_are_told_with_their_place(tmp_path: Path, line: str, fault: str) -> None:
    with pytest.raises(DataError, match=r"mine\.tsv:2: .*" + re.escape(fault)):
        load_lexicon(_file(tmp_path, line))


def test_two_rows_for_one_case_are_a_fault(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"mine:3: 'frob' .* stands in mine:2"):
        load_lexicon(_file(tmp_path, "frob\tverb\tAct\tobj=a;subj=b", "frob\tverb\tMeet\tsubj=b;obj=a"))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot read"):
        load_lexicon(tmp_path / "nothing.tsv")
