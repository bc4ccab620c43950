"""The commands that let things out: export, digest, follow, mcp, on a small archive."""

import csv
import json
import re

import pytest
from typer.testing import CliRunner

from marsad.cli import app


@pytest.fixture
def run(archive_dir, library, monkeypatch, tmp_path):
    for name in ("MARSAD_CONFIG",):
        monkeypatch.setenv(name, str(tmp_path / "marsad.toml"))
    (tmp_path / "marsad.toml").write_text('site = "https://news.example"\n', encoding="utf-8")

    def running(*words, given: str | None = None, code: int = 0):
        done = CliRunner().invoke(app, [*map(str, words), "--archive", archive_dir], input=given)
        assert done.exit_code == code, done.output
        return done

    return running


@pytest.mark.parametrize("kind", ["articles", "claims", "figures", "stories", "copies"])
def test_tables_go_to_files(run, tmp_path, kind):
    out = tmp_path / f"{kind}.csv"
    run("export", kind, "--format", "csv", "-o", out)
    assert out.read_bytes().startswith(b"\xef\xbb\xbf"), "Excel needs the mark"
    with out.open(encoding="utf-8-sig", newline="") as lines:
        assert next(iter(csv.reader(lines)))
    run("export", kind, "-o", tmp_path / f"{kind}.jsonl")
    for line in (tmp_path / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines():
        json.loads(line)


def test_a_story_is_one_file(run, library, tmp_path):
    story = library.stories(order="size").items[0].id
    run("export", "story", story, "-o", tmp_path / "story.html")
    assert 'dir="rtl"' in (tmp_path / "story.html").read_text(encoding="utf-8")
    run("export", "story", story, "--format", "json", "-o", tmp_path / "story.json")
    assert json.loads((tmp_path / "story.json").read_text(encoding="utf-8"))["schema"] == "marsad.story/1"
    run("export", "story", "nothing", code=4)


def test_a_site_and_the_pages_go_to_a_folder_and_a_file(run, tmp_path):
    run("export", "site", tmp_path / "site")
    assert (tmp_path / "site" / "index.html").is_file()
    assert (tmp_path / "site" / "sitemap.xml").is_file()
    run("export", "warc", "-o", tmp_path / "pages.warc.gz")
    assert (tmp_path / "pages.warc.gz").read_bytes().startswith(b"\x1f\x8b")


@pytest.mark.parametrize(
    "words",
    [
        ("export", "everything"), ("export", "claims", "-f", "html"), ("export", "story"), ("export", "warc"),
        ("digest", "--since", "soon"), ("digest", "--language", "fr"),
        ("digest", "--since", "2024-11-05", "--until", "2024-11-01"), ("digest", "--send", "a@example.org"),
        ("follow", "weather", "x", "--mail", "a@example.org"), ("follow", "search", "x"),
        ("follow", "search", "x", "--mail", "nobody"), ("follow", "stop", "99"),
        ("follow", "speaker", "x", "--class", "shout", "--mail", "a@example.org"),
    ],
)  # fmt: skip
def test_a_wrong_call_is_said_in_one_line(run, words):
    done = run(*words, code=2)
    assert len([line for line in done.stderr.splitlines() if line]) == 1, done.stderr
    assert "Traceback" not in done.output


def test_the_digest_goes_to_a_file_or_the_screen(run, tmp_path):
    done = run("digest", "--since", "2024-10-30", "--until", "2024-11-05")
    assert "المرفأ" in done.stdout
    run("digest", "--since", "2024-10-30", "--until", "2024-11-05", "--to", tmp_path / "digest.html")
    assert "https://news.example/story/" in (tmp_path / "digest.html").read_text(encoding="utf-8")


def test_a_wish_is_kept_listed_run_and_ended(run):
    number = re.search(r"number (\d+)", run("follow", "search", "المرفأ", "--mail", "a@example.org").stdout)[
        1
    ]
    listed = [json.loads(line) for line in run("follow", "list", "--json").stdout.splitlines()]
    assert [each["what"] for each in listed if str(each["number"]) == number] == ["search المرفأ"]
    run("follow", "run", "--dry-run")
    run("follow", "run")
    run("follow", "failures")
    run("follow", "stop", number)
    hook = run("follow", "speaker", "الحداد", "--webhook", "https://hook.example/")
    assert "secret" in hook.stdout
    secret = re.search(r"shown once\): (\w+)", hook.stdout)[1]
    assert secret not in run("follow", "list", "--json").stdout


def test_an_assistant_is_answered_until_its_input_ends(run):
    line = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "ping"})
    assert json.loads(run("mcp", given=line + "\n").stdout)["id"] == 1
