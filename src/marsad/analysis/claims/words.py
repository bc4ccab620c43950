"""The small words around a report: complementisers, prepositions, days, channels, roles.

All sets hold search keys. Each is a closed class or the common head nouns of one; they are read by
the speaker and content rules and say nothing about any one story.
"""

import tomllib
from importlib.resources import files

from marsad.arabic.normalise import fold

LEXICON = tomllib.loads(files("marsad.analysis.claims").joinpath("lexicon.toml").read_text("utf-8"))
"""The tables of this floor: lists of words, verbs, participles, as plain package data."""


def keys(text: str) -> frozenset[str]:
    """Return the search keys of the words of *text*."""
    return frozenset(fold(word) for word in text.split())


_ENCLITICS = "|ه|ها|هم|هما|هن|ني|نا|ي|ك|كم"


def listed(name: str) -> frozenset[str]:
    """Return the search keys of the list *name* of the lexicon."""
    return keys(LEXICON["words"][name])


def _with_enclitics(*stems: str) -> frozenset[str]:
    return frozenset(fold(stem + ending) for stem in stems for ending in _ENCLITICS.split("|"))


THAT = (_with_enclitics("أن", "إن") | keys("أنهم إنا أنا إنما أنما أنّ إنّ")) - keys(
    "أني إني أنك إنك أنكم إنكم أنا إنا"
)
THAT = THAT | keys("إني أني إنني أنني إننا أننا ألا")
WITH_THAT = _with_enclitics("بأن") - keys("بأنك بأني بأنكم بأنا")
"""``بأن``: the preposition and the complementiser in one word."""

FALSE_THAT_AFTER = listed("false_that_after")
"""Words after which أن belongs to them and not to a reporting verb before them."""

ABSTRACT = listed("abstract")

PREPOSITIONS = listed("prepositions")
"""Words that open an adjunct; a speaker's noun phrase ends before them unless it calls for them."""

ROLE_PREPOSITIONS = keys("لدى باسم بلسان لشؤون للشؤون بالوكالة بالإنابة بالنيابة المكلف")
"""Prepositions that go on describing an office."""

RELATIVES = keys("الذي التي الذين اللذان اللذين اللتان اللتين اللواتي اللاتي ممن")

PRONOUNS = keys("هو هي هم هما وهو وهي وهم وهما")

WEEKDAYS = keys("الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت أحد")

TIME_WORDS = (WEEKDAYS - keys("أحد")) | listed("time_words")
TIME_TAIL = listed("time_tail")
MONTHS = listed("months")

CHANNELS = listed("channels")
WRITTEN = keys("فيسبوك تويتر إكس تيليجرام تلغرام تليجرام تيليغرام تليغرام إنستغرام انستجرام يوتيوب واتساب")

MEDIA = listed("media")

ORGANISATIONS = listed("organisations")

ROLES = listed("roles")
ROLES = ROLES | {
    role.removesuffix("ه") + ("ت" if role.endswith("ه") else "") + ending
    for role in listed("possessed")
    for ending in ("ه", "ها", "هم")
}

TITLES = listed("titles")

PLURAL_PEOPLE = listed("plural_people")
ANONYMOUS = listed("anonymous")
DOCUMENTS = listed("documents")

COLLECTIVE = listed("collective")

COUNTRIES = listed("countries")
