"""Newsrooms' own pages: one article, written with more or less care."""

from __future__ import annotations

from tools.samples.model import Page, Sheet

from .layout import Layout, fields
from .parts import (
    apart,
    blocks,
    canonical,
    credit,
    date_line,
    esc,
    json_ld,
    links,
    nav,
    og,
    rights,
)


def _byline(page: Page) -> str:
    return "، ".join(page.articles[0].byline)


def structured(page: Page, sheet: Sheet) -> str:
    article = page.articles[0]
    deck = f'<p class="standfirst">{esc(article.deck)}</p>' if article.deck else ""
    place = f'<span class="dateline">{esc(apart(article))}</span>' if apart(article) else ""
    end = credit(article, sheet)
    return f"""<!DOCTYPE html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<title>{esc(article.headline)} | {esc(page.host.name)}</title>
{canonical(page)}
{og(article, page)}
{json_ld(article, page)}
</head>
<body>
<header>{nav(page)}</header>
<main>
<article>
<p class="kicker"><a href="/section">{esc(article.category or "")}</a></p>
<h1>{esc(article.headline)}</h1>
{deck}
<div class="meta"><address>{esc(_byline(page))}</address> {place}
<time datetime="{article.published.isoformat()}">{esc(date_line(article, page))}</time></div>
<div class="story-body">
{chr(10).join(blocks(article))}
</div>
{f'<p class="credit">{esc(end)}</p>' if end else ""}
</article>
<aside><h3>{sheet.noise("مواضيع ذات صلة")}</h3><ul>
{links(page.related, sheet)}
</ul></aside>
</main>
<footer><p>{rights(page, sheet)}</p></footer>
</body>
</html>
"""


def plain(page: Page, sheet: Sheet) -> str:
    article = page.articles[0]
    end = credit(article, sheet)
    byline = f"<p>{esc(_byline(page))}</p>" if article.byline else ""
    place = f"<p>{esc(apart(article))}</p>" if apart(article) else ""
    return f"""<html dir="rtl">
<head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<title>{esc(article.headline)}</title>
{canonical(page)}
</head>
<body>
<div id="top">{nav(page)}</div>
<div id="content">
<h1>{esc(article.headline)}</h1>
<p>{esc(date_line(article, page))}</p>
{byline}{place}
{chr(10).join(blocks(article))}
{f"<p>{esc(end)}</p>" if end else ""}
</div>
<div id="bottom"><p>{rights(page, sheet)}</p><p>{sheet.noise("من نحن - اتصل بنا - أعلن معنا")}</p></div>
</body>
</html>
"""


def newsletter(page: Page, sheet: Sheet) -> str:
    article = page.articles[0]
    end = credit(article, sheet)
    asked = sheet.noise("هل تريد أن تصلك قصة كهذه كل صباح؟")
    joined = sheet.noise(f"اشترك في نشرة {page.host.name} البريدية، وألغِ اشتراكك متى شئت.")
    tags = " ".join(f'<a rel="tag" href="/tag">{esc(word)}</a>' for word in article.keywords)
    return f"""<!DOCTYPE html>
<html lang="ar" dir="rtl">
<head><meta charset="utf-8">
<title>{esc(article.headline)} – {esc(page.host.name)}</title>
<meta property="og:title" content="{esc(article.headline)}">
{canonical(page)}
</head>
<body class="single single-post">
<div class="entry-header"><span class="cat-links">{esc(article.category or "")}</span>
<h1 class="entry-title">{esc(article.headline)}</h1>
<span class="author vcard">{esc(_byline(page))}</span>
<span class="posted-on">{esc(date_line(article, page))}</span></div>
<div class="entry-content">
{chr(10).join(blocks(article))}
{f"<p>{esc(end)}</p>" if end else ""}
<p><strong>{asked}</strong></p>
<p>{joined}</p>
</div>
<div class="tags">{tags}</div>
<div class="footer">{rights(page, sheet)}</div>
</body></html>
"""


