"""Glued pages made from clean articles, in sixteen layouts: for measuring boundaries, never shipped."""

import html
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Glued:
    """A made page, and what a perfect reader cuts it into: each article's (title, first paragraph)."""

    layout: str
    content: str
    marked: bool
    bodies: tuple[tuple[str, ...], ...]
    html: bool


@dataclass(frozen=True)
class Piece:
    title: str
    paragraphs: tuple[str, ...]


OTHER_HEADLINES = 6
_DAYS = ("السبت", "الأحد", "الاثنين", "الثلاثاء")


def pieces(records: list[dict], least: int = 3) -> list[Piece]:
    """Turn records into pieces with a title and at least *least* paragraphs of news length."""
    made = []
    for record in records:
        paragraphs = tuple(" ".join(line.split()) for line in record["content"].splitlines() if line.strip())
        title = " ".join((record["title"] or "").split())
        lengths = [len(paragraph) for paragraph in paragraphs]
        if len(paragraphs) < least or not 25 <= len(title) <= 110 or lengths[0] < 100 or min(lengths) < 70:
            continue
        if len(paragraphs) > 14 or not paragraphs[0].endswith("."):
            continue
        made.append(Piece(title, paragraphs))
    return made


def pairs(found: list[Piece], many: int, seed: int) -> Iterator[tuple[Piece, Piece]]:
    """Yield pairs, every other one of a similar topic (two rare words of the titles in common)."""
    chooser = random.Random(seed)
    by_word: dict[str, list[int]] = defaultdict(list)
    for index, piece in enumerate(found):
        for word in set(piece.title.split()):
            if len(word) >= 5:
                by_word[word].append(index)
    rare = {word: places for word, places in by_word.items() if 2 <= len(places) <= 60}
    words = sorted(rare)
    for number in range(many):
        if number % 2:
            first, second = chooser.sample(range(len(found)), 2)
        else:
            first, second = chooser.sample(rare[chooser.choice(words)], 2)
        if (
            found[first].paragraphs[0] != found[second].paragraphs[0]
            and found[first].title != found[second].title
        ):
            yield found[first], found[second]


def _p(piece: Piece) -> str:
    return "".join(f"<p>{html.escape(paragraph)}</p>\n" for paragraph in piece.paragraphs)


def _page(body: str, title: str) -> str:
    return (
        f'<!DOCTYPE html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>'
        f"{html.escape(title)}</title></head><body>"
        '<nav><a href="/">الرئيسية</a> <a href="/s">سياسة</a></nav>'
        f"{body}<footer>جميع الحقوق محفوظة</footer></body></html>"
    )


def _texts(a: Piece, b: Piece, others: list[str], day: str) -> Iterator[tuple[str, bool, str]]:
    one, two = "\n".join(a.paragraphs), "\n".join(b.paragraphs)
    tail = "\n".join(others)
    bullets = "\n".join(f"• {other}" for other in others)
    yield "text-read-also", True, f"{a.title}\n{one}\nاقرأ أيضاً:\n{b.title}\n{two}\n"
    yield (
        "text-aggregator",
        True,
        (
            f"{a.title}\nتاريخ النشر: 25th, July 2015 GMT\n{one}\nالمصدر: صحيفة الأفق\n"
            f"كلمات دلالية: أخبار محلية عاجل\nإقرأ أيضاً:\n{b.title}\n{two}\nمقالات مشابهة\n"
            f"{bullets}"
        ),
    )
    yield (
        "text-see-also-tail",
        True,
        f"{a.title}\n\n{a.paragraphs[0]}\n\n"
        + "\n\n".join(a.paragraphs[1:])
        + (f"\n\nشاهد أيضاً\n\n{b.title}\n\n" + "\n\n".join(b.paragraphs) + f"\n\nالأكثر قراءة\n\n{tail}\n"),
    )
    yield (
        "text-more-then-article",
        True,
        f"{a.title}\n{one}\nمواضيع ذات صلة\n{others[0]}\n{others[1]}\n{b.title}\n{two}\n",
    )
    yield (
        "text-dated",
        False,
        f"{a.title}\n{day} 25 يوليو 2015\n{one}\n{b.title}\n{day} 25 يوليو 2015\n{two}\n",
    )
    yield "text-stars", False, f"{a.title}\n{one}\n***\n{b.title}\n{two}\n"
    yield "text-agency-end", False, f"{a.title}\n{one}\n(رويترز)\n{b.title}\n{two}\n"
    yield "text-source-end", False, f"{a.title}\n{one}\nالمصدر: وكالات\n{b.title}\n{two}\n"
    yield "text-bare", False, f"{a.title}\n{one}\n{b.title}\n{two}\n"
    yield (
        "text-bare-blank",
        False,
        f"{a.title}\n\n" + "\n\n".join(a.paragraphs) + f"\n\n\n{b.title}\n\n" + "\n\n".join(b.paragraphs),
    )


