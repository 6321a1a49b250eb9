"""Indicators in words: each with its values by period, how it moves, and where its definition changed."""
