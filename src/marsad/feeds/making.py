"""What each feed holds: stories, a story's articles, hits, claims, disputed figures."""

from collections.abc import Iterable
from datetime import datetime
from urllib.parse import quote, urlencode

from markupsafe import Markup

from marsad.errors import InputError, NotFound
from marsad.feeds.feed import Entry, Feed, moment
from marsad.flows.library import Library, StoryFigure
from marsad.flows.stances import stance_line
from marsad.model.article import Article, ArticleId
from marsad.model.query import Hit
from marsad.model.story import Figure, FigurePoint, Story
from marsad.ports import ClaimQuery, FiledClaim

ENTRIES = 40
"""Entries of a feed."""
_ARTICLES_OF_A_STORY = 100
_POINTS = 6


def stories_feed(library: Library, site: str) -> Feed:
    """Return the stories that moved last."""
    stories = [library.story(thread.id) for thread in library.stories(ENTRIES).items]
    return Feed(
        id="urn:marsad:feed:stories",
        title="مرصد: القصص",
        description="من قال ماذا، وعمّن، ومتى، ومن يقول غير ذلك",
        url=f"{site}/feed",
        home=f"{site}/",
        entries=tuple(_story_entry(library, site, story) for story in stories),
    )


def story_feed(library: Library, site: str, which: str) -> Feed:
    """Return a story's articles, the latest first; copies are named as such. Raises ``NotFound``."""
    story = library.story(which)
    articles = library.members_of(story)
    roles = {member.article: member.role for member in story.members}
    latest = sorted(articles.values(), key=_published, reverse=True)[:_ARTICLES_OF_A_STORY]
    return Feed(
        id=f"urn:marsad:story:{story.id}",
        title=f"مرصد: {story.headline}",
        description=f"ما نُشر عن: {story.headline}",
        url=f"{site}/story/{quote(story.id)}",
        home=f"{site}/story/{quote(story.id)}",
        entries=tuple(_article_entry(library, site, each, roles.get(each.id, "")) for each in latest),
    )


def search_feed(library: Library, site: str, query: str) -> Feed:
    """Return what answers *query*, the latest first. Raises ``QueryError``, ``InputError``."""
    if not query.strip():
        raise InputError("a feed of a search needs ?q=", parameter="q")
    found = library.search(query, ENTRIES, sort="date")
    asked = urlencode({"q": query})
    return Feed(
        id=f"urn:marsad:search:{quote(query)}",
        title=f"مرصد: {query}",
        description=f"نتائج البحث عن: {query}",
        url=f"{site}/search",
        home=f"{site}/search?{asked}",
        query=asked,
        entries=tuple(_hit_entry(library, site, hit) for hit in found.hits),
    )


def speaker_feed(library: Library, site: str, which: str) -> Feed:
    """Return what one speaker is quoted as saying, the latest first. Raises ``NotFound``."""
    claims = [
        each
        for each in library.claims(ClaimQuery(speaker=which), ENTRIES).items
        if each.claim.speaker.id == which
    ]
    if not claims:
        raise NotFound(f"nobody called {which} is quoted", kind="name", id=which)
    name = next((each.claim.speaker.name for each in claims if each.claim.speaker.name), which)
    address = f"{site}/name/{quote(which, safe=':-')}"
    return Feed(
        id=f"urn:marsad:name:{quote(which)}",
        title=f"مرصد: {name}",
        description=f"ما نُقل عن {name}",
        url=address,
        home=address,
        entries=tuple(_claim_entry(library, site, each) for each in claims),
    )


def source_feed(library: Library, site: str, which: str) -> Feed:
    """Return what an outlet (its domain or name) published, the latest first. Raises ``NotFound``."""
    articles = library.articles(ENTRIES, source=which).items
    if not articles:
        raise NotFound(f"there is no outlet {which}", kind="outlet", id=which)
    source = articles[0].source
    name = source.name if source else which
    return Feed(
        id=f"urn:marsad:source:{quote(which)}",
        title=f"مرصد: {name}",
        description=f"ما نشره {name}",
        url=f"{site}/source/{quote(which)}",
        home=f"{site}/sources",
        entries=tuple(_article_entry(library, site, each, "") for each in articles),
    )


def disputed_feed(library: Library, site: str) -> Feed:
    """Return the figures on which speakers disagree, those of the latest story first."""
    found = library.figures(ENTRIES, disputed=True).items
    return Feed(
        id="urn:marsad:feed:disputed",
        title="مرصد: أرقام متضاربة",
        description="أرقام لا يمكن أن تصح معاً، ومن قال كلاً منها",
        url=f"{site}/disputed",
        home=f"{site}/",
        entries=tuple(_figure_entry(library, site, each) for each in found[:ENTRIES]),
    )