def _pages(a: Piece, b: Piece, others: list[str], day: str) -> Iterator[tuple[str, bool, str]]:
    listed = "".join(
        f'<li><a href="/a/{number}">{html.escape(other)}</a></li>' for number, other in enumerate(others)
    )
    head_a, head_b = html.escape(a.title), html.escape(b.title)
    breaks_a = "<br><br>".join(html.escape(paragraph) for paragraph in a.paragraphs)
    breaks_b = "<br><br>".join(html.escape(paragraph) for paragraph in b.paragraphs)
    yield (
        "html-one-div",
        True,
        f"<h1>{head_a}</h1><div>{_p(a)}<p><b>إقرأ أيضاً:</b></p><p><b>{head_b}</b></p>{_p(b)}"
        f"</div><h3>مقالات مشابهة</h3><ul>{listed}</ul>",
    )
    yield (
        "html-related-post",
        True,
        (
            f'<h1>{head_a}</h1><article>{_p(a)}</article><div class="related-post"><h4>اقرأ أيضا'
            f'</h4><h3><a href="/x">{head_b}</a></h3>{_p(b)}</div><ul>{listed}</ul>'
        ),
    )
    yield (
        "html-breaks",
        True,
        f"<h1>{head_a}</h1><div>{breaks_a}<br><br>اقرأ أيضاً:<br><br>{head_b}<br><br>{breaks_b}</div>",
    )
    yield (
        "html-two-articles",
        False,
        f"<article><h1>{head_a}</h1>{_p(a)}</article><article><h1>{head_b}</h1>{_p(b)}</article>",
    )
    yield (
        "html-dated-sections",
        False,
        (
            f"<div><h2>{head_a}</h2><span class='date'>{day} 25/07/2015</span>{_p(a)}</div><div>"
            f"<h2>{head_b}</h2><span class='date'>{day} 25/07/2015</span>{_p(b)}</div>"
        ),
    )
    yield (
        "html-bold-title",
        False,
        f"<h1>{head_a}</h1><div>{_p(a)}<p><strong>{head_b}</strong></p>{_p(b)}</div>",
    )


def glued(found: list[Piece], many: int, seed: int) -> Iterator[Glued]:
    """Yield *many* glued pages, the layouts in turn."""
    chooser = random.Random(seed + 1)
    for number, (a, b) in enumerate(pairs(found, many, seed)):
        others = [piece.title for piece in chooser.sample(found, OTHER_HEADLINES)]
        day = chooser.choice(_DAYS)
        texts = [(*made, False) for made in _texts(a, b, others, day)]
        pages = [
            (name, marked, _page(body, a.title), True) for name, marked, body in _pages(a, b, others, day)
        ]
        every = texts + pages
        name, marked, content, is_html = every[number % len(every)]
        yield Glued(name, content, marked, (a.paragraphs, b.paragraphs), is_html)
