"""Marsad (مرصد): an observatory for Arabic news.

Who said it, through whom, when, and who says otherwise.
"""

__version__ = "0.1.0"
