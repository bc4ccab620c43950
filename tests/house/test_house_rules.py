"""The house keeps its own rules: sizes, canonical Arabic, nothing of one machine, import contracts."""

import ast
import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))
LINES = 400
FUNCTION_LINES = 60

INVISIBLE = re.compile(
    "[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
PRESENTATION = re.compile("[\ufb50-\ufd3d\ufd40-\ufdff\ufe70-\ufefc]")
MACHINE = re.compile(r"(?<![\w.\-])/(?:work|home|Users|root)/\w+|/tmp/\w+|[A-Z]:\\\\")


def of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def tracked() -> list[Path]:
    """The text files of the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=False, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    if listed.returncode != 0:
        pytest.skip("this is no git checkout")
    names = [name for name in listed.stdout.decode().split("\0") if name]
    return [ROOT / name for name in names if (ROOT / name).is_file()]


@pytest.mark.parametrize("path", SOURCES, ids=of)
def test_a_module_holds_one_idea(path):
    """A module above 400 lines has two."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LINES


@pytest.mark.parametrize("path", SOURCES, ids=of)
def test_a_function_fits_a_screen(path):
    """A function above 60 lines has a smaller one inside."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1}"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > FUNCTION_LINES
    ]
    assert not long


TEXTS = sorted(
    p for p in (ROOT / "src").rglob("*")
    if p.suffix in {".py", ".toml", ".txt", ".tsv", ".csv", ".json", ".html", ".js", ".css", ".po"}
)  # fmt: skip


@pytest.mark.parametrize("path", TEXTS, ids=of)
def test_arabic_is_written_in_canonical_form(path):
    """NFC, no presentation forms, no invisible characters: what is typed is what is read."""
    text = path.read_text(encoding="utf-8")
    wrong = [
        f"{path.name}:{number}"
        for number, line in enumerate(text.splitlines(), 1)
        if PRESENTATION.search(line) or INVISIBLE.search(line) or not unicodedata.is_normalized("NFC", line)
    ]
    assert not wrong


def test_no_file_knows_the_machine_it_was_written_on():
    """No path of one computer stands in the repository."""
    wrong = []
    for path in tracked():
        if path == Path(__file__) or path.suffix in {".lock", ".woff2", ".png", ".gz", ".zst", ".crfsuite"}:
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        wrong += [f"{of(path)}: {found[0]}" for found in MACHINE.finditer(text)]
    assert not wrong


def test_the_import_contracts_hold():
    """Imports point down, the core is pure, delivery and flows never import adapters."""
    program = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run(
        [str(program), "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False,
        stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", SOURCES, ids=of)
def test_every_module_and_public_thing_says_what_it_is(path):
    """A module, a public class and a public function have docstrings; a port says it for its adapters."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "the module says nothing"
    silent = [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
        and not node.name.startswith("_")
        and not ast.get_docstring(node)
    ]
    assert not silent
