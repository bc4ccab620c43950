"""Numbers read from digits, words and mixtures of both: the cardinal grammar.

A number is a falling row of terms joined by ``و``; a term is a group below a thousand (or digits)
times its scales: ``ثلاثة آلاف ومئتان وخمسون``, ``10 آلاف و500``, ``مليونين و300 ألف``. After it a
fraction may follow (``ونصف المليون``). Read token by token with the closed tables of
``number_words``; nothing is guessed from parts of words.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from marsad.arabic import letters
from marsad.arabic.forms import Form
from marsad.arabic.number_words import (
    FRACTION_FORMS,
    FRACTION_PLURALS,
    NUMBER_FORMS,
    ORDINAL_FORMS,
    NumberWord,
)
from marsad.arabic.words import Token

NumberForm = Form[NumberWord]

_GROUPED = re.compile(r"^\d{1,3}(?:([,.٬])\d{3})(?:\1\d{3})*$")
_NOISE = 1e-12
_LARGEST = 10**15
_THOUSAND = 1000
_MILLION = 10**6
_HUNDRED = 100
_TEN = 10
_GROUP = 3
_MOST_GROUPS = 5
_LONGEST = 24
"""Longer rows of digits are no figures but codes."""
_ZERO = "صفر"
_ONE = "واحد"
_POINT_WORDS = frozenset(("فاصله", "فاصل", "نقطه"))


class Number(NamedTuple):
    """A number read from the tokens ``[start, end)``.

    ``scale`` is the last scale word's worth (1 without one); ``words`` tells words from bare digits;
    ``article`` and ``proclitics`` are those of its first token; ``rank`` that of a lone word.
    """

    value: float
    start: int
    end: int
    scale: int = 1
    words: bool = False
    article: bool = False
    proclitics: str = ""
    rank: str = ""


def number_forms(tokens: Sequence[Token]) -> list[NumberForm | None]:
    """Return for every token the number word it is, or ``None``."""
    lookup = NUMBER_FORMS.get
    return [lookup(token.key) for token in tokens]


def read_digits(key: str, *, decimal: bool = False) -> float | None:
    """Return the worth of written digits, ``None`` where they are no number (``12.10.2024``).

    One dot or comma before exactly three digits parts thousands, unless *decimal*.
    """
    if len(key) > _LONGEST:
        return None
    key = key.replace(letters.DECIMAL_SEPARATOR, ".").replace(letters.COMMA, ",")
    if key.isdigit():
        return float(key)
    grouped = _GROUPED.match(key)
    if grouped and not key.startswith("0") and not (decimal and key.count(".") == 1):
        return float(key.replace(grouped.group(1), ""))
    plain = key.replace(letters.THOUSANDS_SEPARATOR, "")
    if "," in plain and "." in plain:
        last = max(plain.rfind(","), plain.rfind("."))
        plain = plain[:last].replace(",", "").replace(".", "") + "." + plain[last + 1 :]
    plain = plain.replace(",", ".")
    if plain.count(".") > 1:
        return None
    return float(plain)


def read_number(
    tokens: Sequence[Token], forms: Sequence[NumberForm | None], at: int, *, decimal: bool = False
) -> Number | None:
    """Return the number that begins at token *at*, as long as it goes; ``None`` where none does."""
    return _Reader(tokens, forms, decimal=decimal).number(at) if 0 <= at < len(tokens) else None


def read_fraction(tokens: Sequence[Token], forms: Sequence[NumberForm | None], at: int) -> Number | None:
    """Return ``نصف``, ``ثلاثة أرباع``, ``ثلثي`` at *at* as a number between 0 and 1."""
    if not 0 <= at < len(tokens):
        return None
    first = tokens[at]
    form = FRACTION_FORMS.get(first.key)
    if form is not None:
        over, under = form.sense
        return Number(over / under, at, at + 1, 1, True, form.article, form.proclitics, "fraction")
    if at + 1 < len(tokens):
        under = FRACTION_PLURALS.get(tokens[at + 1].key.removeprefix("ال"), 0)
        if under:
            number = _Reader(tokens, forms).group(at)
            if number is not None and number.end == at + 1 and number.value < under:
                return number._replace(value=number.value / under, end=at + 2, rank="fraction")
    return None


def _exact(value: float) -> float:
    """Take off what binary fractions added: 129.8 thousand millions are 129,800,000,000."""
    whole = round(value)
    return whole if abs(value - whole) <= _NOISE * abs(value) else value


class _Term(NamedTuple):
    value: float
    end: int
    scale: int
    words: bool
    rank: str


class _Reader:
    """One reading over a row of tokens; keeps nothing between calls."""

    __slots__ = ("_decimal", "_forms", "_tokens")

    def __init__(
        self, tokens: Sequence[Token], forms: Sequence[NumberForm | None], *, decimal: bool = False
    ) -> None:
        self._tokens, self._forms, self._decimal = tokens, forms, decimal

    def number(self, at: int) -> Number | None:
        number = self._part_of_scale(at) or self._sum(at)
        if number is None or number.end >= len(self._tokens) or number.value % 1:
            return number
        if self._tokens[number.end].key in _POINT_WORDS:
            return self._pointed(number)
        return number

    def _part_of_scale(self, at: int) -> Number | None:
        """``نصف مليون``, ``ثلاثة أرباع المليار``."""
        fraction = read_fraction(self._tokens, self._forms, at)
        if fraction is None or fraction.end >= len(self._tokens):
            return None
        if fraction.end == at + 1 and self._forms[at] is not None:
            return None  # خمس مئة is five hundred, not a fifth
        form = self._forms[fraction.end]
        if form is None or form.proclitics or form.sense.rank not in ("scale", "hundred"):
            return None
        worth = form.sense.value
        return fraction._replace(
            value=fraction.value * worth, end=fraction.end + 1, scale=worth if worth > _HUNDRED else 1
        )

    def _sum(self, at: int) -> Number | None:
        term = self._term(at)
        if term is None:
            return None
        form = self._forms[at]
        value, end, smallest = term.value, term.end, term.scale
        words, count = term.words, 1
        while smallest > 1 and (begin := self._joined(end)) is not None:
            following = self._term(begin)
            if following is None or following.value >= smallest or following.value % 1:
                break
            value, end, smallest = value + following.value, following.end, following.scale
            words, count = words or following.words, count + 1
        value, end = self._with_fraction(value, end, smallest)
        if value > _LARGEST:
            return None
        return Number(
            value, at, end, smallest, words,
            form.article if form else False, form.proclitics if form else "",
            term.rank if count == 1 else "",
        )  # fmt: skip

    def _joined(self, at: int) -> int | None:
        """Where the term joined by ``و`` begins, glued or apart; ``None`` where nothing is joined."""
        if at >= len(self._tokens):
            return None
        form = self._forms[at]
        if form is not None and (form.joined or self._is_and_eleven(at)):
            return at
        if self._tokens[at].key != letters.WAW or at + 1 >= len(self._tokens):
            return None
        following = self._forms[at + 1]
        if self._tokens[at + 1].kind == "number" or (following is not None and not following.proclitics):
            return at + 1
        return None

    def _is_and_eleven(self, at: int) -> bool:
        """``وأحد عشر`` folds to the key of ``واحد عشر``."""
        following = self._forms[at + 1] if at + 1 < len(self._forms) else None
        return self._tokens[at].key == _ONE and following is not None and following.sense.rank == "ten"

    def _term(self, at: int) -> _Term | None:
        """A group with its scales, or a dual of a scale."""
        if at >= len(self._tokens):
            return None
        form = self._forms[at]
        if form is not None and form.sense.rank in ("scale", "dual"):
            dual = form.sense.rank == "dual" or self._is_construct_dual(at)
            value: float = form.sense.value * (2 if dual and form.sense.rank == "scale" else 1)
            value, end, _ = self._scaled(value, at + 1)
            return _Term(
                value, end, form.sense.value // (2 if form.sense.rank == "dual" else 1), True, form.sense.rank
            )
        group = self.group(at)
        if group is None:
            return None
        value, end, scale = self._scaled(group.value, group.end)
        return _Term(value, end, scale, group.words or scale > 1, group.rank if scale == 1 else "")

    def _is_construct_dual(self, at: int) -> bool:
        """``ألفا جندي`` is two thousand where a bare noun follows; with tanwin it is one scale."""
        key = self._tokens[at].key
        if not key.endswith("فا") or at + 1 >= len(self._tokens):
            return False
        following = self._tokens[at + 1]
        return (
            following.kind == "word"
            and self._tokens[at].end - self._tokens[at].start == len(key)
            and self._forms[at + 1] is None
            and not following.key.startswith((letters.WAW, letters.ALEF + letters.LAM))
        )

    def _scaled(self, value: float, end: int) -> tuple[float, int, int]:
        """Multiply by the scale words that follow without a conjunction."""
        scale = 1
        while end < len(self._tokens):
            form = self._forms[end]
            if form is None or form.sense.rank != "scale" or form.proclitics or value > _LARGEST:
                break
            scale = form.sense.value if scale == 1 else scale
            value = _exact(value * form.sense.value)
            end += 1
        return value, end, scale

    def group(self, at: int) -> Number | None:
        """A number below a thousand in words, or digits."""
        token = self._tokens[at]
        if token.kind == "number":
            return self._digits(at)
        form = self._forms[at]
        if form is None:
            return Number(0, at, at + 1, 1, True, rank="zero") if token.key == _ZERO else None
        if form.sense.rank in ("scale", "dual"):
            return None
        value, end, rank = self._hundreds(at, form)
        if rank == "hundreds":
            begin = self._joined(end)
            if begin is not None and (rest := self._below_hundred(begin)) is not None:
                return Number(value + rest[0], at, rest[1], 1, True)
            return Number(value, at, end, 1, True, rank=rank)
        below = self._below_hundred(at)
        return None if below is None else Number(below[0], at, below[1], 1, True, rank=below[2])

    def _digits(self, at: int) -> Number | None:
        token = self._tokens[at]
        following = self._forms[at + 1] if at + 1 < len(self._tokens) else None
        before_scale = following is not None and following.sense.rank == "scale"
        value = read_digits(token.key, decimal=self._decimal or before_scale)
        if value is None:
            return None
        end = at + 1
        while end < len(self._tokens) and end - at < _MOST_GROUPS and self._goes_on(end):
            # 10 000: thousands parted by a space
            value = value * _THOUSAND + float(self._tokens[end].key)
            end += 1
        return Number(value, at, end)

    def _goes_on(self, at: int) -> bool:
        before, here = self._tokens[at - 1], self._tokens[at]
        return (
            here.kind == "number"
            and len(here.key) == _GROUP
            and here.key.isdigit()
            and before.key.isdigit()
            and len(before.key) <= _GROUP
            and before.key != "0"
            and here.start - before.end == 1
        )

    def _pointed(self, whole: Number) -> Number:
        """``ثلاثة فاصلة خمسة``: what follows the word for the point is read digit for digit."""
        begin = whole.end + 1
        rest = self.group(begin) if begin < len(self._tokens) else None
        after = self._forms[rest.end] if rest is not None and rest.end < len(self._tokens) else None
        if rest is None or after is None or after.sense.value < _MILLION:
            rest = self._sum(begin) if begin < len(self._tokens) else None
        if rest is None or rest.value % 1:
            return whole
        digits = self._tokens[begin].key if self._tokens[begin].kind == "number" else str(int(rest.value))
        value = float(f"{int(whole.value)}.{digits}")
        value, end, scale = self._scaled(value, rest.end)
        return whole._replace(value=value, end=end, scale=scale, words=True, rank="")

    def _hundreds(self, at: int, form: NumberForm) -> tuple[float, int, str]:
        if form.sense.rank in ("hundred", "hundreds"):
            return form.sense.value, at + 1, "hundreds"
        if form.sense.rank == "one" and at + 1 < len(self._tokens):
            following = self._forms[at + 1]
            if following is not None and following.sense.rank == "hundred" and not following.proclitics:
                return form.sense.value * _HUNDRED, at + 2, "hundreds"
        return 0, at, ""

    def _below_hundred(self, at: int) -> tuple[float, int, str] | None:
        form = self._forms[at]
        if form is None:
            number = self._digits(at) if self._tokens[at].kind == "number" else None
            return None if number is None or number.value >= _HUNDRED else (number.value, number.end, "")
        if form.sense.rank == "one":
            following = self._forms[at + 1] if at + 1 < len(self._tokens) else None
            if following is not None and following.sense.rank == "ten" and not following.proclitics:
                return form.sense.value + _TEN, at + 2, "teen"
            begin = self._joined(at + 1)
            tens = self._forms[begin] if begin is not None else None
            if begin is not None and tens is not None and tens.sense.rank == "tens":
                return form.sense.value + tens.sense.value, begin + 1, "tens"
        if form.sense.rank in ("one", "ten", "teen", "tens"):
            return form.sense.value, at + 1, form.sense.rank
        return None

    def _with_fraction(self, value: float, end: int, scale: int) -> tuple[float, int]:
        """Add ``ونصف`` of the last scale, and its name again where it is printed (``ونصف المليون``)."""
        begin = end
        if begin + 1 < len(self._tokens) and self._tokens[begin].key == letters.WAW:
            begin += 1
        if begin >= len(self._tokens):
            return value, end
        fraction = read_fraction(self._tokens, self._forms, begin)
        if fraction is None or fraction.article or (begin == end and fraction.proclitics != letters.WAW):
            return value, end
        following = self._forms[fraction.end] if fraction.end < len(self._tokens) else None
        if following is not None and following.sense.rank == "scale" and not following.proclitics:
            return value + fraction.value * following.sense.value, fraction.end + 1
        return value + fraction.value * scale, fraction.end


def read_ordinal(tokens: Sequence[Token], forms: Sequence[NumberForm | None], at: int) -> Number | None:
    """Return ``الثالث``, ``الحادي والعشرين``, ``الخامسة عشرة``, ``المئة`` at *at*, else ``None``."""
    if not 0 <= at < len(tokens):
        return None
    form = ORDINAL_FORMS.get(tokens[at].key)
    if form is None:
        tens = forms[at]
        if tens is not None and tens.article and tens.sense.rank in ("tens", "hundred"):
            return Number(tens.sense.value, at, at + 1, 1, True, True, tens.proclitics, "ordinal")
        return None
    value, end = float(form.sense), at + 1
    if end < len(tokens):
        following = forms[end]
        if following is not None and following.sense.rank == "ten" and not following.proclitics:
            value, end = value % _TEN + _TEN, end + 1
        elif following is not None and following.sense.rank == "tens" and following.joined:
            value, end = value % _TEN + following.sense.value, end + 1
    return Number(value, at, end, 1, True, form.article, form.proclitics, "ordinal")
