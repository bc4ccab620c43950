"""Lengths of time: ``عامين ونصف العام``, ``3 أيام``, ``عدة أشهر``, ``نصف ساعة``; and ``قبل عامين``."""

from dataclasses import dataclass

from marsad.analysis import approximations
from marsad.analysis.times import senses
from marsad.analysis.times.date_words import adjective, month_name
from marsad.analysis.times.found import COMMAS, Found, TimeRow
from marsad.analysis.times.open_form import OpenTime
from marsad.analysis.times.relatives import length, plain
from marsad.arabic import letters
from marsad.arabic.number_words import FRACTION_FORMS
from marsad.arabic.numerals import read_fraction, read_number
from marsad.model.analysis import Approximation

_MODS: dict[Approximation, str] = {
    "about": "APPROX", "nearly": "APPROX", "more_than": "MORE_THAN", "less_than": "LESS_THAN",
    "at_least": "EQUAL_OR_MORE", "at_most": "EQUAL_OR_LESS", "up_to": "EQUAL_OR_LESS",
}  # fmt: skip
_PARTS_OF = {
    "Y": ("M", 12),
    "E": ("Y", 10),
    "C": ("Y", 100),
    "TH": ("TM", 60),
    "TM": ("S", 60),
    "D": ("TH", 24),
    "W": ("D", 7),
    "M": ("D", 30),
}
_AGO_GRAINS = {"D": "d", "N": "d", "W": "w", "M": "m", "Y": "y", "E": "D"}
_ONE = frozenset(("واحد", "واحده"))
_AGE_REACH = 3
_OF_LIGHT = "ضوئيه"
_MUST_BE_NUMBERED = frozenset(("E", "C", "S", "Q"))
_HALF_BEFORE = frozenset(("Y", "TH", "M", "C", "D", "E", "TM"))


@dataclass(slots=True)
class _Length:
    """A length under way: each part ``(amount, unit)``, and where it ends."""

    parts: list[tuple[str, str]]
    end: int

    def value(self) -> str:
        days = [length(unit, amount)[1:] for amount, unit in self.parts if unit not in ("TH", "TM", "S")]
        hours = [length(unit, amount)[2:] for amount, unit in self.parts if unit in ("TH", "TM", "S")]
        return "P" + "".join(days) + ("T" + "".join(hours) if hours else "")


def duration(row: TimeRow, at: int) -> Found | None:
    """Return the length that begins at *at*; ages are refused."""
    measured = _length(row, at)
    if measured is None or _is_age(row, at, measured.end):
        return None
    value, end = measured.value(), measured.end
    before = approximations.before(row, at)
    start, mod = (before[1], _MODS[before[0]]) if before else (at, None)
    if before is None and (after := approximations.after(row, end)) is not None:
        end, mod = after[1], _MODS[after[0]]
    if row.key(start - 1) in senses.BEFORE_NOW and row.key(end) != "من" and len(measured.parts) == 1:
        ago = _ago(*measured.parts[0])
        if ago is not None:
            return Found(start - 1, end, "DATE", ago, "relative.ago", mod)
    policy, touching = adjective(row, end)
    rule = "duration.relative" if policy else "duration.length"
    return Found(start, touching, "DURATION", OpenTime(value), rule, mod)


def _ago(amount: str, unit: str) -> OpenTime | None:
    grain = _AGO_GRAINS.get(unit)
    if grain is None or not amount.isdigit():
        return None
    return OpenTime(f"dct-{amount}{grain}")


def _length(row: TimeRow, at: int) -> _Length | None:
    measured = _fraction_of_unit(row, at) or _numbered(row, at) or _bare(row, at)
    if measured is None:
        return None
    _add_fraction(row, measured)
    _add_part(row, measured)
    return measured


def _numbered(row: TimeRow, at: int) -> _Length | None:
    """``3 أيام``, ``الـ24 ساعة``, ``عشرين عاما``, ``5 إلى 10 سنوات`` takes the second."""
    if row.tokens[at].kind != "number" and row.forms[at] is None:
        return None
    number = read_number(row.tokens, row.forms, at)
    if number is None or number.end >= len(row) or not row.same_line(at, number.end):
        return None
    form = row.sense(number.end, "unit")
    if form is None or form.proclitics or form.article or form.sense.many == "two":
        return None
    if form.sense.value == "Y" and row.year(number.end + 1) is not None:
        return None  # 584 ألفا عام 2013
    if row.key(number.end + 1) == _OF_LIGHT:
        return None
    return _Length([(plain(number.value), form.sense.value)], number.end + 1)


def _bare(row: TimeRow, at: int) -> _Length | None:
    """A dual anywhere, one unit or many only after words that measure time, ``عدة أشهر``."""
    if row.key(at) in senses.SOME:
        form = row.sense(at + 1, "unit")
        if form is not None and form.sense.many == "many" and not form.proclitics:
            return _Length([("X", form.sense.value)], at + 2)
        return None
    form = row.sense(at, "unit")
    if form is None or form.article or form.proclitics not in ("", "و", "ل", "ب"):
        return None
    unit, count = form.sense.value, form.sense.many
    if count == "two":
        return _Length([("2", unit)], at + 1) if _is_dual_here(row, at) else None
    if count == "one" and unit != "S" and form.proclitics in ("", "و") and _goes_on(row, at):
        return _Length([("1", unit)], at + 1)
    if count == "one" and unit not in ("S", "Q") and row.key(at + 1) in _ONE:
        return _Length([("1", unit)], at + 2)
    led = row.key(at - 1) in senses.SINCE or approximations.before(row, at) is not None
    if not led or form.proclitics or unit in ("S", "Q") or not row.same_line(at - 1, at):
        return None
    if count == "one":
        short = unit in ("D", "N", "TH", "TM")
        if (
            short
            and row.key(at - 1) in ("خلال", "بعد", "قبل", "وبعد", "وقبل")
            and not _stands_alone(row, at + 1)
        ):
            return None
        if row.key(at) == "حول" or _is_dated(row, at + 1):
            return None
        return _Length([("1", unit)], at + 1 + (row.key(at + 1) in ("واحد", "واحده")))
    return _Length([("X", unit)], at + 1)


