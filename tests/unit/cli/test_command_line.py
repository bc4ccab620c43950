"""The command line as people and scripts meet it: output, exit codes, refusals in one line."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
from typer.testing import CliRunner

from marsad.cli import app

ROOT = Path(__file__).resolve().parents[3]
SCHEMA = json.loads((ROOT / "src/marsad/schema/article-1.json").read_text(encoding="utf-8"))
EXAMPLES = ROOT / "examples" / "pages"

NEWS = """افتتاح جسر جديد في المدينة

افتتح محافظ المدينة سامر الخطيب، اليوم الخميس، جسراً جديداً بطول 300 متر فوق النهر الكبير.

وقال الخطيب إن الجسر سيخفف الازدحام عن وسط المدينة، مضيفاً أن كلفته بلغت 12 مليون دولار.
"""


@pytest.fixture(autouse=True)
def _own_settings(monkeypatch, tmp_path):
    for name in [name for name in os.environ if name.startswith("MARSAD_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("LANG", "C")
    monkeypatch.delenv("LC_ALL", raising=False)


@pytest.fixture
def page(tmp_path) -> Path:
    file = tmp_path / "news.txt"
    file.write_text(NEWS, encoding="utf-8")
    return file


def run(*words: object, input: str | bytes | None = None):  # noqa: A002 - the runner's own word
    return CliRunner().invoke(app, [str(word) for word in words], input=input)


def records(result) -> list[dict]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_read_prints_records_that_the_schema_accepts(page):
    result = run("read", page, "--json", "--url", "http://example.org/1", "--seen", "2024-10-31")
    assert result.exit_code == 0, result.output
    (record,) = records(result)
    jsonschema.validate(record, SCHEMA)
    assert record["page"]["url"] == "http://example.org/1"
    assert "الجسر سيخفف" in record["body"]


def test_every_record_of_the_sample_pages_is_as_published():
    result = run("read", EXAMPLES, "--json")
    assert result.exit_code in (0, 3)
    validator = jsonschema.Draft202012Validator(SCHEMA)
    found = records(result)
    assert len(found) > 40
    for record in found:
        validator.validate(record)
        for kind in ("times", "quantities", "names", "claims"):
            for mention in record[kind]:
                start, end = mention["span"]
                assert record["body"][start:end] == mention["text"], (record["page"]["path"], kind)


def test_read_takes_standard_input(page):
    result = run("read", "-", "--json", input=page.read_bytes())
    assert result.exit_code == 0
    assert len(records(result)) == 1


def test_what_is_refused_is_named_in_one_line_and_work_goes_on(page, tmp_path):
    (tmp_path / "empty.html").write_bytes(b"")
    (tmp_path / "picture.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4)
    (tmp_path / "blank.html").write_text("<html><body> </body></html>")
    (tmp_path / "cut.warc.gz").write_bytes(b"\x1f\x8b\x08\x00broken")
    names = ["empty.html", "picture.html", "blank.html", "cut.warc.gz", "nowhere.html"]
    result = run("read", *(tmp_path / name for name in names), page, "--json")
    assert result.exit_code == 3
    assert len(records(result)) == 1
    lines = result.stderr.splitlines()
    assert len(lines) == len(names)
    for name, line in zip(names, lines, strict=True):
        assert name in line
        assert "Traceback" not in line


def test_messages_come_in_arabic_where_the_environment_speaks_it(monkeypatch):
    monkeypatch.setenv("LANG", "ar_SY.UTF-8")
    result = run("read", "nowhere.html")
    assert "لا ملف" in result.stderr


def test_a_page_added_twice_changes_nothing(page, tmp_path):
    archive = tmp_path / "archive"
    first = run("add", page, "--archive", archive, "--json", "--workers", 1)
    assert first.exit_code == 0, first.output
    assert records(first)[0]["articles"] == 1
    second = run("add", page, "--archive", archive, "--json", "--workers", 1)
    assert records(second)[0]["articles"] == 0
    assert records(second)[0]["known"] == 1
    assert run("check", "--archive", archive).exit_code == 0


def test_what_was_added_is_found_everywhere(page, tmp_path):
    archive = tmp_path / "archive"
    run("add", page, "--archive", archive, "--url", "https://news.example/1", "--workers", 1)
    (claim,) = records(
        run("claims", "--archive", archive, "--speaker", "الخطيب", "--about", "الازدحام", "--json")
    )
    assert claim["speaker"]["name"]
    assert claim["article"]["url"] == "https://news.example/1"
    assert records(run("sources", "--archive", archive, "--json"))
    (story,) = records(run("stories", "--archive", archive, "--json"))
    assert run("story", story["id"], "--archive", archive).exit_code == 0
    assert "الجسر" in run("search", "الجسر", "--archive", archive, "--json").stdout


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("story", "s000000000000"), 4),
        (("claims", "--class", "shout"), 2),
        (("claims", "--since", "yesterday"), 2),
        (("rebuild", "everything"), 2),
        (("forget", "http://nowhere.example/", "--yes"), 4),
        (("add", "--pages-csv", "nowhere.csv", "x"), 2),
        (("import", "x.jsonl", "--map", "shoe=size"), 2),
    ],
)
def test_every_kind_of_failure_has_its_exit_code(page, tmp_path, words, code):
    archive = tmp_path / "archive"
    run("add", page, "--archive", archive, "--workers", 1)
    result = run(*words, "--archive", archive)
    assert result.exit_code == code, result.output
    assert result.stderr.startswith("marsad: ")
    assert len(result.stderr.splitlines()) == 1


def test_no_archive_is_said_with_what_to_do(tmp_path):
    result = run("sources", "--archive", tmp_path / "nowhere")
    assert result.exit_code == 5
    assert "marsad add" in result.stderr


@pytest.mark.parametrize("content", [b"", b"this is no database", b"SQLite format 3\x00 cut short"])
def test_a_half_written_archive_is_one_line(tmp_path, page, content):
    archive = tmp_path / "archive"
    archive.mkdir()
    (archive / "marsad.sqlite").write_bytes(content)
    result = run("sources", "--archive", archive)
    assert result.exit_code == 5
    assert len(result.stderr.splitlines()) == 1


def test_a_directory_without_rights_is_one_line(tmp_path, page):
    (tmp_path / "file").write_text("")
    result = run("add", page, "--archive", tmp_path / "file" / "archive")
    assert result.exit_code == 5
    assert len(result.stderr.splitlines()) == 1


def test_damage_is_found_and_named(page, tmp_path):
    archive = tmp_path / "archive"
    run("add", page, "--archive", archive, "--workers", 1)
    with sqlite3.connect(archive / "marsad.sqlite") as database:
        database.execute("UPDATE pages SET content = x'00'")
        database.execute("DELETE FROM analyses")
    database.close()
    result = run("check", "--archive", archive, "--json")
    assert result.exit_code == 7
    assert {"archive.page.unreadable", "archive.article.unanalysed"} <= {r["key"] for r in records(result)}


def test_rebuilding_changes_nothing_that_was_right(page, tmp_path):
    archive = tmp_path / "archive"
    run("add", page, "--archive", archive, "--workers", 1)
    before = run("stories", "--archive", archive, "--json").stdout
    result = run("rebuild", "--all", "--archive", archive, "--workers", 1)
    assert result.exit_code == 0, result.output
    assert "analysis: 0 articles changed" in result.stdout
    assert run("stories", "--archive", archive, "--json").stdout == before
    assert run("check", "--archive", archive).exit_code == 0


def test_forgetting_removes_every_trace(page, tmp_path):
    archive = tmp_path / "archive"
    url = "https://news.example/forget"
    run("add", page, "--archive", archive, "--url", url, "--workers", 1)
    assert run("forget", url, "--yes", "--archive", archive).exit_code == 0
    assert run("stories", "--archive", archive, "--json").stdout == ""
    assert run("claims", "--archive", archive, "--json").stdout == ""
    assert records(run("search", "الجسر", "--archive", archive, "--json"))[0]["total"] == 0


def test_a_collection_is_imported_by_its_own_field_names(tmp_path):
    lines = [
        {
            "title": "خبر أول",
            "content": "أعلن الوزير افتتاح المعرض الدولي للكتاب في العاصمة.",
            "link": "http://x.example/1",
        },
        {"title": "خبر ثان", "content": ""},
    ]
    file = tmp_path / "news.jsonl"
    file.write_text(
        "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines) + "{broken\n", encoding="utf-8"
    )
    words = ("import", file, "--map", "headline=title", "--map", "body=content", "--map", "url=link")
    result = run(*words, "--archive", tmp_path / "archive", "--json", "--workers", 1)
    (summary,) = records(result)
    assert result.exit_code == 3
    assert summary["articles"] == 1
    assert [each["reason"] for each in summary["refused"]] == ["no_text", "bad_json"]


def test_explain_names_words_and_rules():
    result = run("explain", "قال الوزير سامر الخطيب أمس إن 12 شخصاً أصيبوا", "--date", "2024-10-31", "--json")
    found = {record["kind"]: record for record in records(result)}
    assert "2024-10-30" in found["time"]["value"]
    assert found["quantity"]["text"].startswith("12")
    assert all(record["rule"] for record in records(result))


def test_the_schema_is_printed():
    assert json.loads(run("schema").stdout) == SCHEMA


def test_help_answers_without_loading_what_commands_need():
    """`marsad --help` imports no database, no network, no parser."""
    heavy = "{'sqlalchemy', 'aiohttp', 'trafilatura', 'tantivy', 'starlette', 'lxml', 'selectolax'}"
    code = f"import sys, marsad.cli; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_damage_inside_the_file_is_listed_not_raised(tmp_path):
    archive = tmp_path / "archive"
    run("add", *sorted(EXAMPLES.glob("*.txt")), "--archive", archive, "--workers", 1)
    file = archive / "marsad.sqlite"
    with sqlite3.connect(file) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    damaged = bytearray(file.read_bytes())
    for start in range(len(damaged) // 4, len(damaged), 40_000):
        damaged[start : start + 2_000] = bytes(2_000)
    file.write_bytes(damaged)
    result = run("check", "--archive", archive)
    assert result.exit_code in (5, 7), result.output
    assert "archive.file" in result.stdout
    assert "Traceback" not in result.output


def test_what_lags_behind_is_said_and_sync_catches_up(page, tmp_path):
    archive = tmp_path / "archive"
    run("add", page, "--archive", archive, "--workers", 1, "--no-sync")
    lagging = run("check", "--archive", archive)
    assert lagging.exit_code == 7
    assert "marsad sync" in lagging.stdout
    assert run("sync", "--archive", archive).exit_code == 0
    assert run("check", "--archive", archive).exit_code == 0


@pytest.mark.shared
def test_the_five_seed_pages_are_eight_articles(seeds):
    result = run("read", *sorted(seeds.glob("*.txt")), "--json")
    assert result.exit_code == 0
    assert len(records(result)) == 8


def test_an_interrupted_add_keeps_what_it_kept_and_continues(tmp_path, monkeypatch):
    from marsad.flows import add as adding

    archive = tmp_path / "archive"
    pages = sorted(EXAMPLES.glob("*.txt"))
    monkeypatch.setattr(adding, "BYTES_AT_ONCE", 1)  # every page is a batch
    keep = adding._Adding.keep
    left = iter(range(4))

    def interrupted(self, read):
        if next(left, None) is None:
            raise KeyboardInterrupt
        keep(self, read)

    with monkeypatch.context() as patched:
        patched.setattr(adding._Adding, "keep", interrupted)
        stopped = run("add", *pages, "--archive", archive, "--workers", 1, "--json")
    assert stopped.exit_code == 130
    assert "the same command continues" in stopped.stderr
    (summary,) = records(stopped)
    assert summary["pages"] + len(summary["refused"]) == 4
    (rest,) = records(run("add", *pages, "--archive", archive, "--workers", 1, "--json"))
    assert rest["known"] >= summary["pages"]
    assert run("check", "--archive", archive).exit_code == 0


def test_a_file_name_that_is_no_text_does_no_harm(tmp_path):
    folder = os.fsencode(tmp_path / "odd")
    Path(os.fsdecode(folder)).mkdir()
    for name, content in ((b"\xff\xfe.txt", NEWS.encode()), (b"\xfe empty.txt", b"")):
        with open(folder + b"/" + name, "wb") as file:  # noqa: PTH123 - a Path takes no bytes
            file.write(content)
    result = run("read", os.fsdecode(folder), "--json")
    assert result.exit_code == 3
    assert len(records(result)) == 1
    added = run("add", os.fsdecode(folder), "--archive", tmp_path / "archive", "--json", "--workers", 1)
    assert records(added)[0]["articles"] == 1
