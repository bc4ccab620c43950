"""``marsad story``: one story whole."""

from typing import TYPE_CHECKING, Annotated

import typer

from marsad.cli.edge import ArchiveOption, JsonOption, command, print_json, table

if TYPE_CHECKING:
    from marsad.model.story import Figure, Story

IdArgument = Annotated[str, typer.Argument(metavar="STORY", help="A story's id, or an article's.")]
SinceOption = Annotated[
    str | None, typer.Option("--since", metavar="DAY", help="Only what is new since this day (ISO).")
]
LogOption = Annotated[bool, typer.Option("--log", help="What happened to the story, and why.")]


def register(app: typer.Typer) -> None:
    """Add the command to *app*."""

    @command(app, "story", example="marsad story s3f1c0a9b2d4e")
    def story(
        which: IdArgument,
        log: LogOption = False,
        since: SinceOption = None,
        archive: ArchiveOption = None,
        json: JsonOption = False,
    ) -> None:
        """Print a story: its headline, lead, figures, timeline, and who covers it.

        Exit codes: 0 done, 4 no such story, 5 no archive.
        """
        from marsad import bootstrap
        from marsad.flows.stories import get_story, history, news_of, story_of
        from marsad.flows.story_record import log_record, story_record
        from marsad.model.article import ArticleId

        settings = bootstrap.settings()
        kept = bootstrap.open_archive(bootstrap.archive_address(archive, settings))
        store = bootstrap.weave_store(kept)
        wanted = which
        if which.startswith("a"):
            wanted = story_of(store, ArticleId(which)) or which
        found = get_story(kept, store, wanted)
        if since is not None:
            new = news_of(kept, store, found.id, since)
            if json:
                print_json(
                    {"article": s.article, "span": [s.span.start, s.span.end], "text": s.text} for s in new
                )
            else:
                table(found.headline, ("new", "article"), ((s.text, s.article) for s in new))
            return
        if log:
            lines = history(store, found.id)
            if json:
                print_json(log_record(line) for line in lines)
            else:
                rows = ((line.sequence, line.kind, line.story, line.other, line.reason) for line in lines)
                table(found.headline, ("change", "what", "story", "other", "why"), rows)
            return
        if json:
            print_json([story_record(found)])
            return
        _show(found)


def _show(story: "Story") -> None:
    print(f"{story.headline}\n{story.id} · {len(story.members)} articles · {story.origins} sources\n")
    for sentence in story.lead:
        print(f"  {sentence.text} [{sentence.article}]")
    if story.names:
        print("\n" + " · ".join(f"{name.canonical} ({name.articles})" for name in story.names[:12]) + "\n")
    for figure in story.figures:
        _show_figure(figure)
    if story.timeline:
        table(None, ("day", "what", "article"), ((e.day, e.text, e.article) for e in story.timeline))
    members = ((m.article, m.role, m.origin, m.score, " ".join(m.evidence)) for m in story.members)
    table(None, ("article", "role", "source", "score", "why"), members)
    for other in story.related:
        print(f"also: {other.story} ({other.reason})")


def _show_figure(figure: "Figure") -> None:
    rows = (
        (p.said_on, p.text, p.speaker, p.scope, p.as_of, p.origins, " ".join(p.articles))
        for p in figure.points
    )
    table(figure.label, ("said on", "figure", "speaker", "scope", "as of", "sources", "articles"), rows)
    for relation in figure.relations:
        if relation.kind != "not_comparable":
            a, b = figure.points[relation.a], figure.points[relation.b]
            print(f"  {a.text} → {b.text}: {relation.kind} ({relation.grounds})")
    for stance in figure.stances:
        print(f"  {stance.speaker}: {stance.cue} ({stance.said_on}) {stance.text} [{stance.article}]")
