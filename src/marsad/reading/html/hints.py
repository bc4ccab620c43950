"""What an element's tag, class and id call it: navigation, share bar, related articles, …

A hint is a suspicion, not a sentence: ``region`` lifts it where the element holds the article.
"""

import re
from functools import lru_cache

from marsad.model.article import NoiseKind

_TAGS: dict[str, NoiseKind] = {"nav": "navigation", "footer": "boilerplate", "aside": "related"}
_ROLES: dict[str, NoiseKind] = {
    "navigation": "navigation", "contentinfo": "boilerplate", "complementary": "related", "search": "navigation",
    "banner": "navigation", "dialog": "other", "alertdialog": "other",
}  # fmt: skip
_B = r"(?:^|[\s_\-]|(?<=(?-i:[a-z]))(?=(?-i:[A-Z])))"
_E = r"(?=$|[\s_\-\d]|(?-i:[A-Z]))"
_NAMES: tuple[tuple[NoiseKind, str], ...] = (
    ("comments", r"comments?|comment-?list|disqus|respond|replies|livefyre|fb-comments|discussion|reader-?comments"),
    ("share", r"share|sharing|sharer|social|socials|share-?bar|share-?buttons?|addthis|addtoany|a2a|sharedaddy|social-?(?:links|icons|share)|follow-?us|ssba|sharethis|jp-relatedposts-share|print|tools"),
    ("newsletter", r"newsletter|subscribe|subscription|signup|sign-up|mailing|mailchimp|mc4wp|subscribe-?box|email-?form|nl"),
    ("advertisement", r"ad|ads|adv|advert|advertisement|adsbygoogle|banner|banners|dfp|gpt|sponsor(?:ed)?|promo|promoted|outbrain|taboola|mgid|revcontent|ad-?(?:slot|unit|box|container|wrapper)|google-?ad"),
    ("related", r"related|relateds|related-?(?:posts?|articles?|news|stories|content|topics|links|items|box|widget)|similar|also|see-?also|read-?(?:also|more|next)|readmore|recommend(?:ed|ations?)?|recirc|more-?(?:news|stories|articles|from|links|posts)|most-?(?:read|viewed|popular|visited|shared|recent)|mostread|popular|trending|latest-?(?:news|posts)?|latest|recent-?posts?|sidebar|side-?bar|widget|widgets|teaser-?list|jeg_postblock|b-inject|inject|next-?(?:post|article)|prev-?(?:post|article)|post-?nav(?:igation)?|nav-?links|ticker|breaking|carousel|slider|you-?may|yarpp|crp_related|inline-?related|read-?too|suggest(?:ed|ions)?|other-?news|editors?-?picks?"),
    ("navigation", r"nav|navbar|navigation|menu|menus|breadcrumbs?|crumbs?|pagination|pager|toolbar|topbar|top-?bar|skip-?links?|site-?header|masthead|header-?top|mega-?menu|offcanvas|search-?(?:form|box)|lang-?switch(?:er)?|font-?size|text-?size|resize"),
    ("keywords", r"tags?|tag-?(?:list|cloud|s)?|tagcloud|keywords?|post-?tags?|article-?tags?|entry-?tags|tags-?links|topics?"),
    ("boilerplate", r"footer|site-?footer|colophon|copyrights?|bottom-?bar|page-?footer|legal"),
    ("disclaimer", r"disclaimer"),
    ("other", r"cookies?|consent|gdpr|popup|pop-?up|modal|overlay|lightbox|toast|hidden|sr-only|visually-hidden|screen-reader(?:-text)?|tooltip|loading|d-none|author-?(?:box|bio|card|info)|about-?author|rating|vote|poll|survey|audio-?player|listen|reading-?time|view-?count|gallery-?nav|player"),
)  # fmt: skip
_PATTERNS = tuple((kind, re.compile(f"{_B}(?:{names}){_E}", re.IGNORECASE)) for kind, names in _NAMES)
_CONTENT = re.compile(
    r"(?:article|entry|post|story|news|page|main)[-_]?(?:body|content|text|detail|details|main|article)(?![-_]?(?:related|share|tags|meta|sidebar))|articlebody|^content$|^main$"
    r"|(?:^|\s)(?:article|post|hentry|entry|story|single|main-content)(?:\s|$)|has-(?:sidebar|ads?)|with-(?:sidebar|share)|(?:left|right|no)-sidebar|sidebar-(?:left|right)(?:$|\s)",
    re.IGNORECASE,
)


_ROLE_NAMES = tuple(
    (role, re.compile(f"{_B}(?:{names}){_E}", re.IGNORECASE))
    for role, names in (
        ("author", r"author|authors|byline|by-?line|writer|reporter|vcard|creator|katib|kateb|journalist"),
        (
            "date",
            r"date|dates|datetime|time|timestamp|published|publish-?date|posted-?on|updated|pubdate|entry-date",
        ),
        ("category", r"cat-?links?|category|categories|section-?(?:name|title|label)|kicker|rubric|eyebrow"),
        (
            "deck",
            r"sub-?title|deck|standfirst|excerpt|dek|second-?title|sub-?head(?:line|ing)?|article-?(?:summary|intro|lead)|summary|intro",
        ),
        (
            "caption",
            r"caption|wp-caption-text|image-?(?:caption|desc(?:ription)?|credit|title)|photo-?(?:caption|credit|desc)|img-?(?:caption|desc)|figcaption",
        ),
        ("place", r"location|dateline|place"),
    )
)
_ITEM_ROLES = {
    "author": "author",
    "datePublished": "date",
    "dateModified": "date",
    "articleSection": "category",
}


def role_of(attributes: dict[str, str | None]) -> str:
    """Return which part of an article the element says it is (author, date, category, deck, …), or ``""``."""
    if not attributes:
        return ""
    item = attributes.get("itemprop")
    if item in _ITEM_ROLES:
        return _ITEM_ROLES[item]
    if attributes.get("rel") == "author":
        return "author"
    name = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".strip()
    return _role_named(name[:200]) if name else ""


@lru_cache(maxsize=4096)
def _role_named(name: str) -> str:
    for role, pattern in _ROLE_NAMES:
        if pattern.search(name):
            return role
    return ""


def hint_of(tag: str, attributes: dict[str, str | None]) -> NoiseKind | None:
    """Return what the element calls itself, ``None`` where it says nothing or says content."""
    if tag in ("body", "html", "main", "p", "tr", "td", "tbody", "h1"):
        return None
    if attributes:
        role = attributes.get("role")
        if role in _ROLES:
            return _ROLES[role]
        if attributes.get("itemprop") == "articleBody":
            return None
        name = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".strip()
        if name:
            found = _named(name[:300])
            if found is not None:
                return found
    return _TAGS.get(tag)


@lru_cache(maxsize=4096)
def _named(name: str) -> NoiseKind | None:
    content = _CONTENT.search(name) is not None
    for kind, pattern in _PATTERNS:
        if pattern.search(name):
            if content and kind in ("related", "navigation", "advertisement", "share", "other", "keywords"):
                return None
            return kind
    return None