def _goes_on(row: TimeRow, at: int) -> bool:
    """``عام ونصف``, ``ساعة و20 دقيقة``: what is joined shows that the unit measures."""
    trial = _Length([("1", row.senses[at].sense.value)], at + 1)  # type: ignore[union-attr] # a unit stands there
    _add_fraction(row, trial)
    _add_part(row, trial)
    return len(trial.parts) > 1


def _stands_alone(row: TimeRow, at: int) -> bool:
    return not row.is_word(at) or row.key(at) in ("من", "واحد", "واحده")


def _is_dual_here(row: TimeRow, at: int) -> bool:
    return row.key(at - 1) not in senses.PLAIN_DAY_WORDS and row.year(at + 1) is None


def _is_dated(row: TimeRow, at: int) -> bool:
    """``منذ عام 2022``, ``خلال شهر أكتوبر``: a date, no length."""

    return (
        row.digits(at) is not None
        or (at < len(row) and month_name(row, at) is not None)
        or row.weekday(at) > 0
    )


def _fraction_of_unit(row: TimeRow, at: int) -> _Length | None:
    """``نصف ساعة``, ``ربع قرن``, ``نصف العام``."""
    if row.key(at) not in FRACTION_FORMS:
        return None
    fraction = read_fraction(row.tokens, row.forms, at)
    if fraction is None or fraction.article or fraction.end >= len(row):
        return None
    form = row.sense(fraction.end, "unit")
    if (
        row.forms[at] is not None
        or form is None
        or form.sense.many != "one"
        or form.proclitics
        or form.article
    ):
        return None
    part = _part_of(form.sense.value, fraction.value)
    return None if part is None else _Length([part], fraction.end + 1)


def _part_of(unit: str, share: float) -> tuple[str, str] | None:
    smaller, many = _PARTS_OF.get(unit, ("", 0))
    if not many:
        return None
    return f"{round(share * many):g}", smaller


def _add_fraction(row: TimeRow, measured: _Length) -> None:
    """``ونصف``, ``ونصف العام``, ``وربع الساعة``; ``ساعتان وربع دقيقة`` takes a quarter of the other."""
    begin = measured.end + (row.key(measured.end) == letters.WAW)
    form = FRACTION_FORMS.get(row.key(begin))
    if form is None or form.article or (begin == measured.end and form.proclitics != letters.WAW):
        return
    amount, unit = measured.parts[-1]
    over, under = form.sense
    named = row.sense(begin + 1, "unit")
    if named is not None and (named.proclitics or named.sense.many != "one"):
        named = None
    part = _part_of(named.sense.value if named else unit, over / under)
    if part is None or amount == "X" or _rank(part[1]) >= _rank(unit):
        return
    measured.parts.append(part)
    measured.end = begin + 1 + (named is not None)


def _add_part(row: TimeRow, measured: _Length) -> None:
    """``ساعتين و30 دقيقة``, ``سنة وثلاثة أشهر``."""
    at = measured.end
    if at >= len(row) or not row.same_line(at - 1, at):
        return
    comma = row.key(at) in COMMAS
    at += comma
    begin = at + 1 if row.key(at) == letters.WAW else at
    form = row.forms[begin] if begin < len(row) else None
    sense = row.sense(begin, "unit")
    joined = comma or begin > at or (form is not None and form.joined) or (sense is not None and sense.joined)
    if not joined or begin >= len(row):
        return
    following = _numbered(row, begin) or _fraction_of_unit(row, begin)
    if (
        following is None
        and not comma
        and sense is not None
        and not sense.article
        and sense.sense.many != "many"
    ):
        following = _Length([("2" if sense.sense.many == "two" else "1", sense.sense.value)], begin + 1)
    if following is None or _rank(following.parts[0][1]) >= _rank(measured.parts[-1][1]):
        return
    measured.parts.extend(following.parts)
    measured.end = following.end
    _add_fraction(row, measured)
    _add_part(row, measured)


_RANKS = ("S", "TM", "TH", "N", "D", "W", "M", "Q", "Y", "E", "C")


def _rank(unit: str) -> int:
    return _RANKS.index(unit)


def _is_age(row: TimeRow, at: int, end: int) -> bool:
    """``البالغ من العمر 45 عاما``, ``(45 عاما)``, ``عن عمر 80 عاما``."""
    before = [row.key(index) for index in range(max(0, at - _AGE_REACH), at)]
    if any(key in _AGE_NOUNS for key in before):
        return True
    if before and before[-1] in _AGE_VERBS and not row.key(end).startswith("من"):
        return True
    return bool(before) and before[-1] == "(" and row.key(end) == ")"


_AGE_NOUNS = frozenset(
    ("عمر", "العمر", "عمره", "عمرها", "بعمر", "سن", "السن", "وعمره", "وعمرها", "عمرهم", "اعمارهم")
)
_AGE_VERBS = frozenset(("البالغ", "البالغه", "بعمر", "عمره", "عمرها", "وعمره", "وعمرها", "البالغين"))
