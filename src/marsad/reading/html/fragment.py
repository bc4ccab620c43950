"""A piece of HTML (a feed's content, a record's body): its blocks, without looking for a region."""

from selectolax.lexbor import LexborHTMLParser

from marsad.reading.blocks import Block, blocks_of_text
from marsad.reading.html.tree import read_tree


def fragment_blocks(source: str) -> list[Block]:
    """Return the blocks of the HTML (or bare text) in *source*."""
    if "<" not in source:
        return blocks_of_text(source)
    tree = read_tree(LexborHTMLParser(source))
    for block in tree.blocks:
        if block.kind == "caption":
            block.hint = "other"
        elif block.link >= 0.8 and len(block.text.split()) >= 4:
            block.hint = "related"
    return list(tree.blocks)


def fragment_paragraphs(source: str) -> list[str]:
    """Return the paragraphs of the HTML in *source*."""
    return [block.text for block in fragment_blocks(source)]
