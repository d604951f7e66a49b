"""Extractions -> Link: the same actors and the same events across articles."""
