"""Words around a number that say it is not exact: ``نحو``, ``ما لا يقل عن``, ``على الأقل``."""

from marsad.analysis.row import Row
from marsad.arabic import letters
from marsad.arabic.forms import with_proclitics
from marsad.arabic.normalise import fold
from marsad.model.analysis import Approximation

_BEFORE: dict[Approximation, str] = {
    "about": "نحو|حوالي|حوالى|زهاء|قرابة الـ|ما يناهز|يناهز|تناهز|ناهز|ناهزت|بحدود|في حدود|على نحو"
    "|تقريبا|زهاء الـ|ما يعادل",
    "nearly": "قرابة|ما يقرب من|يقترب من|تقترب من|اقترب من|اقتربت من|يقرب من|تقرب من|ما يقارب|مايقارب"
    "|يقارب|تقارب"
    "|قارب|قاربت|ما قارب|ما يقارب من|يقارب من|كاد يبلغ|يكاد يبلغ|بالقرب من",
    "more_than": "أكثر من|أزيد من|أكثر بقليل من|ما يزيد على|ما يزيد عن|يزيد على|يزيد عن|تزيد على|تزيد"
    " عن|زاد على|زاد عن"
    "|ما يزيد|ما يفوق|يفوق|تفوق|فاق|فاقت|يتجاوز|تتجاوز|تجاوز|تجاوزت|متجاوزا|متجاوزة|ما يتجاوز|يربو على"
    "|تربو على"
    "|يربو عن|ما يربو على|ما يربو عن|يتخطى|تخطى|تخطت|أعلى من|أكبر من|لأكثر من|فوق",
    "less_than": "أقل من|أدنى من|ما دون|دون|يقل عن|تقل عن|ما يقل عن|أقل بقليل من|أصغر من",
    "at_least": "ما لا يقل عن|لا يقل عن|لا تقل عن|لايقل عن|مالا يقل عن|بما لا يقل عن|على الأقل",
    "at_most": "لم يزد على|لم يزد عن|لم تزد على|لم تزد عن|لا يزيد على|لا يزيد عن|لا تزيد على|لا تزيد عن"
    "|ما لا يزيد على|ما لا يزيد عن|لا يتجاوز|لا"
    " تتجاوز"
    "|لم يتجاوز|لم تتجاوز|ما لا يتجاوز|كحد أقصى|لا يتعدى|لا تتعدى|ليس أكثر من|لا أكثر من|على الأكثر",
    "up_to": "ما يصل إلى|قد يصل إلى|قد تصل إلى|ما قد يصل إلى|وصولا إلى|حتى|بحد أقصى",
}
_AFTER: dict[Approximation, str] = {
    "at_least": "على الأقل|على أقل تقدير|كحد أدنى|بالأقل|فأكثر|أو أكثر|فما فوق",
    "at_most": "على الأكثر|كحد أقصى|على أكثر تقدير|أو أقل|فأقل",
    "about": "تقريبا|على وجه التقريب|أو نحو ذلك|أو ما يقارب ذلك",
    "more_than": "ونيف|ونيفا",
}


def _spelled_out() -> dict[tuple[str, ...], Approximation]:
    table: dict[tuple[str, ...], Approximation] = {}
    for approximation, phrases in _BEFORE.items():
        for phrase in phrases.split("|"):
            words = tuple(fold(phrase).split())
            for first, form in with_proclitics({words[0]: approximation}, article=False).items():
                if approximation == "up_to" and letters.LAM in form.proclitics and words[0] != "ما":
                    continue  # ليصل إلى tells where it ended, يصل إلى how far it may go
                table.setdefault((first, *words[1:]), approximation)
    return table


_PHRASES = _spelled_out()
_LAST_WORDS = frozenset(phrase[-1] for phrase in _PHRASES)
_LENGTHS = tuple(sorted({len(phrase) for phrase in _PHRASES}, reverse=True))
_BEGINNING_WITH: dict[str, list[tuple[tuple[str, ...], Approximation]]] = {}
for _approximation, _phrases in _AFTER.items():
    for _phrase in _phrases.split("|"):
        _words = tuple(fold(_phrase).split())
        _BEGINNING_WITH.setdefault(_words[0], []).append((_words, _approximation))


def before(row: Row, at: int) -> tuple[Approximation, int] | None:
    """Return the approximation whose words end just before token *at*, and where they begin."""
    if row.key(at - 1) not in _LAST_WORDS:
        return None
    for length in _LENGTHS:
        approximation = _PHRASES.get(tuple(row.keys[at - length : at])) if at >= length else None
        if approximation is not None:
            return approximation, at - length
    return None


def after(row: Row, at: int) -> tuple[Approximation, int] | None:
    """Return the approximation whose words begin at token *at*, and where they end."""
    for words, approximation in _BEGINNING_WITH.get(row.key(at), ()):
        end = at + len(words)
        if tuple(row.keys[at:end]) == words:
            return approximation, end
    return None
