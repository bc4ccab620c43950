"""The tools: questions to the library. Every answer carries ids and the quotations to cite.

An argument's type is its description: the JSON Schema that assistants read is made from it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from marsad.flows.claims import filed_claim_record
from marsad.flows.library import Library, figures_of
from marsad.flows.search_record import search_record
from marsad.flows.story_record import figure_record, story_record
from marsad.model.analysis import CueClass
from marsad.model.article import ArticleId
from marsad.ports import ClaimQuery
from marsad.record import claim_record

_BODY = 20_000
"""Code points of an article that one answer holds."""
_MEMBERS = 60

Limit = Annotated[int, Meta(ge=1, le=50, description="How many at most.")]
Day = Annotated[str, Meta(pattern=r"^\d{4}-\d{2}-\d{2}$", description="An ISO day.")]
Text = Annotated[str, Meta(max_length=1000)]


class Search(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Search articles in Marsad's query language."""

    query: Annotated[Text, Meta(description='Words, "a phrase", قال:SPEAKER words, المصدر:DOMAIN, منذ:DAY …')]
    sort: Annotated[Literal["relevance", "date", "earliest"], Meta(description="Order.")] = "relevance"
    limit: Limit = 10


class Story(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """One story, or the list of stories where no id is given."""

    id: Annotated[Text, Meta(description="A story's id (s…) or an article's (a…); empty: list them.")] = ""
    since: Annotated[Day | None, Meta(description="In a list: stories that moved on this day or after.")] = (
        None
    )
    limit: Limit = 10


class Claims(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Who said what."""

    speaker: Annotated[Text, Meta(description="A name, part of one, or a name's id; empty: anyone.")] = ""
    about: Annotated[Text, Meta(description="Words the claim must contain.")] = ""
    story: Annotated[Text, Meta(description="Of one story.")] = ""
    cue: Annotated[CueClass | None, Meta(description="What the words do: say, deny, confirm, …")] = None
    since: Day | None = None
    until: Day | None = None
    limit: Limit = 20


class Figures(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Figures over time, and on which speakers disagree."""

    story: Annotated[Text, Meta(description="Of one story; empty: of all.")] = ""
    measure: Annotated[Text, Meta(description="What is counted, as جندي; empty: anything.")] = ""
    disputed: Annotated[bool, Meta(description="Only those on which speakers disagree.")] = False
    limit: Limit = 10


class Article(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """One article as its outlet printed it, with its claims."""

    id: Annotated[Text, Meta(description="An article's id (a…).")]


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool: its name, what it is for, its arguments' type, and what answers."""

    name: str
    description: str
    arguments: type[msgspec.Struct]
    answer: Callable[[Library, Any], dict[str, Any]]


def _search(library: Library, asked: Search) -> dict[str, Any]:
    found = search_record(library.search(asked.query, asked.limit, sort=asked.sort))
    return {
        "total": found["total"],
        "understood": found["understood"],
        "suggestion": found["suggestion"],
        "hits": [
            {
                "article": hit["article"],
                "story": hit["story"],
                "headline": hit["headline"],
                "source": hit["source"],
                "published": hit["published"],
                "url": hit["url"],
                "quote": hit["snippet"]["text"],
                "span": hit["snippet"]["span"],
                "copies": hit["copies"],
            }
            for hit in found["hits"]
        ],
    }


def _story(library: Library, asked: Story) -> dict[str, Any]:
    if not asked.id:
        threads = library.stories(asked.limit, since=asked.since).items
        return {
            "stories": [
                {"id": t.id, "headline": t.headline, "articles": t.size, "origins": t.origins,
                 "first": t.first, "last": t.last}
                for t in threads
            ]
        }  # fmt: skip
    which = library.story_of(asked.id) if asked.id.startswith("a") else None
    story = library.story(which or asked.id)
    articles = library.members_of(story)
    record: dict[str, Any] = {**story_record(story)}
    record["members"] = [
        {
            "article": m.article,
            "role": m.role,
            "headline": articles[m.article].headline,
            "source": source.name if (source := articles[m.article].source) else None,
            "published": dating.value if (dating := articles[m.article].published) else None,
            "url": articles[m.article].url,
        }
        for m in story.members[:_MEMBERS]
        if m.article in articles
    ]
    return record


def _claims(library: Library, asked: Claims) -> dict[str, Any]:
    members: tuple[ArticleId, ...] = ()
    if asked.story:
        members = tuple(m.article for m in library.story(asked.story).members)
    found = library.claims(
        ClaimQuery(
            speaker=asked.speaker or None, cue=asked.cue, about=asked.about or None,
            since=asked.since, until=asked.until, articles=members,
        ),
        asked.limit,
    )  # fmt: skip
    return {"claims": [filed_claim_record(each) for each in found.items], "more": found.cursor is not None}


def _figures(library: Library, asked: Figures) -> dict[str, Any]:
    if asked.story:
        found = figures_of(library.story(asked.story))
    else:
        found = list(library.figures(asked.limit, disputed=asked.disputed or None).items)
    wanted = [
        each
        for each in found
        if (not asked.disputed or each.figure.disputed)
        and (not asked.measure or asked.measure in (each.figure.measure, each.figure.label))
    ]
    return {
        "figures": [
            {"story": each.story, "headline": each.headline, **figure_record(each.figure)}
            for each in wanted[: asked.limit]
        ]
    }


def _article(library: Library, asked: Article) -> dict[str, Any]:
    filed = library.article(asked.id)
    a = filed.article
    return {
        "id": a.id,
        "story": library.story_of(a.id),
        "headline": a.headline,
        "source": a.source.name if a.source else None,
        "credits": [credit.name for credit in a.credits],
        "published": {"value": a.published.value, "evidence": a.published.evidence} if a.published else None,
        "url": a.url,
        "body": a.body[:_BODY],
        "cut": len(a.body) > _BODY,
        "claims": [{"number": n, **claim_record(claim)} for n, claim in enumerate(filed.analysis.claims)],
        "copies": [
            {"article": c.other.id, "relation": c.copy.relation, "origin": c.copy.origin,
             "source": c.other.source.name if c.other.source else None}
            for c in library.copies_of(a.id)
        ],
    }  # fmt: skip


TOOLS = (
    Tool("search", "Find articles of Arabic news; each hit has an id, its outlet and the passage to quote.",
         Search, _search),
    Tool("story", "A story: lead, figures, timeline and who printed it; or the stories that moved last.",
         Story, _story),
    Tool("claims", "Who said what, word for word, in which article and on which day.", Claims, _claims),
    Tool("figures", "How a figure went over time, who gave it, and which figures cannot both hold.",
         Figures, _figures),
    Tool("article", "One article as printed, with its claims and what it was copied from.",
         Article, _article),
)  # fmt: skip


def schema_of(tool: Tool) -> dict[str, Any]:
    """Return the JSON Schema of a tool's arguments, in one piece."""
    (reference,), parts = msgspec.json.schema_components([tool.arguments], ref_template="{name}")
    shape: dict[str, Any] = parts[reference["$ref"]]
    return shape
