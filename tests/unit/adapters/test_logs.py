"""Logs: one JSON object a line, whatever a server's words hold."""

import json
import logging
import sys

from marsad.adapters.logs import JsonLines, Lines

EVIL = 'x\n2024-11-02 ERROR forged\r\x1b[31m"}'


def record(**extra: object) -> logging.LogRecord:
    made = logging.LogRecord("marsad.collect", logging.WARNING, __file__, 1, "door failed", (), None)
    vars(made).update(extra)
    return made


def test_json_is_one_object_a_line() -> None:
    """Fields come with their own names; none can replace the time, the level or the event."""
    line = JsonLines().format(record(door=EVIL, failures=3, level="critical"))
    assert "\n" not in line
    said = json.loads(line)
    assert (said["door"], said["failures"], said["level"], said["event"]) == (
        EVIL,
        3,
        "warning",
        "door failed",
    )


def test_a_trace_comes_along() -> None:
    try:
        raise ValueError("broken")
    except ValueError:
        made = record()
        made.exc_info = sys.exc_info()
    assert "ValueError: broken" in json.loads(JsonLines().format(made))["trace"]


def test_lines_for_people_cannot_be_forged() -> None:
    """A server's words neither begin a line nor steer the terminal."""
    line = Lines().format(record(door=EVIL))
    assert "\n" not in line
    assert "\x1b" not in line
    assert line.endswith('door failed door=x2024-11-02 ERROR forged[31m"}')
