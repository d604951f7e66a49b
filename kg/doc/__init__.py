"""A parsed text as plain objects: tokens, stretches of them, and the whole."""

from kg.doc.text import Doc, Token, Tokens

__all__ = ["Doc", "Token", "Tokens"]
