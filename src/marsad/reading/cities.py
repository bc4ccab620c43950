"""Cities that news is datelined from: to tell a place line from a name under a headline."""

from marsad.arabic.normalise import fold
from marsad.reading.tables import names

CITIES = frozenset(fold(name) for name in names("cities.txt"))
"""Folded names."""
