"""Times: at least nine values in ten of the public cases that hold for news, per suite, never pooled."""

import json
from pathlib import Path

import pytest
from time_num_cases import Sound, agree, maha_times, recognizers_times

from marsad.analysis import text_of
from marsad.analysis.times import find_times

pytestmark = pytest.mark.shared

FILES = {
    "maha": lambda data: data / "time_num" / "maha.jsonl",
    "recognizers": lambda data: data / "time_num" / "recognizers_text.jsonl",
}
FLOORS = json.loads((Path(__file__).parent / "floors" / "times.json").read_text(encoding="utf-8"))


def met(case: Sound) -> bool:
    return any(agree(time.value, case.right) for time in find_times(text_of(case.text, case.dct)))


@pytest.mark.parametrize("suite", ["maha", "recognizers"])
def test_values(suite, shared_data, gate):
    cases = {"maha": maha_times, "recognizers": recognizers_times}[suite](shared_data / "time_num")
    sound = [case for case in cases if case.unsound is None]
    missed = [case for case in sound if not met(case)]
    right = 1 - len(missed) / len(sound)
    also = sum(met(case) for case in cases)
    print(f"\n{suite}: {right:.1%} of {len(sound)} sound cases; {also}/{len(cases)} of all")
    for case in missed:
        print(f"  {case.id} {case.text!r} wants {sorted(case.right)[:2]}")
    gate(f"times.{suite}", "value", right, floor=FLOORS[suite]["value"], data=FILES[suite](shared_data))


def test_spans(shared_data, gate):
    """Exact spans where the suite asserts them; prepositions («في», «من») are the suite's, not ours."""
    cases = [c for c in recognizers_times(shared_data / "time_num") if c.unsound is None and c.span]
    exact = 0
    for case in cases:
        start, end = case.span
        for time in find_times(text_of(case.text, case.dct)):
            asserted = case.text[start:end]
            if case.text[time.span.start : time.span.end] in (
                asserted,
                asserted.removeprefix("من "),
                f"يوم {asserted}",
            ):
                exact += 1
                break
    share = exact / len(cases)
    print(f"\nrecognizers spans: {share:.1%} exact of {len(cases)}")
    data = FILES["recognizers"](shared_data)
    gate("times.recognizers", "span", share, floor=FLOORS["recognizers"]["span"], data=data)


def test_every_unsound_case_has_its_reason(shared_data):
    """What is left out is left out by a written reason, and is the smaller part of what holds a value."""
    for read in (maha_times, recognizers_times):
        unsound: dict[str, int] = {}
        for case in read(shared_data / "time_num"):
            if case.unsound is not None:
                unsound[case.unsound] = unsound.get(case.unsound, 0) + 1
        for why, count in sorted(unsound.items(), key=lambda pair: -pair[1]):
            print(f"{count:4}  {why}")
        assert unsound
