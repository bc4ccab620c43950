"""The nouns of Marsad: frozen values that every floor speaks in.

Nothing here computes; nothing here knows a file, a clock or a database.
An *article* is one item; a *story* is the group of articles about one event.
"""
