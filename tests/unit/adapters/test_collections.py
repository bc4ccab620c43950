"""Collections: lines and arrays, plain and packed; what is damaged is named, work goes on."""

import gzip
import json
import zipfile

import pytest
import zstandard

from marsad.adapters.collections import Collection
from marsad.errors import PageRefused

RECORDS = [{"title": "عنوان", "n": n} for n in range(3)]
LINES = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in RECORDS).encode()
ARRAY = b"\xef\xbb\xbf \n" + json.dumps(RECORDS, ensure_ascii=False).encode()


def write(path, content: bytes) -> None:
    if path.suffix == ".gz":
        content = gzip.compress(content)
    elif path.suffix == ".zst":
        content = zstandard.ZstdCompressor().compress(content)
    elif path.suffix == ".zip":
        with zipfile.ZipFile(path, "w") as packed:
            packed.writestr("news.json", content)
            packed.writestr("README.txt", "not a record")
        return
    path.write_bytes(content)


def records(path) -> list:
    return [
        each if isinstance(each, PageRefused) else json.loads(each.content)
        for each in Collection(path).records()
    ]


@pytest.mark.parametrize("content", [LINES, ARRAY], ids=["lines", "array"])
@pytest.mark.parametrize("name", ["n.jsonl", "n.json", "n.jsonl.gz", "n.jsonl.zst", "n.zip"])
def test_every_shape_gives_the_same_records(tmp_path, name, content):
    write(tmp_path / name, content)
    assert records(tmp_path / name) == RECORDS


def test_the_same_record_is_the_same_page_for_ever(tmp_path):
    for name in ("a.jsonl", "b.jsonl.gz"):
        write(tmp_path / name, LINES)
    a, b = ([page.id for page in Collection(tmp_path / name).records()] for name in ("a.jsonl", "b.jsonl.gz"))
    assert a == b


def test_a_folder_is_its_files_and_a_damaged_one_is_named(tmp_path):
    write(tmp_path / "a.jsonl", LINES)
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(LINES)[:-12])
    (tmp_path / "c.zip").write_bytes(b"PK no zip")
    (tmp_path / "d.json").write_bytes(b"[1, 2")
    (tmp_path / "notes.txt").write_text("not a collection")
    collection = Collection(tmp_path)
    found = list(collection.records())
    refused = {
        each.values["where"].rpartition("/")[2]: each.values["reason"]
        for each in found
        if isinstance(each, PageRefused)
    }
    assert refused == {"b.jsonl.gz": "bad_archive", "c.zip": "bad_archive", "d.json": "bad_json"}
    assert collection.fraction == 1.0


def test_nothing_there_is_said(tmp_path):
    (refusal,) = Collection(tmp_path / "nowhere").records()
    assert refusal.values["reason"] == "missing"
    (refusal,) = Collection(tmp_path).records()
    assert refusal.values["reason"] == "no_items"
