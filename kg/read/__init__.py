"""Files, folders and standard input -> Articles; one module per format, chosen by suffix and content."""

from kg.read.sources import read_sources

__all__ = ["read_sources"]
