"""Pages where strangers' text stands inside or around the article."""

from __future__ import annotations

from tools.samples.dates import STYLES, ago
from tools.samples.model import Article, Page, Sheet

from .layout import Layout, fields
from .parts import blocks, canonical, credit, date_line, esc, lines, links, nav, og, rights


def inserts(page: Page, sheet: Sheet) -> str:
    article = page.articles[0]
    body = blocks(article)
    first, second, *rest = page.related
    also = sheet.noise(f"اقرأ أيضاً: {sheet.other(first)}")
    watch = sheet.noise(f"شاهد الفيديو: {sheet.other(second)}")
    app = sheet.noise("تابع آخر الأخبار عبر تطبيقنا على الهاتف")
    body.insert(2, f'<p><strong><a href="/a/1">{esc(also)}</a></strong></p>')
    body.insert(4, f'<div class="inline-video"><a href="/v/2">{esc(watch)}</a></div>')
    body.insert(min(6, len(body)), f"<p>{app}</p>")
    tags = " ".join(f'<a href="/tag">{esc(word)}</a>' for word in article.keywords)
    end = credit(article, sheet)
    share = sheet.noise("انسخ الرابط")
    return f"""<!DOCTYPE html>
<html lang="ar" dir="rtl">
<head><meta charset="utf-8"><title>{esc(article.headline)}</title>
{og(article, page)}
{canonical(page)}
</head>
<body>
{nav(page)}
<div class="article-page">
<h1 class="article-title">{esc(article.headline)}</h1>
<div class="share-bar"><span>{sheet.noise("مشاركة الخبر")}</span> <a>X</a> <a>{share}</a></div>
<div class="article-date">{esc(date_line(article, page))}</div>
<div class="article-body">
{chr(10).join(body)}
{f"<p>{esc(end)}</p>" if end else ""}
</div>
<div class="tag-cloud">{tags}</div>
<div class="related-posts widget"><h3>{sheet.noise("قد يعجبك أيضاً")}</h3><ul>
{links(rest, sheet)}
</ul></div>
<div id="comments"><h3>{sheet.noise("التعليقات")} (2)</h3>
<div class="comment"><b>أبو سامر</b>
<p>{sheet.noise("شكراً على المتابعة، لكن الرقم تغير منذ الصباح.")}</p></div>
<div class="comment"><b>قارئة</b><p>{sheet.noise("نتمنى ذكر المصدر في العنوان دائماً.")}</p></div>
<p>{sheet.noise("أضف تعليقك")}</p></div>
</div>
<footer>{rights(page, sheet)}</footer>
</body></html>
"""


def _glued(page: Page, sheet: Sheet) -> list[tuple[str, str]]:
    """The collector's page as (role, text) lines; both of its forms print the same lines."""
    first = page.articles[0]
    found = [("title", first.headline)]
    found.append(("date", sheet.noise("تاريخ النشر: " + STYLES["gmt"].write(first.published))))
    found += [("text", line) for line in lines(first)]
    if first.credit_line:
        found.append(("text", credit(first, sheet)))
    found.append(("source", sheet.noise(f"المصدر: {first.outlet.name}")))
    if first.keywords:
        found.append(("keys", sheet.noise("كلمات دلالية: " + " ".join(first.keywords))))
    found.append(("mark", sheet.noise("إقرأ أيضاً:")))
    for article in page.articles[1:]:
        found.append(("second", article.headline))
        found += [("text", line) for line in lines(article)]
        if article.credit_line:
            found.append(("text", credit(article, sheet)))
    found.append(("mark", sheet.noise("مقالات مشابهة")))
    found += [("link", sheet.other(headline)) for headline in page.related]
    return found


_GLUE = {
    "title": "<h1>{}</h1>",
    "date": '<div class="date">{}</div>',
    "text": "<p>{}</p>",
    "source": '<p class="src">{}</p>',
    "keys": '<p class="kw">{}</p>',
    "mark": "<h4>{}</h4>",
    "second": "<p><a href='/a/2'>{}</a></p>",
    "link": "<li><a href='/a/3'>{}</a></li>",
}


def glue(page: Page, sheet: Sheet) -> str:
    inner = "\n".join(_GLUE[role].format(esc(text)) for role, text in _glued(page, sheet))
    return f"""<!DOCTYPE html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8">
<title>{esc(page.articles[0].headline)}</title>
{canonical(page)}
</head><body>
<div class="container"><div class="content">
{inner}
</div></div>
</body></html>
"""


def glue_text(page: Page, sheet: Sheet) -> str:
    return "".join(("• " if role == "link" else "") + text + "\n" for role, text in _glued(page, sheet))


def _engine(page: Page, sheet: Sheet, article: Article) -> tuple[list[str], list[str]]:
    label = article.outlet.name if page.layout == "engine-text" else "Arab"
    head = [
        article.headline,
        sheet.noise(label) if label == "Arab" else label,
        sheet.noise(ago(article.published, page.seen)[0]),
        sheet.noise("share"),
    ]
    tail = [
        sheet.noise(
            f"({page.host.name}) محرك بحث إخباري لا يتحمل مسؤولية ما تنشره المواقع "
            "التي يفهرسها، والمواد المنشورة لا تعبر عن رأيه."
        ),
        sheet.noise(f"All rights reserved {page.seen.year} © {page.host.name}"),
    ]
    return head, tail


def engine(page: Page, sheet: Sheet) -> str:
    article = page.articles[0]
    head, tail = _engine(page, sheet, article)
    end = credit(article, sheet)
    return f"""<!DOCTYPE html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{esc(head[0])}</title>
{canonical(page)}
</head><body>
<div class="card"><h3>{esc(head[0])}</h3>
<span class="badge">{head[1]}</span> <small>{head[2]}</small> <button>{head[3]}</button>
<div class="text">
{chr(10).join(blocks(article))}
{f"<p>{esc(end)}</p>" if end else ""}
</div></div>
<h3>{sheet.noise("Related News")}</h3>
<div class="grid">
{links(page.related, sheet, "div")}
</div>
<div class="foot"><p>{esc(tail[0])}</p><p>{esc(tail[1])}</p></div>
</body></html>
"""


def engine_text(page: Page, sheet: Sheet) -> str:
    article = page.articles[0]
    head, tail = _engine(page, sheet, article)
    end = [credit(article, sheet)] if article.credit_line else []
    body = [*lines(article), *end]
    parts = ["\n".join(head), *body, sheet.noise("Related News"), *tail]
    return "\n\n".join(parts) + "\n"


LAYOUTS = (
    Layout(
        name="inserts",
        write=inserts,
        evidence="markup",
        about="links between the paragraphs, share bar, tag cloud, related widget, comments",
        shows=fields("date source category keywords"),
    ),
    Layout(
        name="glue",
        write=glue,
        dates="gmt",
        foreign=True,
        about="an aggregator: one article, a marker, a second whole article, then headlines",
        shows=fields("date source keywords"),
    ),
    Layout(
        name="glue-text",
        write=glue_text,
        dates="gmt",
        foreign=True,
        suffix=".txt",
        about="the same aggregator saved as text",
        shows=fields("date source keywords"),
    ),
    Layout(
        name="engine",
        write=engine,
        evidence="relative",
        foreign=True,
        about="a news search engine: “1 day ago”, share, Related News, disclaimer",
        shows=fields("date"),
    ),
    Layout(
        name="engine-text",
        write=engine_text,
        evidence="relative",
        foreign=True,
        suffix=".txt",
        about="the same engine saved as text, naming the outlet",
        shows=fields("date source"),
    ),
)
