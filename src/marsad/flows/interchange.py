"""Articles in the newsroom's and the web's own forms: IPTC ninjs 3.0, schema.org JSON-LD."""

from typing import Any

from marsad.collecting.addresses import is_web
from marsad.model.analysis import Claim, Name
from marsad.model.article import Article, Dating
from marsad.ports import Filed

_TYPES = {"person": "people", "organisation": "organisations", "media": "organisations", "place": "places"}
_THINGS = {
    "person": "Person",
    "organisation": "Organization",
    "media": "NewsMediaOrganization",
    "place": "Place",
}
_SPEAKERS = {
    **_THINGS,
    "role": "Person",
    "anonymous": "Person",
    "unknown": "Person",
    "document": "CreativeWork",
}
_WHOLE = ("second", "minute")


def ninjs(filed: Filed, seen: str | None = None) -> dict[str, Any]:
    """Return the article as a ninjs 3.0 object. *seen* is the ISO moment it was first met.

    ``contentCreated`` is given only where the page gave a whole moment: ninjs has no days, and a
    midnight would be an invention. ``edNote`` says what is known.
    """
    a = filed.article
    item: dict[str, Any] = {
        "standard": {
            "name": "ninjs",
            "version": "3.0",
            "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json",
        },
        "uri": f"urn:marsad:article:{a.id}",
        "type": "text",
        "representationType": "full",
        "pubStatus": "usable",
        "language": a.language,
        "headlines": [{"role": "main", "contentType": "text/plain", "value": a.headline}]
        if a.headline
        else [],
        "descriptions": [{"role": "deck", "contentType": "text/plain", "value": a.deck}] if a.deck else [],
        "bodies": [
            {
                "role": "main",
                "contentType": "text/plain",
                "charCount": len(a.body),
                "wordCount": len(a.body.split()),
                "value": a.body,
            }
        ],
        "by": "، ".join(a.byline) or None,
        "located": a.place,
        "copyrightHolder": a.source.name if a.source else None,
        "infoSources": _info_sources(a),
        "subjects": [{"name": keyword, "rel": "keyword"} for keyword in a.keywords],
        "altIds": [{"role": "address", "value": a.url}] if a.url else [],
        "versionCreated": seen,
        "contentCreated": _whole(a.published),
        "edNote": _note(a.published),
    }
    for key in ("people", "organisations", "places"):
        item[key] = [
            {"name": name.canonical, "uri": f"urn:marsad:name:{name.id}", "rel": "about"}
            for name in _different(filed.analysis.names)
            if _TYPES.get(name.type) == key
        ]
    return {key: value for key, value in item.items() if value not in (None, [])}


def json_ld(filed: Filed) -> dict[str, Any]:
    """Return the article as a schema.org ``NewsArticle`` whose claims are ``Claim`` parts, verbatim."""
    a = filed.article
    item: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "@id": f"urn:marsad:article:{a.id}",
        "identifier": a.id,
        "url": _web(a.url),
        "headline": a.headline,
        "abstract": a.deck,
        "articleBody": a.body,
        "inLanguage": a.language,
        "datePublished": _day(a.published),
        "dateModified": _day(a.modified),
        "author": [{"@type": "Person", "name": name} for name in a.byline],
        "publisher": {"@type": "NewsMediaOrganization", "name": a.source.name, "url": _site(a)}
        if a.source
        else None,
        "sourceOrganization": [{"@type": "NewsMediaOrganization", "name": c.name} for c in a.credits],
        "dateline": a.place,
        "articleSection": a.category,
        "keywords": list(a.keywords),
        "image": _web(a.image),
        "mentions": [
            {"@type": _THINGS[name.type], "@id": f"urn:marsad:name:{name.id}", "name": name.canonical}
            for name in _different(filed.analysis.names)
            if name.type in _THINGS
        ],
        "hasPart": [_claim(claim, a, number) for number, claim in enumerate(filed.analysis.claims)],
    }
    return _filled(item)


def _web(address: str | None) -> str | None:
    """Programs open what stands here: an imported record's ``javascript:`` must not."""
    return address if address and is_web(address) else None


def _claim(claim: Claim, article: Article, number: int) -> dict[str, Any]:
    speaker = claim.speaker
    return _filled(
        {
            "@type": "Claim",
            "@id": f"urn:marsad:claim:{article.id}:{number}",
            "text": claim.text,
            "author": _filled(
                {
                    "@type": _SPEAKERS.get(speaker.kind, "Person"),
                    "@id": f"urn:marsad:name:{speaker.id}" if speaker.id else None,
                    "name": speaker.name or speaker.role,
                    "jobTitle": speaker.role if speaker.name else None,
                }
            ),
            "firstAppearance": {"@id": f"urn:marsad:article:{article.id}"},
            "additionalType": claim.cue.cls,
        }
    )


def _filled(item: dict[str, Any]) -> dict[str, Any]:
    return {
        key: _filled(value) if isinstance(value, dict) else value
        for key, value in item.items()
        if value not in (None, [], "")
    }


def _different(names: tuple[Name, ...]) -> list[Name]:
    return list({name.id: name for name in reversed(names)}.values())[::-1]


def _info_sources(article: Article) -> list[dict[str, str]]:
    found = [{"name": article.source.name, "role": "publisher"}] if article.source else []
    return found + [{"name": credit.name, "role": credit.kind} for credit in article.credits]


def _site(article: Article) -> str | None:
    return f"https://{article.source.domain}/" if article.source and article.source.domain else None


def _whole(dating: Dating | None) -> str | None:
    return dating.value if dating and dating.precision in _WHOLE and "X" not in dating.value else None


def _day(dating: Dating | None) -> str | None:
    return dating.value if dating and "X" not in dating.value and "/" not in dating.value else None


def _note(dating: Dating | None) -> str | None:
    if dating is None:
        return None
    return f"published {dating.value} (precision: {dating.precision}, evidence: {dating.evidence})"
