"""Tables as files: CSV that Excel opens with its Arabic whole and its formulas asleep; Parquet."""

import csv
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import IO, Any

from marsad.errors import SettingsError
from marsad.flows.tables import Row, Table

ROWS_AT_ONCE = 5_000
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""How a cell begins that a spreadsheet would run; the last four are the full-width forms."""


def write_csv(table: Table, out: IO[str]) -> int:
    """Write *table* and return the number of rows. *out* is opened with ``newline=""``, UTF-8 with BOM.

    A text that a spreadsheet would take for a formula gets an apostrophe before it, as spreadsheets do.
    """
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    count = 0
    for row in table.rows:
        writer.writerow([_cell(value) for value in row])
        count += 1
    return count


def _cell(value: object) -> object:
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case int():
            return value
        case float():
            return f"{value:.15g}"
        case list():
            return _asleep(" | ".join(map(str, value)))
        case _:
            return _asleep(str(value))


def _asleep(text: str) -> str:
    # Leading blanks do not protect: some programs trim before they look.
    awake = text.lstrip(" \u00a0").startswith(_FORMULA) or text.startswith(_FORMULA)
    return f"'{text}" if awake else text


def write_parquet(table: Table, path: Path) -> int:
    """Write *table* as Parquet (zstd) and return the number of rows; a few thousand are held at a time.

    Raises ``SettingsError`` where pyarrow is not installed.
    """
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise SettingsError(
            "Parquet needs pyarrow: pip install 'marsad[parquet]'; csv and jsonl work without it"
        ) from error
    kinds = {
        "text": pyarrow.string(),
        "number": pyarrow.float64(),
        "whole": pyarrow.int64(),
        "yes": pyarrow.bool_(),
        "list": pyarrow.list_(pyarrow.string()),
    }
    schema = pyarrow.schema([(column.name, kinds[column.kind]) for column in table.columns])
    count = 0
    with pyarrow.parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        for rows in _stretches(table.rows):
            columns: list[Any] = list(zip(*rows, strict=True))
            arrays = [pyarrow.array(c, field.type) for c, field in zip(columns, schema, strict=True)]
            writer.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))
            count += len(rows)
    return count


def _stretches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    while some := list(islice(rows, ROWS_AT_ONCE)):
        yield some
