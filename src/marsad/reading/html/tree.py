"""The lexbor tree walked once into blocks and the containers they stand in.

The walk is iterative and touches each node once, so depth and size cost linear time only.
"""

import re
from dataclasses import dataclass, field

from selectolax.lexbor import LexborHTMLParser, LexborNode

from marsad.model.article import NoiseKind, ParagraphKind
from marsad.reading.blocks import Block, collapse, is_blank, ticker_pieces
from marsad.reading.html.hints import hint_of, role_of

MOST_NODES = 2_000_000
_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "embed",
        "select",
        "option",
        "textarea",
        "button",
        "input",
        "audio",
        "video",
        "canvas",
        "map",
        "head",
        "datalist",
        "dialog",
        "math",
        "applet",
        "amp-analytics",
        "amp-ad",
        "amp-iframe",
        "amp-embed",
        "amp-sticky-ad",
        "amp-sidebar",
    ]
)
_BLOCKS = frozenset(
    [
        "html",
        "body",
        "div",
        "p",
        "article",
        "section",
        "main",
        "header",
        "footer",
        "nav",
        "aside",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "tbody",
        "thead",
        "tfoot",
        "tr",
        "td",
        "th",
        "caption",
        "blockquote",
        "q-block",
        "figure",
        "figcaption",
        "pre",
        "form",
        "fieldset",
        "address",
        "center",
        "hr",
        "details",
        "summary",
        "menu",
        "hgroup",
    ]
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ENDS = re.compile(r"[.!?\u061f\u06d4:\u061b…]['\"’”»)\]]*$")
_WRAPPED_FROM = 60
_ROLE_HOLDS = {"deck": 3}
"""Most blocks an element may hold and still be the part of an article its name says."""

_SPACED = frozenset({"div", "header", "footer", "section", "nav", "aside", "ul", "tr"})
"""Elements that lay their inline children out side by side, with gaps no space stands for."""


@dataclass(slots=True)
class Container:
    """An element that holds blocks ``[start, end)`` of the page; ``parent`` is its index or -1."""

    tag: str
    parent: int
    start: int
    end: int = 0
    hint: NoiseKind | None = None
    depth: int = 0
    role: str = ""


@dataclass(slots=True)
class PageBlock(Block):
    """A block of an HTML page: also its container, the texts of its links, and where those lead."""

    container: int = -1
    anchors: tuple[str, ...] = ()


@dataclass(slots=True)
class Tree:
    """The page as blocks; ``notes`` say what was left out."""

    blocks: list[PageBlock] = field(default_factory=list)
    containers: list[Container] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def read_tree(parser: LexborHTMLParser) -> Tree:
    """Walk the parsed page once and return its blocks in reading order."""
    root = parser.body or parser.root
    walk = _Walk()
    if root is not None:
        walk.run(root)
    return walk.tree


class _Walk:
    def __init__(self) -> None:
        self.tree = Tree()
        self.pieces: list[str] = []
        self.linked = 0
        self.anchors: list[str] = []
        self.anchor_from: int | None = None
        self.anchor_depth = 0
        self.open: list[int] = []
        self.levels: list[int] = []
        self.kinds: list[ParagraphKind] = []
        self.items = 0
        self.breaks = 0
        self.pre = 0
        self.inline: list[bool] = []
        self.beside = -1

    def run(self, root: LexborNode) -> None:
        node: LexborNode | None = root
        count = 0
        path: list[tuple[LexborNode, str, bool]] = []
        while node is not None:
            count += 1
            if count > MOST_NODES:
                self.tree.notes.append("html.too_many_nodes")
                break
            tag = node.tag or ""
            child: LexborNode | None = None
            if tag == "-text":
                self._text(node.text_content or "")
            elif tag and tag[0] not in "-!_" and tag not in _SKIPPED:
                if tag == "br":
                    self._break()
                elif tag != "img":
                    entered = self._enter(node, tag)
                    child = node.child if entered else None
                    if child is not None:
                        path.append((node, tag, entered))
                        node = child
                        continue
                    if entered:
                        self._leave(tag)
            while node is not None:
                following = node.next if path else None
                if following is not None:
                    node = following
                    break
                if not path:
                    node = None
                    break
                node, tag, _ = path.pop()
                self._leave(tag)
        while path:
            self._leave(path.pop()[1])
        self._flush()
        self._roles()

    # elements ------------------------------------------------------------

    def _enter(self, node: LexborNode, tag: str) -> bool:
        if tag in _BLOCKS or tag.startswith("amp-"):
            attributes = node.attributes
            if _is_hidden(attributes):
                return False
            self._flush()
            parent = self.open[-1] if self.open else -1
            hint = hint_of(tag, attributes)
            self._contain(
                Container(tag, parent, len(self.tree.blocks), 0, hint, len(self.open), role_of(attributes))
            )
            if tag in _HEADINGS:
                self.levels.append(_HEADINGS[tag])
            elif tag in ("blockquote",):
                self.kinds.append("quote")
            elif tag in ("figcaption", "caption"):
                self.kinds.append("caption")
            elif tag in ("li", "dd"):
                self.kinds.append("list")
            elif tag == "pre":
                self.pre += 1
            return True
        self._part_neighbours()
        if tag == "a":
            self.anchor_depth += 1
            if self.anchor_from is None:
                self.anchor_from = len(self.pieces)
            return True
        attributes = node.attributes
        if attributes and _is_hidden(attributes):
            return False
        role = role_of(attributes) if attributes and self.anchor_depth == 0 else ""
        self.inline.append(bool(role))
        if role:
            self._flush()
            parent = self.open[-1] if self.open else -1
            self._contain(Container(tag, parent, len(self.tree.blocks), 0, None, len(self.open), role))
        return True

    def _part_neighbours(self) -> None:
        """``<span>10 يناير</span><span>ليلى</span>`` in a header: two things, though no space parts them."""
        side_by_side = self.open and self.tree.containers[self.open[-1]].tag in _SPACED
        if self.beside == len(self.pieces) and self.pieces and side_by_side and not self.anchor_depth:
            self.pieces.append(" ")

    def _contain(self, container: Container) -> None:
        self.open.append(len(self.tree.containers))
        self.tree.containers.append(container)

    def _leave(self, tag: str) -> None:
        if tag not in _BLOCKS and not tag.startswith("amp-"):
            self.beside = len(self.pieces)
        if tag not in _BLOCKS and tag != "a" and not tag.startswith("amp-"):
            if self.inline.pop():
                self._flush()
                self.tree.containers[self.open.pop()].end = len(self.tree.blocks)
        elif tag in _BLOCKS or tag.startswith("amp-"):
            self._flush()
            self.tree.containers[self.open.pop()].end = len(self.tree.blocks)
            if tag in _HEADINGS:
                self.levels.pop()
            elif tag in ("blockquote", "figcaption", "caption", "li", "dd"):
                self.kinds.pop()
            elif tag == "pre":
                self.pre -= 1
        elif tag == "a":
            self.anchor_depth -= 1
            if self.anchor_depth == 0:
                self._close_anchor()

    def _close_anchor(self) -> None:
        if self.anchor_from is None:
            return
        text = collapse("".join(self.pieces[self.anchor_from :]))
        if text:
            self.anchors.append(text)
            self.linked += len(text)
        self.anchor_from = None

    # text ----------------------------------------------------------------

    def _text(self, text: str) -> None:
        if self.breaks and not text.isspace():
            self._settle_break()
        if self.pre and "\n" in text:
            for line in text.split("\n"):
                self.pieces.append(line)
                self._flush()
            return
        self.pieces.append(text)

    def _break(self) -> None:
        self.breaks += 1

    def _settle_break(self) -> None:
        """A lone ``<br>`` inside a sentence is a line end; elsewhere it parts paragraphs."""
        before = collapse("".join(self.pieces))
        lone = self.breaks == 1
        self.breaks = 0
        if lone and (self.levels or (len(before) >= _WRAPPED_FROM and not _ENDS.search(before))):
            self.pieces.append(" ")
            return
        self._flush()

    def _flush(self) -> None:
        self.breaks = 0
        if self.anchor_from is not None:
            self._close_anchor()
            self.anchor_from = 0 if self.anchor_depth else None
        if not self.pieces:
            return
        raw = "".join(self.pieces)
        text = collapse(raw)
        anchors, linked = tuple(self.anchors), self.linked
        self.pieces, self.anchors, self.linked = [], [], 0
        if not text or is_blank(text):
            return
        share = min(1.0, linked / max(1, len(text)))
        container = self.open[-1] if self.open else -1
        words = [anchor for anchor in anchors if len(anchor.split()) >= 4]
        if share >= 0.85 and len(anchors) >= 2 and len(words) >= 0.7 * len(anchors):
            for anchor in anchors:
                self._add(anchor, 1.0, (anchor,), container)
            return
        if not anchors and len(text) > 200 and "   " in raw and len(pieces := ticker_pieces(raw)) > 1:
            for piece in pieces:
                self._add(collapse(piece), share, (), container)
                self.tree.blocks[-1].role = "ticker"
            return
        self._add(text, share, anchors, container)

    def _add(self, text: str, share: float, anchors: tuple[str, ...], container: int) -> None:
        level = self.levels[-1] if self.levels else 0
        kind: ParagraphKind = self.kinds[-1] if self.kinds else "text"
        block = PageBlock(
            text,
            kind=kind if kind != "list" else "text",
            bullet=kind == "list",
            link=share,
            level=level,
            group=container,
            tag=self.tree.containers[container].tag if container >= 0 else "",
            container=container,
            anchors=anchors,
        )
        self.tree.blocks.append(block)

    def _roles(self) -> None:
        """Give each block the nearest role among its container and two above it.

        A role does not hold for an element of many blocks: ``field--type-text-with-summary`` is a body.
        """
        containers = self.tree.containers
        for block in self.tree.blocks:
            if block.role:
                continue
            at = block.container
            for _ in range(3):
                if at < 0:
                    break
                holder = containers[at]
                if holder.role and holder.end - holder.start <= _ROLE_HOLDS.get(holder.role, 12):
                    block.role = holder.role
                    break
                at = holder.parent


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    if not attributes:
        return False
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    style = attributes.get("style")
    return bool(style and _HIDDEN.search(style))
