"""The tables are sound, and a user's file goes on top of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.actors import find_mentions, load_gazetteer
from kg.errors import DataError
from kg.resources import read_data, rows

KINDS = {"person", "organization", "state", "place", "group", "other"}

KNOWN = [
    ("US", "state/US"),
    ("U.S.", "state/US"),
    ("the United States", "state/US"),
    ("Great Britain", "state/GB"),
    ("Holland", "state/NL"),
    ("DR Congo", "state/CD"),
    ("U.N. Security Council", "organization/un-security-council"),
    ("Security Council", "organization/un-security-council"),
    ("NATO", "organization/nato"),
    ("Hamas", "organization/ps-hamas"),
    ("Gaza Strip", "place/gaza"),
    ("Egyptians", "people/EG"),
    ("GM", "organization/general-motors"),
    ("Lufthansa", "organization/lufthansa"),
]
NOUNS = [
    ("minister", "person"),
    ("carmaker", "organization"),
    ("prosecutor", "person"),
    ("ministry", "organization"),
    ("country", "state"),
    ("village", "place"),
    ("missile", "other"),
    ("price", "other"),
    ("meeting", "none"),
    ("happiness", "none"),
    ("investigation", "none"),
    ("week", "none"),
    ("vice-president", "person"),
    ("ex-minister", "person"),
]
EVENTS = [("invasion", True), ("airstrike", True), ("proposal", True), ("minister", False), ("week", False)]


@pytest.mark.parametrize(("name", "identity"), KNOWN)
def test_known_names(name: str, identity: str) -> None:
    entry = load_gazetteer().named(name)
    assert entry is not None
    assert entry.identity == identity
    assert load_gazetteer().identified(identity) is not None


@pytest.mark.parametrize("name", ["us", "who", "Narnia", "is"])
def test_what_is_no_name(name: str) -> None:
    assert load_gazetteer().named(name) is None


@pytest.mark.parametrize(("noun", "kind"), NOUNS)
def test_kinds_of_nouns(noun: str, kind: str) -> None:
    assert load_gazetteer().noun_kind(noun) == kind


@pytest.mark.parametrize(("noun", "event"), EVENTS)
def test_event_nouns(noun: str, event: bool) -> None:
    assert load_gazetteer().names_event(noun) is event


def test_tables_are_sound() -> None:
    gazetteer = load_gazetteer()
    assert all(entry.kind in KINDS and entry.name for entry in gazetteer.names.values())
    known = {entry.identity for entry in gazetteer.names.values()}
    wholes = {entry.part_of for entry in gazetteer.names.values() if entry.part_of}
    assert wholes <= known
    assert {row["kind"] for _, row in rows(read_data("actors-roles.tsv"), "actors-roles.tsv")} <= KINDS | {
        "none",
        "event",
    }


YAML = """
- name: Harbour Party
  kind: organization
  id: organization/harbour-party
  aliases: [HP, the Harbourites]
- name: Lena Voss
  kind: person
"""
TOML = """
[[actors]]
name = "Harbour Party"
aliases = ["HP"]
"""


@pytest.mark.parametrize(("suffix", "text"), [("yaml", YAML), ("toml", TOML)])
def test_users_file(tmp_path: Path, read, suffix: str, text: str) -> None:
    path = tmp_path / f"actors.{suffix}"
    path.write_text(text)
    gazetteer = load_gazetteer(path)
    assert gazetteer.named("HP").identity == "organization/harbour-party"
    assert gazetteer.named("US").identity == "state/US"
    mentions = find_mentions(read("On Monday HP won the vote."), gazetteer)
    assert [(m.span.text, m.kind, m.identity) for m in mentions] == [
        ("HP", "organization", "organization/harbour-party")
    ]


FAULTS = [
    ("- kind: person", "actor 1 has no name"),
    ("- name: X\n  kind: dragon", "kind 'dragon'"),
    ("name: X", "expected a list"),
    ("- [", "actors.yaml"),
    ("- name: X\n  offices: [{title: mayor}]", "needs a title"),
    ("- name: X\n  offices: [{title: mayor, of: Oslo, from: May}]", "YYYY-MM-DD"),
]


@pytest.mark.parametrize(("text", "message"), FAULTS)
def test_faults_of_a_users_file(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "actors.yaml"
    path.write_text(text)
    with pytest.raises(DataError, match=message):
        load_gazetteer(path)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(DataError):
        load_gazetteer(tmp_path / "none.yaml")
