"""The Arabic language: letters, words, numbers, months, names. Pure, and the same for every floor."""
