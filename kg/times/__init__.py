"""Parsed -> Timex: temporal expressions, their TIMEX3 values and the days that they cover."""

from kg.times.find import Settings, find_times
from kg.times.intervals import Interval, interval
from kg.times.published import publication_date

__all__ = ["Interval", "Settings", "find_times", "interval", "publication_date"]
