"""Page -> Articles: decode, cut apart, clean, date, credit. Pure: bytes in, values out."""

from marsad.reading.door import read
from marsad.reading.outcome import Reading

__all__ = ["Reading", "read"]