def _story_entry(library: Library, site: str, story: Story) -> Entry:
    address = f"{site}/story/{quote(story.id)}"
    return Entry(
        id=f"urn:marsad:story:{story.id}",
        url=address,
        title=story.headline,
        html=_rtl(_lead(site, story), *(_figure(site, figure) for figure in story.figures[:4])),
        published=moment(story.last) or _seen(library, story.headline_article),
        categories=tuple(name.canonical for name in story.names[:6]),
    )


def _article_entry(library: Library, site: str, article: Article, role: str) -> Entry:
    first = article.body.split("\n\n")[0]
    note = Markup("<p>نسخة من نص منشور</p>") if role == "copy" else Markup("")
    return Entry(
        id=f"urn:marsad:article:{article.id}",
        url=f"{site}/article/{quote(article.id)}",
        title=article.headline or first[:90],
        html=_rtl(Markup("<p>{}</p>").format(first), note, _outlet(article)),
        published=_when(library, article),
        author=article.source.name if article.source else None,
        categories=article.keywords[:6],
    )


def _hit_entry(library: Library, site: str, hit: Hit) -> Entry:
    return Entry(
        id=f"urn:marsad:article:{hit.article}",
        url=f"{site}/article/{quote(hit.article)}",
        title=hit.headline or hit.snippet.text[:90],
        html=_rtl(Markup("<p>{}</p>").format(hit.snippet.text)),
        published=moment(hit.published) or _seen(library, hit.article),
        author=hit.source,
    )


def _claim_entry(library: Library, site: str, filed: FiledClaim) -> Entry:
    claim = filed.claim
    place = "headline-" if filed.in_headline else ""
    title = f"{claim.speaker.name or claim.speaker.role or ''} {claim.cue.text}: {claim.text}"
    link = f"{site}/article/{quote(filed.article)}"
    return Entry(
        id=f"urn:marsad:claim:{filed.article}:{place}{filed.number}",
        url=link if filed.in_headline else f"{link}#claim-{filed.number}",
        title=title if len(title) <= 160 else title[:157] + "…",
        html=_rtl(
            Markup("<blockquote>{}</blockquote>").format(claim.text),
            Markup('<p><a href="{}">{}</a></p>').format(
                link, filed.source or filed.headline or filed.article
            ),
        ),
        published=moment(filed.day) or _seen(library, filed.article),
        author=filed.source,
        categories=(claim.cue.cls,),
    )


def _figure_entry(library: Library, site: str, each: StoryFigure) -> Entry:
    figure = each.figure
    days = [point.said_on for point in figure.points if point.said_on]
    shown = "؛ ".join(_point(point) for point in figure.points[:_POINTS])
    return Entry(
        # A new figure in the dispute is news: the id changes with the number of points.
        id=f"urn:marsad:figure:{each.story}:{quote(figure.measure)}:{len(figure.points)}",
        url=f"{site}/story/{quote(each.story)}",
        title=f"{figure.label}: {shown}",
        html=_rtl(Markup("<h2>{}</h2>").format(each.headline), _figure(site, figure)),
        published=moment(max(days, default=None)) or _seen(library, figure.points[0].articles[0]),
    )


def _lead(site: str, story: Story) -> Markup:
    return Markup("").join(
        Markup('<p>{} <a href="{}/article/{}">[{}]</a></p>').format(s.text, site, quote(s.article), n)
        for n, s in enumerate(story.lead, 1)
    )


def _figure(site: str, figure: Figure) -> Markup:
    rows = Markup("").join(
        Markup('<li>{}: <a href="{}/article/{}">{}</a>{}</li>').format(
            point.speaker or "—", site, quote(point.articles[0]), point.text,
            f" ({point.said_on})" if point.said_on else "",
        )
        for point in figure.points[-_POINTS:]
    )  # fmt: skip
    stances = Markup("").join(
        Markup('<li>{} <a href="{}/article/{}">[↗]</a></li>').format(
            stance_line(each), site, quote(each.article)
        )
        for each in figure.stances[:_POINTS]
    )
    return Markup("<h3>{}</h3><ul>{}{}</ul>").format(figure.label, rows, stances)


def _point(point: FigurePoint) -> str:
    return f"{point.text} ({point.speaker})" if point.speaker else point.text


def _outlet(article: Article) -> Markup:
    if article.source is None:
        return Markup("")
    if article.url and article.url.startswith(("http://", "https://")):
        return Markup('<p><a href="{}">{}</a></p>').format(article.url, article.source.name)
    return Markup("<p>{}</p>").format(article.source.name)


def _rtl(*parts: Markup) -> Markup:
    return Markup('<div dir="rtl" lang="ar">{}</div>').format(Markup("").join(parts))


def _published(article: Article) -> str:
    return article.published.value if article.published else ""


def _when(library: Library, article: Article) -> datetime | None:
    return moment(article.published.value if article.published else None) or _seen(library, article.id)


def _seen(library: Library, which: str) -> datetime | None:
    """Return when an article that bears no date was first met."""
    seen: Iterable[datetime | None] = (each.seen for each in library.archive.appearances(ArticleId(which)))
    return min((each for each in seen if each is not None), default=None)
