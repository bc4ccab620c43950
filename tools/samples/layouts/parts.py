"""Pieces that several layouts share. A layout is free to ignore all of them."""

from __future__ import annotations

import json
from html import escape

from tools.samples.dates import STYLES, iso
from tools.samples.model import BODY_KINDS, Article, Page, Sheet


def esc(text: str) -> str:
    return escape(text, quote=False)


def date_line(article: Article, page: Page) -> str:
    return article.printed or STYLES[page.host.dates].write(article.published)


def blocks(article: Article) -> list[str]:
    """The paragraphs as clean HTML blocks; neighbouring list items share one list."""
    found: list[str] = []
    for paragraph in article.paragraphs:
        text = esc(paragraph.text)
        if paragraph.kind == "list":
            if found and found[-1].startswith("<ul>"):
                found[-1] = found[-1].replace("</ul>", f"<li>{text}</li></ul>")
            else:
                found.append(f"<ul><li>{text}</li></ul>")
            continue
        found.append(_BLOCK[paragraph.kind].format(text))
    return found


_BLOCK = {
    "text": "<p>{}</p>",
    "subheading": "<h2>{}</h2>",
    "quote": "<blockquote><p>{}</p></blockquote>",
    "caption": '<figure><img src="/media/photo.jpg" alt=""><figcaption>{}</figcaption></figure>',
    "time": "<time>{}</time>",
}


def lines(article: Article) -> list[str]:
    """The body as bare lines of text."""
    return [p.text for p in article.paragraphs if p.kind in BODY_KINDS]


def credit(article: Article, sheet: Sheet) -> str:
    return sheet.noise(article.credit_line) if article.credit_line else ""


def apart(article: Article) -> str:
    """The place, where the text itself does not open with it."""
    return "" if article.place_inline or not article.place else article.place


def links(headlines: tuple[str, ...] | list[str], sheet: Sheet, element: str = "li") -> str:
    return "\n".join(
        f'<{element}><a href="/a/{n}">{esc(sheet.other(text))}</a></{element}>'
        for n, text in enumerate(headlines, 1)
    )


def json_ld(article: Article, page: Page, kind: str = "NewsArticle") -> str:
    author: list[dict[str, str]] = [{"@type": "Person", "name": name} for name in article.byline]
    data = {
        "@context": "https://schema.org",
        "@type": kind,
        "mainEntityOfPage": page.url,
        "headline": article.headline,
        "description": article.deck or article.headline,
        "datePublished": iso(article.published),
        "dateModified": iso(article.modified or article.published),
        "inLanguage": "ar",
        "articleSection": article.category,
        "keywords": list(article.keywords),
        "author": author or [{"@type": "Organization", "name": page.host.name}],
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": page.host.name,
            "logo": {"@type": "ImageObject", "url": f"https://{page.host.domain}/logo.png"},
        },
    }
    text = json.dumps(data, ensure_ascii=False, indent=1).replace("</", "<\\/")
    return f'<script type="application/ld+json">\n{text}\n</script>'


def og(article: Article, page: Page, title: str = "") -> str:
    pairs = {
        "og:type": "article",
        "og:title": title or article.headline,
        "og:description": article.deck or "",
        "og:url": page.url,
        "og:site_name": page.host.name,
        "article:published_time": iso(article.published),
        "article:section": article.category or "",
    }
    return "\n".join(
        f'<meta property="{name}" content="{escape(value)}">' for name, value in pairs.items() if value
    )


def canonical(page: Page) -> str:
    return f'<link rel="canonical" href="{page.url}">'


def nav(page: Page) -> str:
    items = ("الرئيسية", "سياسة", "اقتصاد", "رياضة", "ثقافة", "رأي", "فيديو")
    inner = "".join(f'<li><a href="/{n}">{item}</a></li>' for n, item in enumerate(items))
    return f'<nav><a href="/">{esc(page.host.name)}</a><ul>{inner}</ul></nav>'


def rights(page: Page, sheet: Sheet) -> str:
    return esc(sheet.noise(f"جميع الحقوق محفوظة © {page.host.name} {page.seen.year}"))
