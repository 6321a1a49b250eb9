"""The regional report: chosen themes and services on paper, each number with the actions on which it rests."""
