"""The ports made real: files, WARC, network, archive, index, mail. Only here are drivers imported."""
