"""Writes ``src/marsad/schema/article-1.json`` from the nouns' own vocabularies.

Run by ``python tools/schema.py``; a test asks that the file is current. Fields are only ever added.
"""

import json
from pathlib import Path
from typing import Any, get_args

from marsad.model import analysis as a
from marsad.model import article as m

TARGET = Path(__file__).parents[1] / "src" / "marsad" / "schema" / "article-1.json"

TEXT = {"type": "string"}
MAYBE_TEXT = {"type": ["string", "null"]}
NUMBER = {"type": "number"}
FLAG = {"type": "boolean"}


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/$defs/{name}"}


def one_of(literal: Any) -> dict[str, Any]:
    return {"enum": list(get_args(literal))}


def listed(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def or_null(shape: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [shape, {"type": "null"}]}


def record(description: str, **properties: Any) -> dict[str, Any]:
    """An object whose every property is always there."""
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": list(properties),
    }


def definitions() -> dict[str, Any]:
    quantity = record(
        "A number that counts or measures; `high` is null where it is open.",
        span=ref("span"), text=TEXT, kind=one_of(a.QuantityKind), low=NUMBER, high=or_null(NUMBER),
        approx=or_null(one_of(a.Approximation)), unit=MAYBE_TEXT, noun=MAYBE_TEXT, scope=MAYBE_TEXT,
        vague=MAYBE_TEXT, of=or_null(NUMBER), rule=TEXT,
    )  # fmt: skip
    return {
        "span": {
            "description": "[start, end): code points in `body` (of headline claims: in `headline`).",
            "type": "array",
            "prefixItems": [{"type": "integer", "minimum": 0}] * 2,
            "items": False,
            "minItems": 2,
        },
        "dating": record(
            "A date the page gives or implies, with its grounds.",
            value=TEXT, precision=one_of(m.Precision), evidence=one_of(m.Evidence), text=MAYBE_TEXT,
            confidence={"type": "number", "minimum": 0, "maximum": 1}, rule=TEXT,
            earliest=MAYBE_TEXT, latest=MAYBE_TEXT,
        ),
        "time": record(
            "A TIMEX3 mention.",
            span=ref("span"), text=TEXT, type=one_of(a.TimexType), value=TEXT, mod=MAYBE_TEXT,
            anchor=one_of(a.Anchor), rule=TEXT, unresolved=TEXT, conflict=FLAG, alternatives=listed(TEXT),
        ),
        "quantity": quantity,
        "name": record(
            "A mention of someone or something; `id` is the same for every spelling of one name.",
            span=ref("span"), text=TEXT, type=one_of(a.NameType), canonical=TEXT, id=TEXT, rule=TEXT,
            inferred=FLAG,
        ),
        "claim": record(
            "One attributed statement; `text` is exactly the page's words at `span`.",
            speaker=record(
                "Who said it.",
                name=MAYBE_TEXT, role=MAYBE_TEXT, kind=one_of(a.SpeakerKind), span=or_null(ref("span")),
                id=MAYBE_TEXT, inferred=FLAG,
            ),
            cue={
                **record("The words that report.", text=TEXT, span=ref("span")),
                "properties": {"text": TEXT, "class": one_of(a.CueClass), "span": ref("span")},
                "required": ["text", "class", "span"],
            },
            kind=one_of(a.ClaimKind), span=ref("span"), text=TEXT, said_on=MAYBE_TEXT, channel=MAYBE_TEXT,
            addressee=MAYBE_TEXT, chain=listed(TEXT), quantities=listed(ref("quantity")),
            confidence={"type": "number", "minimum": 0, "maximum": 1}, rule=TEXT,
        ),
    }  # fmt: skip


def article() -> dict[str, Any]:
    shape = record(
        "One item of news, cut clean out of its page, with everything that was found in it.",
        schema={"const": "marsad.article/1"},
        id={"type": "string", "pattern": "^a[0-9a-f]{16}$"},
        page=record(
            "The page it stood on.", id={"type": "string", "pattern": "^[0-9a-f]{64}$"},
            url=MAYBE_TEXT, path=MAYBE_TEXT,
        ),
        position={"type": "integer", "minimum": 0},
        headline=MAYBE_TEXT, deck=MAYBE_TEXT, byline=listed(TEXT), place=MAYBE_TEXT,
        published=or_null(ref("dating")), modified=or_null(ref("dating")),
        source=or_null(record("The outlet.", name=TEXT, domain=MAYBE_TEXT)),
        credits=listed(record("One link of the chain as printed.", name=TEXT, kind=one_of(m.CreditKind))),
        category=MAYBE_TEXT, keywords=listed(TEXT), language=TEXT, image=MAYBE_TEXT,
        body={"type": "string", "description": "Its paragraphs joined by a blank line, letter for letter."},
        paragraphs=listed(record("A paragraph.", span=ref("span"), kind=one_of(m.ParagraphKind))),
        related={**listed(TEXT), "description": "Headlines of other articles; never part of this one."},
        noise=listed(record("What was cut, and why.", kind=one_of(m.NoiseKind), text=TEXT)),
        notes=listed(TEXT), sentences=listed(ref("span")), times=listed(ref("time")),
        quantities=listed(ref("quantity")), names=listed(ref("name")), claims=listed(ref("claim")),
        headline_names=listed(ref("name")), headline_claims=listed(ref("claim")), analysis_version=TEXT,
    )  # fmt: skip
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:marsad:schema:article-1",
        "title": "marsad.article/1",
        **shape,
        "$defs": definitions(),
    }


def rendered() -> str:
    return json.dumps(article(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    TARGET.write_text(rendered(), encoding="utf-8")
