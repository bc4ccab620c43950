"""The interface says the same things in both languages."""

import re
from importlib import resources

import pytest

from marsad.web.wording import Wording, catalogue

TEMPLATES = resources.files("marsad.web").joinpath("templates")
SIX = {"zero", "one", "two", "few", "many", "other"}


def test_both_catalogues_have_the_same_keys() -> None:
    """No phrase is missing in either language."""
    assert catalogue("ar").keys() == catalogue("en").keys()


def test_arabic_counts_in_six_forms() -> None:
    """Every counting phrase has the six Arabic plural forms."""
    counted = {key: set(entry) for key, entry in catalogue("ar").items() if isinstance(entry, dict)}
    assert counted
    assert all(forms == SIX for forms in counted.values()), counted


def test_placeholders_agree() -> None:
    """A phrase takes the same values in both languages."""
    for key, text in catalogue("ar").items():
        if isinstance(text, str):
            english = catalogue("en")[key]
            assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", english)), key


def test_templates_name_only_known_phrases() -> None:
    """Every literal key in a template exists."""
    used = set()
    for template in TEMPLATES.iterdir():
        used |= set(re.findall(r'w\.say\("([\w.]+)"[,)]', template.read_text(encoding="utf-8")))
        used |= set(re.findall(r"w\.say\('([\w.]+)'[,)]", template.read_text(encoding="utf-8")))
    assert used <= catalogue("ar").keys(), used - catalogue("ar").keys()


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, "لا أخبار"),
        (1, "خبر واحد"),
        (2, "خبران"),
        (7, "7 أخبار"),
        (11, "11 خبراً"),
        (100, "100 خبر"),
    ],
)
def test_arabic_plurals(n: int, said: str) -> None:
    """Arabic counts as Arabic does."""
    assert Wording().say("articles", n) == said


@pytest.mark.parametrize(
    ("months", "said"),
    [("egyptian", "28 أكتوبر 2024"), ("levantine", "28 تشرين الأول 2024")],
)
def test_months_by_family(months: str, said: str) -> None:
    """A date is said with the reader's own month names."""
    assert Wording(months=months).day("2024-10-28") == said


def test_an_open_year_stays_open() -> None:
    """Nobody printed the year, so nobody reads one."""
    assert Wording().day("XXXX-10-28") == "28 أكتوبر"


def test_digits_by_choice() -> None:
    """Arabic-Indic digits for those who want them."""
    assert Wording(digits="arab").number(10000) == "١٠,٠٠٠"
