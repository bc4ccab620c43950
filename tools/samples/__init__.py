"""Our own sample pages: one content, many page layouts, and the gold that follows from both.

Written by us, so that what a page says is known exactly: the demo archive, the golden
tests and the extraction benchmark all read what `python -m tools.samples` writes.
"""
