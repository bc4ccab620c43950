"""The weave's tables: fingerprints, terms, stories, seats, copies, and the log of what happened.

All of it is derived: ``wipe`` and weaving anew give the same rows. The two inverted tables are
clustered on their key (``WITHOUT ROWID``), so that a posting costs one place in one tree.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    String,
    Table,
    Text,
)

from marsad.adapters.archive.tables import Sequence, metadata

texts = Table(
    "weave_texts",
    metadata,
    Column("sequence", Sequence, primary_key=True, autoincrement=False),
    Column("article", String(17), nullable=False, unique=True),
    Column("value", LargeBinary, nullable=False),
)
"""``value`` is a ``Woven`` as msgpack (numbers mostly: compressing gains nothing)."""

keys = Table(
    "weave_keys",
    metadata,
    Column("key", BigInteger, primary_key=True),
    Column("sequence", BigInteger, primary_key=True),
    Column("outlet", Integer, nullable=False),
    sqlite_with_rowid=False,
)

terms = Table(
    "weave_terms",
    metadata,
    Column("term", BigInteger, primary_key=True),
    Column("sequence", BigInteger, primary_key=True),
    sqlite_with_rowid=False,
)

counts = Table(
    "weave_counts",
    metadata,
    Column("term", BigInteger, primary_key=True, autoincrement=False),
    Column("count", BigInteger, nullable=False),
)

seats = Table(
    "weave_seats",
    metadata,
    Column("sequence", Sequence, primary_key=True, autoincrement=False),
    Column("article", String(17), nullable=False),
    Column("text_group", BigInteger, nullable=False),
    Column("story", String(13), nullable=False),
    Column("role", String(8), nullable=False),
    Column("score", Float, nullable=False),
    Column("origin", Text, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("day", String(10)),
    Column("evidence", Text, nullable=False),
    Index(None, "article"),
    Index(None, "story", "sequence"),
)

stories = Table(
    "stories",
    metadata,
    Column("id", String(13), primary_key=True),
    Column("texts", LargeBinary, nullable=False),
    Column("size", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
    Column("headline", Text, nullable=False),
    Column("headline_article", String(17)),
    Column("first", String(10)),
    Column("last", String(10)),
    Column("updated", BigInteger, nullable=False),
    Column("held", SmallInteger, nullable=False),
    Column("title", String(17)),
    Index(None, "last", "id"),
    Index(None, "origins", "id"),
    Index(None, "size", "id"),
    Index(None, "updated", "id"),
)

aliases = Table(
    "story_aliases",
    metadata,
    Column("old", String(13), primary_key=True),
    Column("story", String(13), nullable=False),
    Index(None, "story"),
)

copies = Table(
    "copies",
    metadata,
    Column("article", String(17), primary_key=True),
    Column("other", String(17), primary_key=True),
    Column("contained", Float, nullable=False),
    Column("relation", String(8), nullable=False),
    Column("direction", String(9), nullable=False),
    Column("origin", String(17)),
    Column("ancestor", Text),
    Column("grounds", Text, nullable=False),
    Index(None, "other"),
)

story_log = Table(
    "story_log",
    metadata,
    Column("number", Sequence, primary_key=True, autoincrement=True),
    Column("sequence", BigInteger, nullable=False),
    Column("story", String(13), nullable=False),
    Column("kind", String(8), nullable=False),
    Column("reason", Text, nullable=False),
    Column("other", String(13)),
    Column("articles", Text, nullable=False),
    Index(None, "story", "number"),
)

undo = Table(
    "story_undo",
    metadata,
    Column("decision", BigInteger, primary_key=True),
    Column("sequence", BigInteger, primary_key=True),
    Column("story", String(13), nullable=False),
)

WEAVE_TABLES = (texts, keys, terms, counts, seats, stories, aliases, copies, story_log, undo)
