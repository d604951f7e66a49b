"""newskg: news articles in; a graph of dated, attributed events out."""

from kg import _version

__version__ = _version.VERSION

__all__ = ["__version__"]
