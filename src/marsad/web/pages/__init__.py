"""One page a file: what it asks of the archive, and which template says it."""
