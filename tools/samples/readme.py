"""The README of `examples/`, with its tables counted, not remembered."""

from __future__ import annotations

from collections import Counter

from .layouts import LAYOUTS
from .load import Archive

_HEAD = """\
# Sample pages

{pages} saved pages showing {shown} articles ({articles} different ones) from {outlets} invented outlets.
They are Marsad's demo archive, its golden tests and its extraction benchmark.

| file | what |
|---|---|
| `pages/` | the pages, byte for byte as a crawler would have saved them |
| `pages.csv` | `file,url,seen`: where each page came from and when it was fetched |
| `gold.jsonl` | one line per page: the articles a perfect reader finds on it |

## Who wrote this

We did, for this project. The outlets, their addresses (`.example`), all bylines and the unnamed or
private speakers are invented. Officials, agencies and figures are real and reported here in our own
sentences, as they were publicly known at the time; quotations of officials are our own short
translations. No sentence was taken from any outlet. **This is test material, not a source to cite.**

Text: CC0 1.0. Do with it what you like.

## How to rebuild

    python -m tools.samples

Pages and gold are written from one content (`tools/samples/content/`), so the gold is exact. The
builder needs Python 3.11 and nothing else, writes the same bytes each time, and then checks them:
every paragraph of the gold stands on its page, no noise stands in a body, weekdays agree with the
calendar, text is NFC without invisible characters (but for the one article that is about marks).

## What a line of `gold.jsonl` says

- `published`: what *this page* tells. `evidence` is `markup`, `printed`, `relative` or `feed`; the
  value carries an offset only where the page gives one. `null`: the page does not say. `written` is
  the true moment, known to us alone.
- `source`: the outlet the page names as the article's own. On an aggregator that is the printed
  name, with no domain.
- `body`: text, sub-headings, quotes and list items, joined by one blank line, letter for letter
  (runs of white space collapsed). A dateline inside the first sentence stays in the body, and is
  also `place`. Captions stand apart in `captions`; times of a live page are noise.
- `related`: other people's headlines on the page. `noise`: texts that must not be in the body.
  Both belong to the page and are repeated for each of its articles.
- `copy_of`, `relation`: `copy`, `shortened`, `extended`, `version` (same address, corrected later),
  `sibling` (two rewritings of one agency text that is not in the archive). A page on somebody
  else's site shows a `copy` of the article's own page, under the same `key`.
- `story`: the story's key; an article of its own has its own key.
- `genre`: news, live, feature, opinion, roundup.
"""


def readme(archive: Archive) -> str:
    outlets = {article.outlet.key for article in archive.articles.values()}
    hosts = {page.host.key for page in archive.pages}
    head = _HEAD.format(
        pages=len(archive.pages),
        shown=sum(len(page.articles) for page in archive.pages if LAYOUTS[page.layout].reads),
        articles=len(archive.articles),
        outlets=len(outlets | hosts),
    )
    return "\n".join([head, *_stories(archive), "", *_layouts(archive)])


def _stories(archive: Archive) -> list[str]:
    files = Counter(article.story for article in archive.articles.values())
    alone = sum(1 for a in archive.articles.values() if a.story == a.key)
    rows = ["## Stories", "", "| story | articles | about |", "|---|---|---|"]
    for story in archive.stories:
        count = files[story.key] or alone
        rows.append(f"| `{story.key}` {story.title} | {count} | {story.about} |")
    return rows


def _layouts(archive: Archive) -> list[str]:
    pages = Counter(page.layout for page in archive.pages)
    rows = ["## Layouts", "", "| layout | pages | what is awkward about it |", "|---|---|---|"]
    rows += [f"| `{name}` | {pages[name]} | {layout.about} |" for name, layout in LAYOUTS.items()]
    return rows
