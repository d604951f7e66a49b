"""Parsed -> Timex: temporal expressions, their TIMEX3 values and the days that they cover.

Recognised by a cascade of grammar rules over tokens (tokens.py, grammar.py; the rules are `kg/data/times-grammar.tsv`),
guarded against what only looks like a time (place.py, names.py, quantities.py), and read from left to right against
the publication date, the direction of the clause (tense.py) and the time in focus (context.py).
"""

from kg.times.durations import apart
from kg.times.find import Settings, find_times
from kg.times.intervals import Interval, interval
from kg.times.published import publication_date
from kg.times.ranges import ranges
from kg.times.tense import said_at

__all__ = ["Interval", "Settings", "apart", "find_times", "interval", "publication_date", "ranges", "said_at"]
