"""newskg: news articles in; a graph of dated, attributed events out."""

from kg._version import VERSION as __version__

__all__ = ["__version__"]
