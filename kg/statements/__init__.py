"""Doc -> Statement: direct and indirect speech, thoughts and intentions; who says what."""

from kg.statements.actors import with_actors
from kg.statements.find import find_statements

__all__ = ["find_statements", "with_actors"]
