"""Why a page was refused, said so that a person understands it."""

from typing import NamedTuple


class Reason(NamedTuple):
    """One reason in the two languages of the interface."""

    english: str
    arabic: str


REASONS: dict[str, Reason] = {
    "empty": Reason("The page is empty.", "الصفحة فارغة."),
    "binary": Reason(
        "This is not a text or web page but binary data (an image, a PDF, a program, …).",
        "هذا ليس نصاً ولا صفحة، بل بيانات ثنائية (صورة أو ملف PDF أو برنامج…).",
    ),
    "no_text": Reason("The page holds no readable text.", "لا نص مقروءاً في الصفحة."),
    "no_article": Reason(
        "There is text, but no article in it: this looks like a list of headlines or a home page.",
        "في الصفحة نص، لكن لا مقال فيها: تبدو قائمة عناوين أو صفحة رئيسية.",
    ),
    "no_items": Reason("The feed holds no items.", "لا مواد في هذه الخلاصة."),
    "too_large": Reason(
        "The page is larger than the limit for one page.", "الصفحة أكبر من الحد المسموح للصفحة الواحدة."
    ),
    "broken": Reason(
        "The page is damaged in a way that reading could not get past.",
        "الصفحة تالفة على نحو تعذّرت معه القراءة.",
    ),
    "fetch": Reason("The page could not be fetched.", "تعذّر جلب الصفحة."),
    "missing": Reason("There is no such file.", "لا ملف بهذا الاسم."),
    "no_rights": Reason("The file or folder may not be read (no rights).", "لا إذن بقراءة الملف أو المجلد."),
    "unreadable": Reason("The file could not be read.", "تعذّرت قراءة الملف."),
    "unpacks_too_large": Reason(
        "Unpacked, the file is larger than the limit.", "الملف بعد فك ضغطه أكبر من الحد المسموح."
    ),
    "bad_archive": Reason("The archive file is damaged or cut short.", "ملف الأرشيف تالف أو مبتور."),
    "links_only": Reason(
        "This lists addresses of articles, but none of their text.", "قائمة بعناوين مقالات، من دون نصوصها."
    ),
    "bad_json": Reason("The file says it is JSON, but it is not.", "الملف ليس JSON صحيحاً."),
}
"""Stable key -> what to say. ``broken`` is kept for what nobody foresaw."""


def reason(key: str) -> Reason:
    """Return the sentences for *key*; an unknown key says itself."""
    return REASONS.get(key, Reason(key, key))
