"""Every promise names a test that is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("SECURITY.md", "docs/explanation/durability.md", "docs/explanation/threat-model.md")
NAMED = re.compile(r"`((?:tests/[\w/]+/)?test_\w+(?:\.py)?)`")


@pytest.mark.parametrize("page", PAGES)
def test_every_test_that_is_named_exists(page: str) -> None:
    """Files by their path or name, functions by theirs; a promise without a test is none."""
    text = (ROOT / page).read_text(encoding="utf-8")
    files = {file: file.read_text(encoding="utf-8") for file in (ROOT / "tests").rglob("test_*.py")}
    places = {str(file.relative_to(ROOT)) for file in files} | {file.name for file in files}
    everything = "\n".join(files.values())
    for name in NAMED.findall(text):
        assert name in places if name.endswith(".py") else f"def {name}(" in everything, name
    for row in text.splitlines():
        if row.startswith("| ") and page != PAGES[2] and not row.startswith("| promise"):
            assert "test" in row.rsplit("|", 2)[1], row


@pytest.mark.parametrize("page", [*PAGES, "deploy/README.md"])
def test_every_page_that_is_linked_exists(page: str) -> None:
    for link in re.findall(r"\]\(([^)#:]+)\)", (ROOT / page).read_text(encoding="utf-8")):
        assert ((ROOT / page).parent / link).exists(), link
