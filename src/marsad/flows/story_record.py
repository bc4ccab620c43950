"""The published record of a story: one JSON object, ``schema: "marsad.story/1"``. Fields are only added."""

from typing import Literal

from marsad.flows.stories import CopyOf
from marsad.flows.story_shapes import (
    CopyRecord,
    FigureRecord,
    LogRecord,
    PointRecord,
    StoryRecord,
    ThreadRecord,
)
from marsad.model.span import Span
from marsad.model.story import Figure, FigurePoint, Story
from marsad.stories.kept import LogLine, Thread

SCHEMA: Literal["marsad.story/1"] = "marsad.story/1"


def story_record(story: Story) -> StoryRecord:
    """Return the record of a whole story, ready for JSON. Spans lie in the body of ``article``."""
    return {
        "schema": SCHEMA,
        "id": story.id,
        "headline": story.headline,
        "headline_article": story.headline_article,
        "first": story.first,
        "last": story.last,
        "origins": story.origins,
        "disputed": story.disputed,
        "lead": [{"article": s.article, "span": _span(s.span), "text": s.text} for s in story.lead],
        "names": [
            {"id": n.id, "canonical": n.canonical, "type": n.type, "articles": n.articles}
            for n in story.names
        ],
        "figures": [figure_record(figure) for figure in story.figures],
        "statements": [
            {
                "speaker": s.speaker,
                "speaker_id": s.speaker_id,
                "cue": s.cue,
                "text": s.text,
                "said_on": s.said_on,
                "article": s.article,
                "span": _span(s.span),
                "witnesses": list(s.witnesses),
                "origins": s.origins,
                "answers": s.answers,
                "how": s.how,
            }
            for s in story.statements
        ],
        "timeline": [
            {"day": e.day, "article": e.article, "span": _span(e.span), "text": e.text, "origins": e.origins}
            for e in story.timeline
        ],
        "members": [
            {
                "article": m.article,
                "role": m.role,
                "score": m.score,
                "origin": m.origin,
                "evidence": list(m.evidence),
            }
            for m in story.members
        ],
        "related": [{"story": r.story, "reason": r.reason, "score": r.score} for r in story.related],
    }


def figure_record(figure: Figure) -> FigureRecord:
    """Return the record of one figure series; relations name points by index."""
    return {
        "measure": figure.measure,
        "label": figure.label,
        "disputed": figure.disputed,
        "stances": [
            {
                "speaker": s.speaker,
                "speaker_id": s.speaker_id,
                "cue": s.cue,
                "said_on": s.said_on,
                "article": s.article,
                "span": _span(s.span),
                "text": s.text,
            }
            for s in figure.stances
        ],
        "points": [_point(point) for point in figure.points],
        "relations": [{"a": r.a, "b": r.b, "kind": r.kind, "grounds": r.grounds} for r in figure.relations],
    }


def thread_record(thread: Thread) -> ThreadRecord:
    """Return the record of a story in a list."""
    return {
        "schema": SCHEMA,
        "id": thread.id,
        "headline": thread.headline,
        "headline_article": thread.headline_article,
        "articles": thread.size,
        "texts": len(thread.texts),
        "origins": thread.origins,
        "outlets": thread.outlets,
        "first": thread.first,
        "last": thread.last,
        "held": thread.held,
    }


def copy_record(found: CopyOf) -> CopyRecord:
    """Return the record of a copy relation; ``shared`` pairs spans in ``article`` with spans in ``other``."""
    copy = found.copy
    return {
        "article": copy.article,
        "other": copy.other,
        "headline": found.other.headline,
        "contained": copy.contained,
        "relation": copy.relation,
        "direction": copy.direction,
        "origin": copy.origin,
        "ancestor": copy.ancestor,
        "grounds": list(copy.grounds),
        "shared": [[_span(here), _span(there)] for here, there in copy.shared],
    }


def log_record(line: LogLine) -> LogRecord:
    """Return the record of something that happened to a story."""
    return {
        "change": line.sequence,
        "story": line.story,
        "kind": line.kind,
        "reason": line.reason,
        "other": line.other,
        "articles": list(line.articles),
    }


def _point(point: FigurePoint) -> PointRecord:
    return {
        "low": point.low,
        "high": point.high,
        "approx": point.approx,
        "vague": point.vague,
        "text": point.text,
        "speaker": point.speaker,
        "speaker_id": point.speaker_id,
        "said_on": point.said_on,
        "as_of": point.as_of,
        "scope": point.scope,
        "articles": list(point.articles),
        "span": _span(point.span),
        "origins": point.origins,
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]
