"""Pages and feeds of many items: some hold articles, some only point at them."""

from __future__ import annotations

import json
from datetime import datetime
from email.utils import format_datetime
from html import escape

from tools.samples.dates import iso
from tools.samples.model import Article, Page, Sheet

from .layout import Layout, fields
from .parts import blocks, canonical, credit, date_line, esc, json_ld, links, nav, rights


def live(page: Page, sheet: Sheet) -> str:
    """A live page is one article: its entries are paragraphs, their times are not."""
    article = page.articles[0]
    entries = "\n".join(
        f'</div><div class="live-entry">{block}' if block.startswith("<time>") else block
        for block in blocks(article)
    )
    for time in (p.text for p in article.paragraphs if p.kind == "time"):
        sheet.noise(time)
    end = credit(article, sheet)
    refresh = sheet.noise("تُحدَّث هذه الصفحة تلقائياً كل دقيقة")
    return f"""<!DOCTYPE html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{esc(article.headline)}</title>
{canonical(page)}
{json_ld(article, page, "LiveBlogPosting")}
</head><body>
{nav(page)}
<h1>{esc(article.headline)}</h1>
<p class="deck">{esc(article.deck or "")}</p>
<p class="when">{esc(date_line(article, page))}</p>
<p class="auto">{refresh}</p>
<div class="live"><div class="live-head">
{entries}
</div></div>
<p class="by">{esc(end)}</p>
<ul class="more">
{links(page.related, sheet)}
</ul>
<footer>{rights(page, sheet)}</footer>
</body></html>
"""


def _teasers(page: Page, sheet: Sheet) -> str:
    found = ""
    for article in page.articles:
        lead = next(p.text for p in article.paragraphs if p.kind == "text")
        short = " ".join(lead.split()[:14])
        found += (
            f'<div class="teaser"><h2><a href="{article.url}">{esc(sheet.other(article.headline))}</a></h2>'
            f'<p>{esc(short)}...</p><a href="{article.url}">{sheet.noise("اقرأ المزيد")}</a></div>\n'
        )
    return found


def home(page: Page, sheet: Sheet) -> str:
    """Its JSON-LD says NewsArticle. It is a list of teasers."""
    lie = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": f"{page.host.name} - الرئيسية",
        "datePublished": iso(page.seen),
        "publisher": {"@type": "Organization", "name": page.host.name},
    }
    return f"""<!DOCTYPE html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8">
<title>{esc(page.host.name)} - الرئيسية</title>
{canonical(page)}
<meta property="og:type" content="article">
<script type="application/ld+json">{json.dumps(lie, ensure_ascii=False)}</script>
</head><body>
{nav(page)}
<main>
{_teasers(page, sheet)}</main>
<footer>{rights(page, sheet)}</footer>
</body></html>
"""


def listing(page: Page, sheet: Sheet) -> str:
    return f"""<!DOCTYPE html>
<html lang="ar" dir="rtl"><head><meta charset="utf-8">
<title>{esc(page.articles[0].category or "")} - {esc(page.host.name)}</title>
{canonical(page)}
</head><body>
<h1>{esc(page.articles[0].category or "")}</h1>
{_teasers(page, sheet)}<p><a href="?page=2">{sheet.noise("الصفحة التالية")}</a></p>
<footer>{rights(page, sheet)}</footer>
</body></html>
"""


def rss(page: Page, _: Sheet) -> str:
    items = "".join(_rss_item(article) for article in page.articles)
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>{esc(page.host.name)}</title>
<link>https://{page.host.domain}/</link>
<atom:link href="{page.url}" rel="self" type="application/rss+xml"/>
<description>{esc(page.host.name)}: آخر الأخبار</description>
<language>ar</language>
<lastBuildDate>{format_datetime(page.seen)}</lastBuildDate>
{items}</channel>
</rss>
"""


def _rss_item(article: Article) -> str:
    people = "".join(f"<dc:creator>{esc(name)}</dc:creator>\n" for name in article.byline)
    words = "".join(f"<category>{esc(word)}</category>\n" for word in article.keywords)
    return f"""<item>
<title>{esc(article.headline)}</title>
<link>{article.url}</link>
<guid isPermaLink="true">{article.url}</guid>
<pubDate>{_rfc(article.published)}</pubDate>
{people}{words}<description><![CDATA[{esc(article.deck or article.headline)}]]></description>
<content:encoded><![CDATA[{"".join(blocks(article))}]]></content:encoded>
</item>
"""


def _rfc(when: datetime) -> str:
    return format_datetime(when)


def atom(page: Page, _: Sheet) -> str:
    entries = "".join(_atom_entry(article) for article in page.articles)
    return f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar">
<title>{esc(page.host.name)}</title>
<id>https://{page.host.domain}/</id>
<link href="https://{page.host.domain}/"/>
<link rel="self" href="{page.url}"/>
<updated>{iso(page.seen)}</updated>
{entries}</feed>
"""


def _atom_entry(article: Article) -> str:
    people = "".join(f"<author><name>{esc(name)}</name></author>\n" for name in article.byline)
    words = "".join(f'<category term="{escape(word)}"/>\n' for word in article.keywords)
    return f"""<entry>
<title>{esc(article.headline)}</title>
<id>{article.url}</id>
<link rel="alternate" href="{article.url}"/>
<published>{iso(article.published)}</published>
<updated>{iso(article.modified or article.published)}</updated>
{people}{words}<content type="html">{escape("".join(blocks(article)))}</content>
</entry>
"""


_FEED = fields("date source byline keywords")

LAYOUTS = (
    Layout(
        name="live",
        write=live,
        evidence="markup",
        about="a live page of dated entries: one article",
        shows=fields("date modified source deck category keywords"),
    ),
    Layout(
        name="home", write=home, reads=False, about="a home page whose JSON-LD says NewsArticle: no article"
    ),
    Layout(name="listing", write=listing, reads=False, about="a section's list of teasers: no article"),
    Layout(
        name="rss",
        write=rss,
        shows=_FEED,
        evidence="feed",
        suffix=".xml",
        each=True,
        feed=True,
        about="RSS 2.0 with full text",
    ),
    Layout(
        name="atom",
        write=atom,
        shows=_FEED | {"modified"},
        evidence="feed",
        suffix=".xml",
        each=True,
        feed=True,
        about="Atom with full text",
    ),
)
