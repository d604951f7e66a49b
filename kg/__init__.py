"""newskg: news articles in; a graph of dated, attributed events out.

The public names, each loaded when it is first asked for, so that `import kg` costs nothing. `kg.open` gives a graph to
work with, as `kg.notebook` tells; it is left out of `from kg import *`, as there is a function of that name already.

>>> import kg
>>> article = kg.Article("a", "Norvia called off the talks with Sudria on Friday.", published="2024-05-05")
>>> [event.type for event in kg.Extractor().extract(article).events][0]
'Cancel'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg import _version

if TYPE_CHECKING:
    from kg.errors import KgError
    from kg.model import Article, Event, Extraction, Mention, Span, Statement, Timex
    from kg.notebook import KnowledgeGraph, Rows
    from kg.notebook import open as open  # noqa: A004 -- as in `gzip.open`
    from kg.pipeline import Extractor, Options, extract_all
    from kg.read import read_sources
    from kg.store import open_store

__version__ = _version.VERSION

__all__ = [
    "Article",
    "Event",
    "Extraction",
    "Extractor",
    "KgError",
    "KnowledgeGraph",
    "Mention",
    "Options",
    "Rows",
    "Span",
    "Statement",
    "Timex",
    "__version__",
    "extract_all",
    "open_store",
    "read_sources",
]

_HOMES = {
    "kg.errors": ("KgError",),
    "kg.model": ("Article", "Event", "Extraction", "Mention", "Span", "Statement", "Timex"),
    "kg.notebook": ("KnowledgeGraph", "Rows", "open"),
    "kg.pipeline": ("Extractor", "Options", "extract_all"),
    "kg.read": ("read_sources",),
    "kg.store": ("open_store",),
}


def __getattr__(name: str) -> Any:
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
