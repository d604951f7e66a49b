"""A user's actors file (YAML or TOML) -> names, aliases, kinds, identifiers and dated offices for the gazetteer.

- name: Lena Voss
  kind: person
  id: person/lena-voss                  # may be left out
  aliases: [L. Voss]
  offices:
    - {title: prime minister, of: Norway, from: 2019-05-02, to: 2023-10-11}
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from pathlib import Path
from typing import Any

import yaml
from msgspec import Struct

from kg.errors import DataError

KINDS = frozenset({"person", "organization", "state", "place", "group", "other"})
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Tenure(Struct, frozen=True):
    """An office as the file gives it: `body` is a name or an identity, the days are ISO dates or None (open)."""

    title: str
    body: str
    begins: str | None
    ends: str | None


class Known(Struct, frozen=True):
    """One actor of a user's file."""

    identity: str
    kind: str
    name: str
    part_of: str | None
    aliases: tuple[str, ...]
    offices: tuple[Tenure, ...]


def read_user_file(path: Path) -> list[Known]:
    """The actors of a file; raises DataError at the first fault, which it names."""
    return [_known(path, number, item) for number, item in enumerate(_items(path), 1)]


def slug(name: str) -> str:
    """A name as a part of an identity: lower case, ASCII, hyphens.

    >>> slug("Société Générale")
    'societe-generale'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "unnamed"


def _items(path: Path) -> list[Any]:
    try:
        text = path.read_text(encoding="utf-8")
        content = tomllib.loads(text) if path.suffix == ".toml" else yaml.safe_load(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, yaml.YAMLError) as error:
        raise DataError(f"{path}: {error}") from error
    items = content.get("actors") if isinstance(content, dict) else content
    if not isinstance(items, list):
        raise DataError(f"{path}: expected a list of actors")
    return items


def _known(path: Path, number: int, item: Any) -> Known:
    name = item.get("name") if isinstance(item, dict) else None
    if not isinstance(name, str) or not name.strip():
        raise DataError(f"{path}: actor {number} has no name")
    kind = item.get("kind", "organization")
    if kind not in KINDS:
        raise DataError(f"{path}: actor {name!r} has the kind {kind!r}; there are: {', '.join(sorted(KINDS))}")
    identity = str(item.get("id") or f"{kind}/{slug(name)}")
    offices = tuple(_tenure(path, name, office) for office in item.get("offices", []))
    return Known(identity, kind, name, item.get("part_of"), tuple(map(str, item.get("aliases", []))), offices)


def _tenure(path: Path, name: str, office: Any) -> Tenure:
    if not isinstance(office, dict) or not office.get("title") or not office.get("of"):
        raise DataError(f'{path}: an office of {name!r} needs a title and an "of"')
    days = [str(office[key]) if office.get(key) else None for key in ("from", "to")]
    if any(day and not _DAY.fullmatch(day) for day in days):
        raise DataError(f"{path}: an office of {name!r} has a day that is not written YYYY-MM-DD")
    return Tenure(str(office["title"]), str(office["of"]), *days)
