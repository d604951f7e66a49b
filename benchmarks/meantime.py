"""A folder of MEANTIME articles (CAT-XML, with annotation across documents) -> articles with gold things.

The corpus is CC BY 4.0, http://www.newsreader-project.eu/results/data/wikinews/, and no part of this project.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from kg.model import TEXT, TITLE, Article

CLOSING = re.compile(r"[.,:;?!%)\]]|''|\.\.\.|n't|'(?:s|re|ve|ll|d|m)?")
OPENING = frozenset({"(", "[", "``", "$", "£", "€"})
DATE_LINE = re.compile(r"(?:\w+day,? )?(\w+ \d{1,2}) ?, (\d{4})")

Place = tuple[str, int, int]  # part, start and end


class Gold(Struct, frozen=True):
    """A thing of an article: what it is, its tag (ENTITY, EVENT), type, and where it is mentioned.

    `shared` tells that what it is, is told across articles. A mention is its extent and its head.
    """

    instance: str
    shared: bool
    tag: str
    type: str
    mentions: tuple[tuple[Place, Place], ...]


def read_folder(folder: Path) -> Iterator[tuple[Article, list[Gold]]]:
    """The articles of a folder with their things, by name."""
    for path in sorted(folder.glob("*.xml")):
        root = ET.parse(path).getroot()
        article, places = _article(path.stem, root)
        yield article, _things(path.stem, root, places)


def _article(name: str, root: ET.Element) -> tuple[Article, dict[str, Place]]:
    """The first sentence is the title, the second the date line; the others are the text."""
    sentences: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for token in root.iter("token"):
        sentences[int(token.get("sentence", "0"))].append((token.get("t_id", ""), (token.text or "").strip()))
    dated = DATE_LINE.fullmatch(" ".join(word for _, word in sentences.get(1, [])))
    published = datetime.strptime(f"{dated[1]} {dated[2]}", "%B %d %Y").date().isoformat() if dated else None
    places: dict[str, Place] = {}
    parts = {TITLE: "", TEXT: ""}
    for number in sorted(sentences):
        if dated and number == 1:
            continue
        part = TITLE if number == 0 else TEXT
        open_ = True
        for place, word in sentences[number]:
            if parts[part] and not open_ and not CLOSING.fullmatch(word):
                parts[part] += " "
            shown = word.replace("``", '"').replace("''", '"')
            places[place] = (part, len(parts[part]), len(parts[part]) + len(shown))
            parts[part] += shown
            open_ = word in OPENING
        parts[part] += "\n" if part == TEXT else ""
    return Article(name, parts[TEXT], parts[TITLE], published), places


def _things(article: str, root: ET.Element, places: dict[str, Place]) -> list[Gold]:
    marked = {one.get("m_id", ""): one for one in root.iterfind("Markables/*")}
    mentions: defaultdict[str, list[tuple[Place, Place]]] = defaultdict(list)
    for relation in root.iterfind("Relations/REFERS_TO"):
        target = next((end.get("m_id", "") for end in relation.findall("target")), "")
        for source in relation.findall("source"):
            markable = marked[source.get("m_id", "")]
            tokens = [anchor.get("t_id", "") for anchor in markable.findall("token_anchor")]
            if found := [places[token] for token in tokens if token in places]:
                mentions[target].append(_mention(found))
    found = []
    for name, one in marked.items():
        instance, kind = one.get("instance_id"), one.get("ent_type") or one.get("class") or ""
        if mentions[name]:
            found.append(Gold(instance or f"{article} {name}", bool(instance), one.tag, kind, tuple(mentions[name])))
    return found


def _mention(tokens: list[Place]) -> tuple[Place, Place]:
    part, start, _ = tokens[0]
    return (part, start, tokens[-1][2]), tokens[-1]
