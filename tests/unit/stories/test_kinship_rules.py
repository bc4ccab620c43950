"""Whole stories that are one: people, places and matter that go on, and what keeps stories apart."""

from dataclasses import replace

import pytest

from marsad.stories.kinship import ONE, Profile, kinship, name_key, profile, refused
from marsad.stories.traits import Traits

NORTH, FRONT, CITY, MINISTER = 11, 12, 13, 21
DAY = 739_000


def text(terms: str, day: int = 0, places: tuple[int, ...] = (NORTH, FRONT), **more: object) -> Traits:
    words = [hash_of(word) for word in terms.split()]
    length = len(words) ** 0.5
    vector = dict.fromkeys(words, 1 / length)
    plain = Traits(
        headline=vector,
        lead=vector,
        body=vector,
        grams=(),
        rare=tuple(words),
        people=(MINISTER,),
        places=places,
        earliest=DAY + day,
        latest=DAY + day,
    )
    return replace(plain, **more)  # type: ignore[arg-type] # fields of Traits by name


def hash_of(word: str) -> int:
    return sum(ord(letter) << (7 * n) for n, letter in enumerate(word)) % (1 << 31)


SENT = text("soldiers north front sent training camp east", 0)
SEEN = text("soldiers north front seen river villages border", 6)
HOME = text("soldiers north front return home parade widows", 30)


def story(*texts: Traits) -> Profile:
    return profile(texts, len(texts))


def rare(_key: int) -> int:
    return 4


def common(key: int) -> int:
    return 40 if key != 0 else 60


def test_a_story_that_changes_its_words_stays_one():
    found = kinship(story(SENT, SEEN), story(HOME), 60, rare)
    assert found.one
    assert found.score >= ONE
    assert found.reason.startswith("kinship:")
    assert "days:24" in found.reason


def test_words_that_half_the_archive_shares_tell_nothing():
    assert (
        kinship(story(SENT, SEEN), story(HOME), 60, common).score
        < kinship(story(SENT, SEEN), story(HOME), 60, rare).score
    )


def test_a_large_archive_asks_for_more():
    small = kinship(story(SENT, SEEN), story(HOME), 60, rare)
    large = kinship(story(SENT, SEEN), story(HOME), 60_000, rare)
    assert large.needed > small.needed + 4


def test_a_crowd_on_one_day_asks_for_more():
    crowd = replace(story(SENT), size=40)
    assert kinship(crowd, story(SENT), 60, rare).needed > ONE + 3


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (replace(HOME, genre="roundup"), "round-up or opinion"),
        (replace(HOME, genre="opinion"), "round-up or opinion"),
        (replace(HOME, template=7), "round-up or opinion"),
        (replace(HOME, earliest=DAY + 400, latest=DAY + 400), "slept too long"),
        (text("football cup final goals penalty", 20), "another matter"),
    ],
)
def test_stories_that_are_refused(other: Traits, why: str):
    found = refused(story(SENT, SEEN), story(other))
    assert found is not None
    assert found.refused == why
    assert not found.one
    assert not found.stays


@pytest.mark.parametrize("places", [(), (CITY,)])
def test_another_event_place_is_refused(places: tuple[int, ...]):
    found = kinship(story(SENT, SEEN), story(replace(HOME, places=places)), 60, rare)
    assert found.refused == "another place"


def test_a_story_may_sleep_as_long_as_its_rhythm_allows():
    later = replace(HOME, earliest=DAY + 90, latest=DAY + 90)
    assert refused(story(SENT), story(later)) is not None
    weeks = replace(SEEN, earliest=DAY + 30, latest=DAY + 30)
    assert refused(story(SENT, weeks), story(later)) is None


def test_names_have_keys_of_their_own():
    assert name_key(5) != 5
