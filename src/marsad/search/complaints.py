"""What can be wrong with a query, said in English and in Arabic, pointing at the character."""

from typing import Literal

from marsad.errors import QueryError

Problem = Literal[
    "too_long", "too_many_clauses", "too_deep", "quote_open", "group_open", "group_close", "group_empty",
    "operator_alone", "star_alone", "prefix_short", "value_missing", "value_takes_no_group",
    "day", "number", "range_reversed", "unknown_field", "cursor",
]  # fmt: skip

SAID: dict[Problem, tuple[str, str]] = {
    "too_long": (
        "the query has {length} characters; at most {limit} are read",
        "طول الاستعلام {length} حرفا، والحد الأقصى {limit}",
    ),
    "too_many_clauses": ("the query has more than {limit} parts", "في الاستعلام أكثر من {limit} جزءا"),
    "too_deep": (
        "groups are nested more than {limit} deep",
        "الأقواس متداخلة أكثر من {limit} مستويات",
    ),
    "quote_open": ("this quotation mark is never closed", "علامة التنصيص هذه لم تغلق"),
    "group_open": ("this parenthesis is never closed", "هذا القوس لم يغلق"),
    "group_close": ("this parenthesis closes nothing", "هذا القوس لا يغلق شيئا"),
    "group_empty": ("there is nothing between these parentheses", "لا شيء بين هذين القوسين"),
    "operator_alone": (
        "«{operator}» needs a word on both sides",
        "«{operator}» تحتاج إلى كلمة قبلها وأخرى بعدها",
    ),
    "star_alone": (
        "«*» needs at least {least} letters before it",
        "«*» تحتاج إلى {least} أحرف على الأقل قبلها",
    ),
    "prefix_short": (
        "«*» needs at least {least} letters before it",
        "«*» تحتاج إلى {least} أحرف على الأقل قبلها",
    ),
    "value_missing": ("«{field}:» needs a value", "«{field}:» تحتاج إلى قيمة"),
    "value_takes_no_group": ("«{field}:» takes one value, no group", "«{field}:» تأخذ قيمة واحدة لا مجموعة"),
    "day": (
        "«{value}» is no day: write 2024-10-28, 2024-10, 2024, today or 7d",
        "«{value}» ليس يوما: اكتب 2024-10-28 أو 2024-10 أو 2024 أو اليوم أو 7d",
    ),
    "number": ("«{value}» is no number", "«{value}» ليس رقما"),
    "range_reversed": (
        "the range runs backwards: {low} is more than {high}",
        "المدى معكوس: {low} أكبر من {high}",
    ),
    "unknown_field": (
        "there is no field «{field}»; did you mean «{nearest}»?",
        "لا يوجد حقل «{field}»، هل تقصد «{nearest}»؟",
    ),
    "cursor": ("this page mark is not one of ours", "علامة الصفحة هذه غير صالحة"),
}


def complaint(problem: Problem, position: int, **values: str | int | float | None) -> QueryError:
    """Return the error for *problem* at the character *position* of the query.

    ``values`` carry ``position``, ``problem`` (stable key) and ``arabic`` (the message in Arabic).
    """
    english, arabic = (text.format(**values) for text in SAID[problem])
    everything: dict[str, str | int | float | None] = dict(values)
    everything.update(position=position, problem=problem, arabic=arabic)
    return QueryError(english, **everything)


def pointed(text: str, position: int, width: int = 60) -> str:
    """Return the part of *text* around *position* on one line and a caret under the character."""
    start = max(0, position - width // 2)
    shown = text[start : start + width]
    shown = "".join(character if character.isprintable() else " " for character in shown)
    return f"{shown}\n{' ' * (position - start)}^"
