"""Extraction -> quads: what an article tells as RDF, its provenance, links across articles, and their validation."""
