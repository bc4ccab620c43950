"""A place in a text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open range ``[start, end)`` of code points; always slices back to what was matched."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the part of *text* that the span names."""
        return text[self.start : self.end]

    def shifted(self, by: int) -> "Span":
        """Return the same range, *by* code points further on."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: "Span") -> bool:
        """True when both share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """True when *other* lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def __len__(self) -> int:
        return self.end - self.start
