"""A user's actors file (YAML or TOML) -> entries for the gazetteer: names, aliases, kinds, identifiers.

- name: Example Party
  kind: organization
  id: organization/example-party      # may be left out
  aliases: [EP, the Examples]
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from kg.errors import DataError

KINDS = frozenset({"person", "organization", "state", "place", "group", "other"})


def read_user_file(path: Path) -> Iterator[tuple[dict[str, Any], list[str]]]:
    """Yield (fields of an Entry, all its names) for each actor of the file; raises DataError at the first fault."""
    for number, item in enumerate(_items(path), 1):
        name = item.get("name") if isinstance(item, dict) else None
        if not isinstance(name, str) or not name.strip():
            raise DataError(f"{path}: actor {number} has no name")
        kind = item.get("kind", "organization")
        if kind not in KINDS:
            raise DataError(f"{path}: actor {name!r} has the kind {kind!r}; there are: {', '.join(sorted(KINDS))}")
        identity = item.get("id") or f"{kind}/{slug(name)}"
        fields = {"identity": identity, "kind": kind, "name": name, "part_of": item.get("part_of")}
        yield fields, [name, *map(str, item.get("aliases", []))]


def slug(name: str) -> str:
    """A name as a part of an identity: lower case, ASCII, hyphens."""
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
