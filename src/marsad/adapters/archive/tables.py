"""The archive's tables: one source for SQLite and PostgreSQL.

``articles.sequence`` is the order of arrival, ``changes.sequence`` the order in which followers
read. Texts lie compressed in ``value`` columns (see ``codec``); columns beside them are what
queries ask for. Tables of followers (``weaving``) join the same ``metadata``.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    String,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# SQLite counts rows only in a column typed INTEGER; PostgreSQL wants the room of a BIGINT.
Sequence = BigInteger().with_variant(Integer(), "sqlite")

facts = Table(
    "facts",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)
"""What the archive knows about itself: ``schema`` is the version of these tables."""

pages = Table(
    "pages",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("door", String(8), nullable=False),
    Column("url", Text),
    Column("path", Text),
    Column("media_type", Text),
    Column("charset", Text),
    Column("seen", String(40)),
    Column("kept", String(40), nullable=False),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Index(None, "url"),
)

articles = Table(
    "articles",
    metadata,
    Column("sequence", Sequence, primary_key=True, autoincrement=True),
    Column("id", String(17), nullable=False, unique=True),
    Column("page", String(64), nullable=False),
    Column("url", Text),
    Column("headline", Text),
    Column("moment", String(40), nullable=False),
    Column("day", String(10)),
    Column("source", Text),
    Column("domain", Text),
    Column("language", String(16), nullable=False),
    Column("kept", String(40), nullable=False),
    Column("value", LargeBinary, nullable=False),
    Index(None, "url"),
    Index(None, "page"),
    Index(None, "moment", "sequence"),
    Index(None, "domain", "moment"),
    sqlite_autoincrement=True,
)
"""``moment`` sorts by publication: the printed date, else when it was seen, else when kept."""

analyses = Table(
    "analyses",
    metadata,
    Column("article", String(17), primary_key=True),
    Column("version", String(32), nullable=False),
    Column("value", LargeBinary, nullable=False),
    Index(None, "version"),
)

appearances = Table(
    "appearances",
    metadata,
    Column("sequence", Sequence, primary_key=True, autoincrement=True),
    Column("article", String(17), nullable=False),
    Column("page", String(64), nullable=False),
    Column("position", Integer, nullable=False),
    Column("url", Text, nullable=False),
    Column("path", Text),
    Column("seen", String(40)),
    UniqueConstraint("article", "page", "position", "url"),
    Index(None, "page"),
    Index(None, "url"),
)
"""``url`` is empty where there was none: a NULL would let the same row in twice."""

revisions = Table(
    "revisions",
    metadata,
    Column("article", String(17), primary_key=True),
    Column("previous", String(17), nullable=False),
    Index(None, "previous"),
)

claims = Table(
    "claims",
    metadata,
    Column("article", String(17), primary_key=True),
    Column("in_headline", SmallInteger, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("speaker", Text),
    Column("speaker_name", Text),
    Column("speaker_key", Text, nullable=False),
    Column("cue", String(16), nullable=False),
    Column("day", String(10), nullable=False),
    Column("domain", Text),
    Column("key", Text, nullable=False),
    Column("confidence", Float, nullable=False),
    Index(None, "day", "article", "in_headline", "number"),
    Index(None, "speaker", "day"),
    Index(None, "cue", "day"),
)
"""``key`` and ``speaker_key`` are folded text (``arabic.normalise.fold``), spaced at both ends."""

changes = Table(
    "changes",
    metadata,
    Column("sequence", Sequence, primary_key=True, autoincrement=True),
    Column("kind", String(16), nullable=False),
    Column("id", Text, nullable=False),
    sqlite_autoincrement=True,
)

followers = Table(
    "followers",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("position", BigInteger, nullable=False),
)

refusals = Table(
    "refusals",
    metadata,
    Column("sequence", Sequence, primary_key=True, autoincrement=True),
    Column("place", Text, nullable=False),
    Column("reason", String(64), nullable=False),
    Column("page", String(64)),
    Column("detail", Text, nullable=False),
    Column("at", String(40), nullable=False),
    UniqueConstraint("place", "reason"),
)

forgotten = Table(
    "forgotten",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("at", String(40), nullable=False),
)
"""What may not come back, as digests (``keeping.forgotten_key``): the list itself tells nothing."""

decisions = Table(
    "decisions",
    metadata,
    Column("sequence", Sequence, primary_key=True, autoincrement=True),
    Column("kind", String(64), nullable=False),
    Column("payload", Text, nullable=False),
    Column("at", String(40), nullable=False),
    sqlite_autoincrement=True,
)