def ticker(page: Page, sheet: Sheet) -> str:
    article = page.articles[0]
    end = credit(article, sheet)
    running = "    ".join(esc(sheet.other(text)) for text in page.ticker)
    return f"""<!DOCTYPE html>
<html lang="ar" dir="rtl">
<head><meta charset="utf-8"><title>{esc(page.host.name)} :: {esc(article.headline)}</title>
{canonical(page)}
</head>
<body>
<div id="hdr"><img src="/logo.gif" alt=""> <b>{sheet.noise("عاجل")}</b></div>
<div>{running}</div>
<table width="100%"><tr><td>
<h2>{esc(article.headline)}</h2>
<div>{esc(date_line(article, page))}</div>
<div class="txt">
{chr(10).join(blocks(article))}
{f"<p>{esc(end)}</p>" if end else ""}
</div>
</td></tr></table>
<div>{rights(page, sheet)}</div>
</body></html>
"""


def site_in_title(page: Page, sheet: Sheet) -> str:
    """og:title and title carry the site's name, and the page calls itself English."""
    article = page.articles[0]
    end = credit(article, sheet)
    title = f"{article.headline} | {page.host.name}"
    deck = f"<h2 class='sub'>{esc(article.deck)}</h2>" if article.deck else ""
    return f"""<!doctype html>
<html lang="en-US">
<head>
<meta charset="UTF-8"/>
<title>{esc(title)}</title>
{og(article, page, title)}
{canonical(page)}
</head>
<body>
<div class="wrap"><div class="logo">{esc(page.host.name)}</div>
<div class="post" style="direction:rtl">
<h1>{esc(article.headline)}</h1>
{deck}
<div class="info"><i class="fa fa-user"></i> {esc(_byline(page))}
<i class="fa fa-clock"></i> {esc(date_line(article, page))}</div>
{chr(10).join(blocks(article))}
{f"<p>{esc(end)}</p>" if end else ""}
</div>
<div class="most"><h4>{sheet.noise("الأكثر قراءة")}</h4><ol>
{links(page.related, sheet)}
</ol></div>
<footer>{rights(page, sheet)}</footer>
</div></body></html>
"""


def opinion(page: Page, sheet: Sheet) -> str:
    article = page.articles[0]
    who = sheet.noise(f"{_byline(page)} كاتب في {page.host.name}، والمقال يعبّر عن رأي صاحبه.")
    return f"""<!DOCTYPE html>
<html lang="ar" dir="rtl">
<head><meta charset="utf-8"><title>{esc(article.headline)}</title>
{canonical(page)}
{json_ld(article, page, "OpinionNewsArticle")}
</head>
<body>
{nav(page)}
<article class="op-ed">
<header><span>{esc(article.category or "")}</span><h1>{esc(article.headline)}</h1>
<a class="writer" href="/writer"><img src="/writer.jpg" alt="">{esc(_byline(page))}</a>
<time datetime="{article.published.isoformat()}">{esc(date_line(article, page))}</time></header>
{chr(10).join(blocks(article))}
<p class="about"><em>{esc(who)}</em></p>
</article>
<footer>{rights(page, sheet)}</footer>
</body></html>
"""


LAYOUTS = (
    Layout(
        name="structured",
        write=structured,
        evidence="markup",
        about="one article with JSON-LD, OpenGraph and a related box",
        shows=fields("date modified source deck byline place category keywords"),
    ),
    Layout(
        name="plain",
        write=plain,
        about="bare paragraphs, no markup, the date only printed",
        shows=fields("date source byline place"),
    ),
    Layout(
        name="newsletter",
        write=newsletter,
        about="sub-headings, tags, and a newsletter's invitation as last paragraphs",
        shows=fields("date source byline category keywords"),
    ),
    Layout(
        name="ticker",
        write=ticker,
        about="twenty strangers' headlines run together before the article",
        shows=fields("date source"),
    ),
    Layout(
        name="site-in-title",
        write=site_in_title,
        evidence="markup",
        about="og:title carries the site's name; html lang says English",
        shows=fields("date source deck byline category"),
    ),
    Layout(
        name="opinion",
        write=opinion,
        evidence="markup",
        about="a column with its writer's note",
        shows=fields("date source byline category keywords"),
    ),
)
