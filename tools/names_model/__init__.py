"""How the names tagger and its gazetteers come to be; run on a developer's machine, never at run time."""
