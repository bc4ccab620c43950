"""The annotated corpus of claims: reading it, scoring against it."""
