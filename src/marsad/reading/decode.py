"""Bytes -> text: byte-order mark, valid UTF-8, then what HTTP and markup declare, then detection.

The order is measured (research, extraction §6.3): declarations lie, valid UTF-8 does not happen
by chance. Arabic pages are never taken for Cyrillic or Hebrew ones.
"""

import codecs
import re
from typing import NamedTuple

from resiliparse.parse.encoding import detect_encoding

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})["']""")
_ALIASES = {
    "windows-1256": "cp1256",
    "win1256": "cp1256",
    "win-1256": "cp1256",
    "x-cp1256": "cp1256",
    "arabic": "iso8859-6",
    "iso-8859-6-i": "iso8859-6",
    "iso-8859-6-e": "iso8859-6",
    "asmo-708": "iso8859-6",
    "x-mac-arabic": "mac_arabic",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "utf8mb4": "utf-8",
}
_SIGNATURES = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"%PDF",
    b"PK\x03\x04",
    b"\x7fELF",
    b"MZ\x90",
    b"OggS",
    b"ID3",
    b"RIFF",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"SQLite format 3",
    b"\x00\x00\x01\x00",
    b"BZh",
    b"\xfd7zXZ",
    b"\x28\xb5\x2f\xfd",
    b"\xca\xfe\xba\xbe",
    b"wOFF",
    b"wOF2",
    b"\xd0\xcf\x11\xe0",
)
_HEAD = 4096
_CONTROLS = bytes([*range(9), *range(14, 27), *range(28, 32)])
_MOJIBAKE_LETTERS = "\u0637\u0638"
_MOJIBAKE_SHARE = 0.3


class Decoded(NamedTuple):
    """The text, the charset it was read by, and what had to be repaired."""

    text: str
    charset: str
    notes: tuple[str, ...] = ()


def is_binary(content: bytes) -> bool:
    """True for what is no text in any charset: known signatures, or control bytes where text has none."""
    head = content[:_HEAD]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)):
        return False
    if head.startswith(_SIGNATURES):
        return True
    if b"\x00" in head:
        return _utf16_without_bom(head) is None
    controls = len(head) - len(head.translate(None, _CONTROLS))
    return controls > 0.02 * len(head) + 2


def decode(content: bytes, *, declared: str | None = None) -> Decoded:
    """Return *content* as text; *declared* is the charset HTTP gave. Never fails."""
    for bom, charset in _BOMS:
        if content.startswith(bom):
            return Decoded(content[len(bom) :].decode(charset, "replace"), charset)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(content, declared)
    if "\x00" in text[:_HEAD]:
        wide = _utf16_without_bom(content[:_HEAD])
        if wide is not None:
            return Decoded(content.decode(wide, "replace"), wide)
    text, repaired = repair_mojibake(text)
    return Decoded(text, "utf-8", ("decode.mojibake_repaired",) if repaired else ())


def _utf16_without_bom(head: bytes) -> str | None:
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.2 * len(head) / 2 and even < odd / 8:
        return "utf-16-le"
    if even > 0.2 * len(head) / 2 and odd < even / 8:
        return "utf-16-be"
    return None


def _legacy(content: bytes, declared: str | None) -> Decoded:
    nearly = content.decode("utf-8", "replace")
    bad = nearly.count("\ufffd")
    wide = len(nearly) - len(content.translate(None, bytes(range(128, 256))))
    if bad <= 2 or (wide > 0 and bad < 0.02 * wide):
        # UTF-8 with a few broken bytes (cut short, or patched together)
        text, repaired = repair_mojibake(nearly)
        return Decoded(
            text, "utf-8", ("decode.broken_bytes", *(("decode.mojibake_repaired",) if repaired else ()))
        )
    for name in (declared, _declared_in(content), detect_encoding(content[:200_000])):
        read = _tried(content, name)
        if read is not None:
            return Decoded(read, _codec(name) or "", ())
    return Decoded(content.decode("cp1256", "replace"), "cp1256", ("decode.guessed",))


def _tried(content: bytes, name: str | None) -> str | None:
    """Decode by *name* unless that cannot be: unknown, UTF-8 (ruled out), or not letters of Arabic news."""
    codec = _codec(name)
    if codec is None or codec in ("utf-8", "utf_8"):
        return None
    try:
        text = content.decode(codec, "replace")
    except (LookupError, UnicodeError):
        return None
    if text.count("\ufffd") > 0.01 * len(text) + 3:
        return None
    sample = text[:100_000]
    arabic = sum(1 for character in sample if "\u0620" <= character <= "\u06ff")
    other = (
        sum(1 for character in sample if character > "\x7f" and character not in "\xa0«»“”‘’–—…©®·•") - arabic
    )
    if codec.startswith(("cp1252", "latin")) and other > 60 and _looks_legacy_arabic(content):
        return None
    if arabic and codec in ("iso8859-6", "cp1256") and not _reads_well(sample):
        return None
    return text


def _looks_legacy_arabic(content: bytes) -> bool:
    """Bytes C7 E1 (``ال`` in both Arabic code pages, E1/E4) are far too common for a Western page."""
    high = sum(1 for byte in content[:100_000] if byte >= 0xC0)
    return (
        high > 40
        and content[:100_000].count(b"\xc7\xe1") + content[:100_000].count(b"\xc7\xe4") > 0.02 * high
    )


def _reads_well(text: str) -> bool:
    """True when ``ال`` is as common as it is in Arabic: tells windows-1256 from ISO-8859-6."""
    letters = sum(1 for character in text if "\u0620" <= character <= "\u064a")
    return letters < 40 or text.count("\u0627\u0644") > 0.02 * letters


def _declared_in(content: bytes) -> str | None:
    match = _META.search(content[:_HEAD]) or _XML.search(content[:400])
    return match.group(1).decode("ascii") if match else None


def _codec(name: str | None) -> str | None:
    if not name:
        return None
    key = name.strip().strip("\"'").lower()
    key = _ALIASES.get(key, key)
    try:
        return codecs.lookup(key).name
    except (LookupError, ValueError):
        return None


def repair_mojibake(text: str) -> tuple[str, bool]:
    """Undo UTF-8 read as windows-1256, paragraph by paragraph, only where it is certain.

    Certain means: ط and ظ make up a third of the Arabic letters (at most .06 in 30,079 real
    articles) and the line turns back into valid UTF-8 whole.
    """
    if text.count("ط§") + text.count("ظ„") < 4:
        return text, False
    lines = text.split("\n")
    repaired = False
    for index, line in enumerate(lines):
        letters = sum(1 for character in line if "\u0620" <= character <= "\u064a")
        odd = sum(line.count(letter) for letter in _MOJIBAKE_LETTERS)
        if letters >= 8 and odd > _MOJIBAKE_SHARE * letters:
            fixed = _undone(line)
            if fixed is not None:
                lines[index] = fixed
                repaired = True
    return ("\n".join(lines), True) if repaired else (text, False)


def _undone(line: str) -> str | None:
    try:
        return line.encode("cp1256").decode("utf-8")
    except UnicodeError:
        pass
    pieces = re.split(r"([\u0600-\u06ff\u0080-\u00ff\u2010-\u2122\u0152-\u02c6\u200b-\u200f]{4,})", line)
    changed = False
    for index in range(1, len(pieces), 2):
        try:
            pieces[index] = pieces[index].encode("cp1256").decode("utf-8")
            changed = True
        except UnicodeError:
            return None
    return "".join(pieces) if changed else None
