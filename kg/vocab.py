"""Every namespace and IRI that the package writes, as plain strings; nothing heavy is imported here.

Data IRIs stand below BASE, which the environment variable KG_BASE sets. All of them come from content.
"""

from __future__ import annotations

import os
from urllib.parse import quote

from kg.model import TEXT, Article, Span

NS = "https://w3id.org/newskg/ns#"
BASE = os.environ.get("KG_BASE", "https://w3id.org/newskg/id/")
ACTORS_GRAPH = BASE + "graph/actors"
LINKS_GRAPH = BASE + "graph/links"
DERIVED_GRAPH = BASE + "graph/derived"


def place_of(span: Span) -> str:
    """A span's part and offsets as a short name: `12-20`, or `title12-20`."""
    return f"{'' if span.part == TEXT else span.part}{span.start}-{span.end}"


def article_iri(article: Article) -> str:
    """The IRI of an article, which is also the name of its graph."""
    return f"{BASE}article/{article.digest}"


def mention_iri(article: Article, span: Span) -> str:
    """The IRI of a stretch of an article, in the style of RFC 5147."""
    part = "char" if span.part == TEXT else span.part
    return f"{article_iri(article)}#{part}={span.start},{span.end}"


def event_iri(article: Article, trigger: Span) -> str:
    """The IRI of an event, from its article and the place of its first trigger."""
    return f"{BASE}event/{article.digest}/{place_of(trigger)}"


def actor_iri(article: Article, chain: str, identity: str | None = None) -> str:
    """The IRI of an actor: by the gazetteer's key where it is a known one, else of this article alone."""
    return f"{BASE}actor/{quote(identity)}" if identity else f"{BASE}actor/{article.digest}/{quote(chain)}"
