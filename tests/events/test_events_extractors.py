"""Other extractors, by entry points: the one of the documentation, a wrong one, a failing one, names and reports."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from msgspec.structs import replace

from kg.cli import cli
from kg.events.extractors import load_extractors, with_others
from kg.model import TEXT, Event, Extraction, Participant, Relation, Span

Read = Callable[..., Extraction]
GUIDE = Path(__file__).parents[2] / "docs" / "extractors.md"
TEXT_OF_ALL = "Norvia sweltered in 45 °C on Monday. Its minister resigned."


def code(language: str) -> str:
    """The block of a language in the guide."""
    found = re.search(rf"^```{language}\n(.*?)^```", GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


@pytest.fixture
def kg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Run kg where the guide's extractor is installed, and two bad ones."""
    points = tomllib.loads(code("toml"))["project"]["entry-points"]["kg.extractors"]
    points |= {"failing": "kg_bad:failing", "broken": "kg_bad:nothing"}
    (tmp_path / "kg_heat.py").write_text(code("python"), encoding="utf-8")
    (tmp_path / "kg_bad.py").write_text("def failing(extraction):\n    raise ValueError('no key')\n")
    info = tmp_path / "kg_heat-1.0.dist-info"
    info.mkdir()
    info.joinpath("METADATA").write_text("Metadata-Version: 2.1\nName: kg-heat\nVersion: 1.0\n")
    lines = "".join(f"{name} = {target}\n" for name, target in points.items())
    info.joinpath("entry_points.txt").write_text(f"[kg.extractors]\n{lines}")
    monkeypatch.syspath_prepend(str(tmp_path))
    article = tmp_path / "article.txt"
    article.write_text(TEXT_OF_ALL, encoding="utf-8")
    return lambda *args: CliRunner().invoke(cli, [args[0], str(article), *map(str, args[1:])])


def test_the_extractor_of_the_guide(kg: Callable[..., Result]) -> None:
    done = kg("extract", "--extractor", "heat")
    assert (done.exit_code, done.stderr) == (0, "")
    heat, resigned = map(json.loads, done.stdout.splitlines())
    assert heat["id"].endswith("/7-16")
    assert (heat["rule"], heat["subject"], heat["object"]) == ("heat/pattern", None, "Norvia")
    assert resigned["trigger"]["text"] == "resigned"


def test_a_failure_is_told_and_the_rest_goes_on(kg: Callable[..., Result], tmp_path: Path) -> None:
    done = kg("run", "--extractor", "failing", "--extractor", "heat", "-o", tmp_path / "made")
    assert done.exit_code == 3
    assert re.fullmatch(r"kg: article '\w+': extractor 'failing': it failed: ValueError: no key\n", done.stderr)
    report = json.loads((tmp_path / "made" / "report.json").read_text())
    assert [len(report["faults"]), report["events"], report["made-with"]["extractors"]] == [1, 2, "failing, heat"]


@pytest.mark.parametrize(
    ("name", "told", "exit_code"),
    [("cold", "unknown extractor 'cold'; there are: broken, failing, heat", 2), ("broken", "cannot be loaded", 1)],
)
def test_names(kg: Callable[..., Result], name: str, told: str, exit_code: int) -> None:
    done = kg("extract", "--extractor", name)
    assert done.exit_code == exit_code
    assert told in done.stderr


def test_without_a_name_nothing_else_is_asked() -> None:
    assert load_extractors(()) == {}


def wrong(**changes: object) -> Callable[[Event], object]:
    return lambda event: replace(event, **changes)  # type: ignore[arg-type]


SPAN = Span(TEXT, 0, 6, "Sudria")


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (wrong(trigger=SPAN), "'Sudria' does not stand at 0 to 6 of the text"),
        (wrong(evidence=Span(TEXT, 9, 9, "")), "'' does not stand at 9 to 9 of the text"),
        (wrong(mentions=(Span(TEXT, 900, 906, "Norvia"),)), "'Norvia' does not stand at 900 to 906 of the text"),
        (wrong(trigger=Span("body", 0, 6, "Norvia")), "'Norvia' does not stand at 0 to 6 of the body"),
        (wrong(relations=(Relation("causes", "x", SPAN),)), "'Sudria' does not stand at 0 to 6 of the text"),
        (wrong(type="Picnic"), "there is no event type 'Picnic'"),
        (wrong(confidence=1.5), "the confidence 1.5 is not between 0 and 1"),
        (wrong(participants=(Participant("hero", SPAN, None, "", ""),)), "'Sudria' does not stand"),
        (lambda _: "resigned", "'resigned' is no Event"),
    ],
)
def test_what_does_not_verify_is_left_out_and_counted(
    extract: Read, change: Callable[[Event], object], fault: str
) -> None:
    found = extract("Norvia's minister resigned.")
    (event,) = found.events
    good = replace(event, id="mine", trigger=event.evidence)
    given = with_others(found, {"odd": lambda _: [good, change(event), change(event)]})  # type: ignore[list-item]
    assert [one.trigger for one in given.events] == [event.evidence, event.trigger]
    (told,) = given.faults
    assert told.startswith(f"article 'test': extractor 'odd': {fault}")
    assert told.endswith("(2 events left out)")


def test_roles_and_actors_must_be_known(extract: Read) -> None:
    found = extract("Norvia's minister resigned.")
    (event,) = found.events
    one = event.participants[0]
    for bad, fault in ((replace(one, role="hero"), "no role 'hero'"), (replace(one, actor="x"), "no actor 'x'")):
        given = with_others(found, {"odd": lambda _, bad=bad: [replace(event, participants=(bad,))]})  # type: ignore[misc]
        assert fault in given.faults[0]


def test_a_reading_that_is_there_stands_and_relations_follow(extract: Read) -> None:
    found = extract("Norvia's minister resigned.")
    (event,) = found.events
    whole = replace(
        event, id="a", trigger=event.evidence, relations=(Relation("before", event.id), Relation("before", "b"))
    )
    again = replace(event, id="b", type="Act")
    first, second = with_others(found, {"odd": lambda _: [whole, again]}).events
    assert second == event
    assert [relation.target for relation in first.relations] == [event.id, event.id]
    assert first.id != "a"
