"""The present, from the machine's clock."""

from datetime import UTC, datetime


class SystemClock:
    """The only place that asks the machine for the time."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        return datetime.now(UTC)
