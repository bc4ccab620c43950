"""Claims out of the archive, as records."""

from typing import Any

from marsad.ports import FiledClaim
from marsad.record import claim_record


def filed_claim_record(filed: FiledClaim) -> dict[str, Any]:
    """Return the record of a claim with the article that prints it; spans lie in its body or headline."""
    return {
        "article": {
            "id": filed.article,
            "headline": filed.headline,
            "source": filed.source,
            "url": filed.url,
        },
        "number": filed.number,
        "in_headline": filed.in_headline,
        "day": filed.day,
        **claim_record(filed.claim),
    }
