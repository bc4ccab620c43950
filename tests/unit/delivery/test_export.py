"""Exports: tables that stay what they are in other programs, and records of other forms."""

import csv
import io
import zlib

import pytest

from marsad.adapters.table_files import write_csv, write_parquet
from marsad.adapters.warc import warc_pages
from marsad.adapters.warc_file import write_warc
from marsad.errors import SettingsError
from marsad.flows.export import KINDS, as_json_ld, as_ninjs, pages, records
from marsad.flows.tables import COLUMNS, Column, Table, table_of
from marsad.web.dossier import dossier


def written(table: Table) -> list[list[str]]:
    out = io.StringIO(newline="")
    write_csv(table, out)
    return list(csv.reader(io.StringIO(out.getvalue(), newline="")))


@pytest.mark.parametrize("name", list(COLUMNS))
def test_a_table_has_a_row_for_every_thing(library, name):
    head, *rows = written(table_of(library, name))
    assert head == [column.name for column in COLUMNS[name]]
    assert all(len(row) == len(head) for row in rows)
    if name != "copies":
        assert rows


def test_no_cell_is_run_by_a_spreadsheet(library):
    head, *rows = written(table_of(library, "articles"))
    sources = {row[head.index("source")] for row in rows}
    assert '\'=HYPERLINK("x")' in sources
    one = Table(
        name="t", columns=(Column("a"), Column("n", "number")), rows=iter([(" @x", -1.5), ("ـ-", None)])
    )
    assert written(one)[1:] == [["' @x", "-1.5"], ["ـ-", ""]]


def test_claims_and_figures_name_where_they_stand(library):
    for claim in table_of(library, "claims").records():
        body = library.article(claim["article"]).article.body
        assert body[claim["start"] : claim["end"]] == claim["text"]
    points = list(table_of(library, "figures").records())
    assert [(p["low"], p["conflicts_with"]) for p in points] == [(300, ["1"]), (450, ["0"])]


@pytest.mark.parametrize("kind", KINDS)
def test_records_are_read_as_they_are_asked_for(library, kind):
    found = records(library, kind)
    assert iter(found) is found
    list(found)


def test_parquet_is_said_to_be_missing_where_it_is(library, tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(SettingsError, match=r"marsad\[parquet\]"):
        write_parquet(table_of(library, "claims"), tmp_path / "x.parquet")


def test_parquet_keeps_the_kinds(library, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed (extra: parquet)")
    path = tmp_path / "figures.parquet"
    assert write_parquet(table_of(library, "figures"), path) == 2
    read = parquet.read_table(path)
    assert str(read.schema.field("low").type) == "double"
    assert str(read.schema.field("disputed").type) == "bool"
    assert read.column("articles").to_pylist()[0]


def test_ninjs_has_what_is_known_and_nothing_else(library):
    items = {item["uri"]: item for item in as_ninjs(library)}
    assert len(items) == 4
    for item in items.values():
        assert item["standard"]["version"] == "3.0"
        assert item["bodies"][0]["charCount"] == len(item["bodies"][0]["value"])
        assert "contentCreated" not in item, "a day is no moment"
        assert None not in item.values()
    assert sum("edNote" in item for item in items.values()) == 3


def test_json_ld_carries_claims_word_for_word(library):
    for item, filed in zip(as_json_ld(library), library.every_article(), strict=True):
        assert [part["text"] for part in item.get("hasPart", [])] == [c.text for c in filed.analysis.claims]
        assert item["@type"] == "NewsArticle"


@pytest.mark.parametrize("name", ["pages.warc", "pages.warc.gz"])
def test_kept_pages_come_back_out_of_a_warc(library, tmp_path, name):
    path = tmp_path / name
    assert write_warc(pages(library), path) == 4
    with path.open("rb") as stream:
        back = {page.id: page for page in warc_pages(stream, name, largest=1 << 20)}
    for page in pages(library):
        assert back[page.id].content == page.content
        assert back[page.id].url == page.url
        assert back[page.id].seen == page.seen
    if name.endswith(".gz"):
        first = zlib.decompressobj(31)
        first.decompress(path.read_bytes())
        assert first.unused_data, "every record is compressed by itself"


def test_a_dossier_needs_nothing_else(library):
    story = library.stories(order="size").items[0]
    html = dossier(library, story.id)
    assert 'dir="rtl"' in html
    assert "<svg" in html
    for outside in ("src=", "@import", 'href="/', "url(", "<script"):
        assert outside not in html
    assert 'href="#source-1"' in html
    assert 'id="source-2"' in html
    library_dossier = dossier(library, library.story_of(library.search("الزيتون").hits[0].article))
    assert "<svg" not in library_dossier
