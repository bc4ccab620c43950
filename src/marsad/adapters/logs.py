"""Logs: lines for people, or one JSON object a line for programs (the setting ``log_json``)."""

import json
import logging
from datetime import UTC, datetime

_KNOWN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
"""What every record has; anything else was given with the event."""


class JsonLines(logging.Formatter):
    """One object a line: time, level, logger, event, what came with it, and the trace of an error."""

    def format(self, record: logging.LogRecord) -> str:
        """Return *record* as JSON; text from outside cannot begin a line of its own."""
        said = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
        }
        said |= {key: value for key, value in vars(record).items() if key not in _KNOWN and key not in said}
        if record.exc_info:
            said["trace"] = self.formatException(record.exc_info)
        return json.dumps(said, ensure_ascii=False, default=str)


class Lines(logging.Formatter):
    """A line for people, with what came with the event behind it."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - logging's own name
        """Return the line; control characters in what came from outside are dropped."""
        extra = (f"{key}={value}" for key, value in vars(record).items() if key not in _KNOWN)
        line = " ".join((super().formatMessage(record), *extra))
        return "".join(character for character in line if character.isprintable())


def start_logging(*, as_json: bool) -> None:
    """Send logs of this process to standard error; Marsad's own events from INFO on where *as_json*."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines() if as_json else Lines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler])
    if as_json:
        logging.getLogger("marsad").setLevel(logging.INFO)
