"""``marsad collect --once`` with the clock set on; run and killed (SIGKILL) by test_collect_killed.

Usage: killed_collect.py MINUTES ARCHIVE. The clock is put so many minutes on, so that what a killed
run had leased is due again without waiting.
"""

import sys
from datetime import datetime, timedelta

from marsad import bootstrap, running
from marsad.adapters.clock import SystemClock


def main(minutes: int, address: str) -> None:
    real = SystemClock.now

    def shifted(self: SystemClock) -> datetime:
        return real(self) + timedelta(minutes=minutes)

    SystemClock.now = shifted
    running.collect(address, bootstrap.settings(), once=True)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2])
