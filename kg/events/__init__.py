"""Doc and the records found in it -> Event: what happened, what did not, and who says so.

`find_events` is loaded on use: the graph and the views need the types of events, and no model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.events.find import find_events

__all__ = ["find_events"]


def __getattr__(name: str) -> Any:
    if name == "find_events":
        from kg.events.find import find_events

        return find_events
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
