"""Blocks: the page as a row of paragraphs, the one shape in which text and HTML meet."""

import re
from dataclasses import dataclass
from statistics import median

from marsad.arabic import letters
from marsad.arabic.normalise import fold
from marsad.model.article import NoiseKind, ParagraphKind

_ONLY_INVISIBLE = re.compile(rf"[\s{letters.MARKS}]*")
_LINE_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_BULLET = re.compile(
    r"^\s*(?:[•●▪■◾◆▸►▶➤➢✔·○‣⁃–—*-](?:\s+|(?=[^\s\W]))|(?:[0-9\u0660-\u0669]{1,2}|[أ-ي])\s?[)-]\s+)"
)
_TICKER_GAP = re.compile(r"(?<=\S)[ \t\xa0]{3,}(?=\S)")
_END = re.compile(r"""[.!?\u061f\u06d4:\u061b…]["'”“»«)\]\u200e\u200f]*$""")


def without_bullet(text: str) -> str:
    """Return *text* without the mark of a list at its start."""
    match = _BULLET.match(text)
    return text[match.end() :] if match is not None and not match.group().strip()[0].isalnum() else text


@dataclass(slots=True)
class Block:
    """One paragraph of the page as it stands there.

    ``text`` has its inner white space collapsed and is otherwise as printed; ``key`` is its folded
    form. ``gap`` counts blank lines before it; ``link`` is the share of its letters inside links;
    ``level`` is 1..6 for headings; ``hint`` is what the markup calls it (share, related, …),
    ``role`` a part of the article it names (author, date, category, deck, place).
    """

    text: str
    key: str = ""
    kind: ParagraphKind = "text"
    gap: int = 0
    bullet: bool = False
    link: float = 0.0
    level: int = 0
    hint: NoiseKind | None = None
    group: int = 0
    tag: str = ""
    role: str = ""

    def __post_init__(self) -> None:
        if not self.key:
            self.key = fold(self.text)

    @property
    def ends(self) -> bool:
        """True when the text closes like a sentence."""
        return _END.search(self.text) is not None


def collapse(text: str) -> str:
    """Trim and turn every run of white space into one space; nothing else changes."""
    return " ".join(text.split())


def is_blank(text: str) -> bool:
    """True when nothing in *text* can be seen."""
    return _ONLY_INVISIBLE.fullmatch(text) is not None


def blocks_of_text(text: str) -> list[Block]:
    """Return the blocks of a plain text: one a line, hard-wrapped lines joined, tickers cut up."""
    lines = _unwrapped(_LINE_BREAK.split(_with_line_ends(text) if _is_one_line(text) else text))
    blocks: list[Block] = []
    gap = 0
    for line in lines:
        if is_blank(line):
            gap += 1
            continue
        for piece in ticker_pieces(line):
            shown = collapse(piece)
            if shown:
                blocks.append(Block(shown, gap=gap, bullet=_BULLET.match(shown) is not None))
            gap = 0
    return blocks


_LABELS = re.compile(
    r"\s((?:[إا]قرأ أيضا?ً?|شاهد أيضا?ً?|مقالات مشابهة|مواضيع ذات صلة)\s?:)\s"
    r"|\s((?:المصدر|كلمات دلالية|الكلمات المفتاحية)\s?:)"
    r"|\s(تاريخ النشر\s?:\s?\S+\s\S+\s\d{4}(?: GMT)?)\s"
)


def _with_line_ends(text: str) -> str:
    def parted(match: "re.Match[str]") -> str:
        marker, label, dated = match.groups()
        return f"\n{label}" if label else f"\n{marker or dated}\n"

    return _LABELS.sub(parted, text)


def _is_one_line(text: str) -> bool:
    """A page whose line ends were lost: its labels are the only joints left."""
    return len(text) > 1000 and text.strip().count("\n") < len(text) / 2500


def ticker_pieces(line: str) -> list[str]:
    """Cut a line of many short pieces with wide gaps (headlines run together) at the gaps."""
    pieces = [piece for piece in _TICKER_GAP.split(line.strip()) if piece.strip()]
    ended = sum(1 for piece in pieces if _END.search(piece))
    if (
        len(pieces) >= 4
        and median(map(len, pieces)) <= 130
        and max(map(len, pieces)) <= 220
        and ended <= 0.25 * len(pieces)
    ):
        return pieces
    return [line]


def _unwrapped(lines: list[str]) -> list[str]:
    """Join the lines of a hard-wrapped text into its paragraphs; other texts stay as they are.

    A text is hard-wrapped when its paragraphs are runs of lines about equally long of which nearly
    none ends a sentence before the last.
    """
    runs: list[list[str]] = [[]]
    for line in lines:
        if is_blank(line):
            runs.append([])
        else:
            runs[-1].append(line)
    inner = [line.strip() for run in runs for line in run[:-1]]
    if len(inner) < 4:
        return lines
    lengths = [len(line) for line in inner]
    middle = median(lengths)
    even = sum(1 for length in lengths if abs(length - middle) <= 14)
    open_ended = sum(1 for line in inner if not _END.search(line))
    wrapped = 45 <= middle <= 130 and even >= 0.8 * len(inner) and open_ended >= 0.75 * len(inner)
    if not wrapped:
        return lines
    joined: list[str] = []
    for run in runs:
        if run:
            joined.append(" ".join(run))
        joined.append("")
    return joined
