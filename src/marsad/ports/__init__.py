"""What the flows need from the world, as narrow as it goes; adapters make these real.

One method a seam where that is enough. Every port has its contract suite in ``tests/contracts``.
"""

from marsad.ports.archive import (
    Archive,
)
from marsad.ports.doors import (
    DoorStore,
    Visitor,
)
from marsad.ports.filed import (
    Appearance,
    ArchiveCounts,
    Change,
    ChangeKind,
    ClaimQuery,
    Decision,
    Fault,
    Filed,
    FiledClaim,
    KeepOutcome,
    KeptPage,
    NameFacts,
    Refusal,
    Slice,
    SourceFacts,
)
from marsad.ports.index import (
    Generation,
    Index,
    Indexes,
)
from marsad.ports.weave import (
    StoryOrder,
    WeaveStore,
)
from marsad.ports.world import (
    Clock,
    Door,
    Fetcher,
    Pool,
)

__all__ = [
    "Appearance",
    "Archive",
    "ArchiveCounts",
    "Change",
    "ChangeKind",
    "ClaimQuery",
    "Clock",
    "Decision",
    "Door",
    "DoorStore",
    "Fault",
    "Fetcher",
    "Filed",
    "FiledClaim",
    "Generation",
    "Index",
    "Indexes",
    "KeepOutcome",
    "KeptPage",
    "NameFacts",
    "Pool",
    "Refusal",
    "Slice",
    "SourceFacts",
    "StoryOrder",
    "Visitor",
    "WeaveStore",
]
