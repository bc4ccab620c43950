"""Documented is true: the reference pages say what the code says, and every text has both languages."""

import json
import re
import string
import sys
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import docs as reference  # noqa: E402 - a tool of this repository, not a package
import schema as published  # noqa: E402


@pytest.mark.parametrize("page", sorted(reference.PAGES))
def test_a_reference_page_is_current(page):
    """`make docs` has nothing to do."""
    assert (reference.REFERENCE / page).read_text(encoding="utf-8") == reference.rendered(page)


def test_the_published_schema_is_current_and_a_schema():
    text = published.TARGET.read_text(encoding="utf-8")
    assert text == published.rendered()
    jsonschema.Draft202012Validator.check_schema(json.loads(text))


def test_every_command_has_help_an_example_and_exit_codes():
    for name, command in reference.commands():
        assert "**Example:**" in command.help, name
        assert "Exit codes:" in command.help, name
        assert all(p.help for p in command.params if p.name != "help"), name


def test_every_error_speaks_both_languages():
    said = reference.messages()
    for each in reference.error_classes():
        assert set(said[each.key]) == {"ar", "en"}, each.key
    for key, languages in said.items():
        wanted = {
            language: {name for _, name, _, _ in string.Formatter().parse(text) if name}
            for language, text in languages.items()
        }
        assert wanted["ar"] <= wanted["en"] | {"message", "arabic"}, key
        arabic = "".join(text for text, *_ in string.Formatter().parse(languages["ar"]))
        assert re.search("[\u0600-\u06ff]", arabic) or not re.search(r"\w", arabic), key


def test_every_setting_says_what_it_does():
    assert all(each.metadata["help"] for each in reference.fields(reference.Settings))
