"""The curated knowledge table: who and what Arabic news speaks of.

The tables lie beside this file (``tables/*.tsv``, UTF-8, one entity a line, ``;`` between forms).
A form that ends in ``@`` is also a common word, a namesake or a first name: it needs support from
the article (its country, or a word that introduces it). One that ends in ``@@`` needs the
introducing word or quotation marks, whatever the article speaks of.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from marsad.arabic.names import name_key
from marsad.model.analysis import NameId, NameType


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """Someone or something the table knows.

    ``country`` is ISO 3166 alpha-2 (empty for world bodies), ``kind`` a finer class (``country``,
    ``city``, ``agency``, ``outlet``, ``ministry``, ``armed``, ``party``, …), ``solo`` the short
    forms that name it without the full name before.
    """

    id: NameId
    type: NameType
    canonical: str
    latin: str
    country: str
    kind: str
    aliases: tuple[str, ...] = ()
    solo: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling of an entity; ``support`` is 0 (stands by itself), 1 (``@``) or 2 (``@@``)."""

    text: str
    entity: Entity
    support: int
    solo: bool = False


_PREFIX: dict[NameType, str] = {
    "person": "person", "organisation": "org", "place": "place", "media": "media", "role": "role",
}  # fmt: skip
_PLACE_KINDS = frozenset({"place"})


def slug(latin: str) -> str:
    """Return *latin* as a readable id part: ASCII, lower case, hyphens."""
    plain = unicodedata.normalize("NFKD", latin).encode("ascii", "ignore").decode()
    plain = plain.replace("&", " and ").replace("+", " plus").replace("'", "")
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def rows(table: str) -> Iterator[dict[str, str]]:
    """Yield the lines of *table* by column name; lines that start with ``#`` are headings."""
    lines = files("marsad.analysis.names").joinpath("tables", f"{table}.tsv").read_text("utf-8").splitlines()
    columns = lines[0].split("\t")
    for line in lines[1:]:
        if line and not line.startswith("#"):
            yield dict(zip(columns, line.split("\t"), strict=True))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _support(form: str) -> tuple[str, int]:
    bare = form.rstrip("@")
    return bare, len(form) - len(bare)


def _load() -> Iterator[tuple[Entity, list[Form]]]:
    for table, kind in (
        ("countries", "country"), ("places", "city"), ("people", "person"), ("bodies", ""), ("media", ""),
    ):  # fmt: skip
        for row in rows(table):
            yield _entity(table, kind, row)


def _entity(table: str, kind: str, row: dict[str, str]) -> tuple[Entity, list[Form]]:
    kind = kind or row.get("kind") or _media_kind(row)
    kind = "country" if kind == "country" and row["country"] else kind
    types: dict[str, NameType] = {
        "countries": "place", "places": "place", "people": "person", "media": "media",
    }  # fmt: skip
    type_: NameType = "place" if kind in _PLACE_KINDS else types.get(table, "organisation")
    canonical, _ = _support(row["canonical"])
    aliases = _split(row.get("aliases", ""))
    solo = _split(row.get("solo", ""))
    abbreviations = _split(row.get("abbreviations", ""))
    entity = Entity(
        id=NameId(f"{_PREFIX[type_]}:{slug(row['latin'])}"),
        type=type_,
        canonical=canonical,
        latin=row["latin"],
        country=row["country"],
        kind=kind,
        aliases=tuple(_support(a)[0] for a in aliases),
        solo=tuple(_support(s)[0] for s in solo),
        abbreviations=tuple(_support(a)[0] for a in abbreviations),
        domains=_split(row.get("domains", "")),
    )
    forms = [Form(*_placed(form, entity)) for form in (row["canonical"], *aliases, *abbreviations)]
    forms += [Form(*_placed(form, entity), solo=True) for form in solo]
    return entity, forms


def _media_kind(row: dict[str, str]) -> str:
    return "agency" if "وكالة" in row["canonical"] + row["aliases"] else "outlet"


def _placed(form: str, entity: Entity) -> tuple[str, Entity, int]:
    text, support = _support(form)
    return text, entity, support


@cache
def _table() -> tuple[tuple[Entity, ...], tuple[Form, ...], dict[str, Entity], dict[str, Entity]]:
    every: list[Entity] = []
    forms: list[Form] = []
    by_key: dict[str, Form | None] = {}
    for entity, own in _load():
        every.append(entity)
        forms.extend(own)
    for form in sorted(forms, key=lambda form: form.support):
        key = name_key(form.text)
        other = by_key.setdefault(key, form)
        if other is not None and other.entity.id != form.entity.id and other.support == form.support:
            by_key[key] = None
    met = {key: form.entity for key, form in by_key.items() if form is not None}
    return tuple(every), tuple(forms), met, {entity.id: entity for entity in every}


def entities() -> tuple[Entity, ...]:
    """Return every entity of the table."""
    return _table()[0]


def forms() -> tuple[Form, ...]:
    """Return every form of every entity."""
    return _table()[1]


def lookup(surface: str) -> Entity | None:
    """Return the entity that *surface* (any spelling, without clitics) names; ``None`` where two share it."""
    return _table()[2].get(name_key(surface))


def by_id(name_id: str) -> Entity | None:
    """Return the entity of a curated id."""
    return _table()[3].get(name_id)


@cache
def nisbas() -> dict[str, str]:
    """Return the folded adjectives of origin, one word or two, with their countries: ``الروسيه`` -> RU.

    Masculine, feminine and the plurals, with and without the article.
    """
    from marsad.arabic.names import word_key

    table: dict[str, str] = {}
    for row in rows("countries"):
        for adjective in _split(row["nisba"]):
            words = adjective.split()
            for ending in ("", "ة", "ين", "ون", "ان", "تين", "تان"):
                for article in ("", "ال"):
                    inflected = [article + (w[:-1] + "ي" if w.endswith("ي") else w) + ending for w in words]
                    table.setdefault(" ".join(word_key(w) for w in inflected), row["country"])
        for plural in _split(row["people"]):
            table.setdefault(word_key("ال" + plural), row["country"])
            table.setdefault(word_key(plural), row["country"])
    return table


@dataclass(frozen=True, slots=True)
class Origin:
    """How a country gives its bodies their names: id part, adjective without article."""

    slug: str
    adjective: str

    def definite(self, *, feminine: bool) -> str:
        """Return the adjective with article: ``الروسي``, ``الكورية الشمالية``."""
        return " ".join(f"ال{word}{'ة' if feminine else ''}" for word in self.adjective.split())


@cache
def origins() -> dict[str, Origin]:
    """Return the countries that have an adjective, by their code."""
    table: dict[str, Origin] = {}
    for row in rows("countries"):
        if row["nisba"] and row["country"]:
            table.setdefault(row["country"], Origin(slug(row["latin"]), _split(row["nisba"])[0]))
    return table
