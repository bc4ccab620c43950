"""Builders of the word lists under ``src/marsad/arabic/lexicon``."""
