"""Scores measured with labelled texts, beside a spam filter and a word list."""
