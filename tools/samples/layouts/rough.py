"""Old, broken and unusual pages: line breaks, tag soup, tables, other charsets, print, AMP."""

from __future__ import annotations

from tools.samples.model import Page, Sheet

from .layout import Layout, fields
from .parts import apart, blocks, canonical, credit, date_line, esc, json_ld, lines, rights


def breaks(page: Page, sheet: Sheet) -> str:
    article = page.articles[0]
    body = "<br />\n<br />\n".join(esc(line) for line in lines(article))
    end = credit(article, sheet)
    return f"""<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" dir="rtl">
<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />
<title>{esc(page.host.name)} - {esc(article.headline)}</title>
{canonical(page)}
</head>
<body>
<div class="title">{esc(article.headline)}</div>
<div class="date">{esc(date_line(article, page))}</div>
<div class="details">{body}<br />
{f"<br />{esc(end)}<br />" if end else ""}</div>
<div class="tools"><a href="#">{sheet.noise("طباعة")}</a> <a href="#">{sheet.noise("أرسل إلى صديق")}</a></div>
<div class="copy">{rights(page, sheet)}</div>
</body></html>
"""


_NUMERIC = {'"': "&#34;", "“": "&#8220;", "”": "&#x201D;", "«": "&laquo;", "»": "&raquo;"}


def soup(page: Page, sheet: Sheet) -> str:
    """Unclosed tags, stray ends, attributes without quotes, entities for quotation marks."""
    article = page.articles[0]
    body = ""
    for number, line in enumerate(lines(article)):
        text = esc(line)
        for mark, entity in _NUMERIC.items():
            text = text.replace(mark, entity)
        body += f"<p class=par{number % 3}><span style=font-size:16px>{text}\n"
        body += "<div class=ad></div>&nbsp;</b>\n" if number == 1 else ""
    end = credit(article, sheet)
    return f"""<html>
<head><meta charset=utf-8><title>{esc(article.headline)}</title>
{canonical(page)}
<script>var ad = "<p>" + window.x + "</p>";</script>
<body dir=rtl>
<div class=c1><div class=c2><div class=c3><div class=c4>
<font size=5><b>{esc(article.headline)}</font></b>
<div class=dt>{esc(date_line(article, page))}</div></div>
<div class=c5><div>
{body}
<p>{esc(end)}
<center>{sheet.noise("شارك الخبر")} :
<a href=#>{sheet.noise("فيسبوك")}</a> <a href=#>{sheet.noise("واتساب")}</a>
</div></div></div></div></div>
<div>{rights(page, sheet)}
"""


def table(page: Page, sheet: Sheet) -> str:
    """A table layout from 2003; lines are wrapped inside the sentence."""
    article = page.articles[0]
    body = ""
    for line in lines(article):
        words = esc(line).split(" ")
        rows = [" ".join(words[n : n + 14]) for n in range(0, len(words), 14)]
        body += '<p align="justify"><font face="Tahoma" size="2">' + "\n      ".join(rows) + "</font></p>\n"
    end = credit(article, sheet)
    meta = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1256">\n'
    meta = meta if page.layout == "cp1256" else ""
    return f"""<html dir="rtl">
<head>
{meta}<title>{esc(article.headline)}</title>
{canonical(page)}
</head>
<body bgcolor="#FFFFFF">
<table width="760" align="center"><tr><td colspan="2"><h1>{esc(page.host.name)}</h1></td></tr>
<tr><td width="560" valign="top">
<p><font color="#990000" size="4"><b>{esc(article.headline)}</b></font></p>
<p><font size="1">{esc(date_line(article, page))}</font></p>
{body}{f"<p>{esc(end)}</p>" if end else ""}
</td><td width="200" valign="top"><b>{sheet.noise("استطلاع الرأي")}</b><br>
{sheet.noise("ما رأيك في التصميم الجديد للموقع؟")}</td></tr>
<tr><td colspan="2" align="center">{rights(page, sheet)}</td></tr></table>
</body>
</html>
"""


def printed(page: Page, sheet: Sheet) -> str:
    article = page.articles[0]
    end = credit(article, sheet)
    place = f"<p>{esc(apart(article))}</p>" if apart(article) else ""
    return f"""<!DOCTYPE html>
<html dir="rtl" lang="ar"><head><meta charset="utf-8">
<title>{sheet.noise("نسخة للطباعة")}: {esc(article.headline)}</title>
<meta name="robots" content="noindex">
{canonical(page)}
</head><body onload="window.print()">
<p><b>{esc(page.host.name)}</b></p><hr>
<h1>{esc(article.headline)}</h1>
<p>{esc(date_line(article, page))}</p>{place}
{chr(10).join(blocks(article))}
{f"<p>{esc(end)}</p>" if end else ""}
<hr>
<p>{sheet.noise("رابط المقال")}: {page.url}</p>
<p>{rights(page, sheet)}</p>
</body></html>
"""


def amp(page: Page, sheet: Sheet) -> str:
    article = page.articles[0]
    end = credit(article, sheet)
    body = "\n".join(blocks(article)).replace("<img ", '<amp-img width="16" height="9" ')
    return f"""<!doctype html>
<html ⚡ lang="ar" dir="rtl">
<head><meta charset="utf-8">
<script async src="https://cdn.example/v0.js"></script>
<title>{esc(article.headline)}</title>
{canonical(page)}
<meta name="viewport" content="width=device-width">
{json_ld(article, page)}
<style amp-custom>body{{font-family:sans-serif}}</style>
</head>
<body>
<amp-sidebar id="menu" layout="nodisplay"><ul><li>{sheet.noise("القائمة الرئيسية")}</li></ul></amp-sidebar>
<h1>{esc(article.headline)}</h1>
<p class="amp-meta">{esc(date_line(article, page))}</p>
<amp-ad width="300" height="250" type="x"></amp-ad>
{body}
{f"<p>{esc(end)}</p>" if end else ""}
<amp-social-share type="twitter"></amp-social-share>
<p><a href="{page.url}">{sheet.noise("Exit mobile version")}</a></p>
</body></html>
"""


_SHOWS = fields("date source")

LAYOUTS = (
    Layout(
        name="breaks",
        write=breaks,
        shows=_SHOWS,
        about="the whole body in one div, `<br>` between paragraphs",
    ),
    Layout(
        name="soup", write=soup, shows=_SHOWS, about="unclosed tags, nested divs, quotation marks as entities"
    ),
    Layout(
        name="table", write=table, shows=_SHOWS, about="a table with font tags, sentences wrapped over lines"
    ),
    Layout(
        name="cp1256",
        write=table,
        shows=_SHOWS,
        charset="windows-1256",
        about="windows-1256, declared in a meta element",
    ),
    Layout(
        name="cp1256-bare",
        write=table,
        shows=_SHOWS,
        charset="windows-1256",
        about="windows-1256, declared nowhere",
    ),
    Layout(name="print", write=printed, shows=fields("date source place"), about="a version for printing"),
    Layout(
        name="amp",
        write=amp,
        evidence="markup",
        about="an AMP page with advertisements",
        shows=fields("date modified source deck byline category keywords"),
    ),
)
