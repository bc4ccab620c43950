"""The ports made real: files, WARC, the network, the archive, the index, mail. Only here are drivers imported."""
