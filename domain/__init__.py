"""What may happen to youth justice plans: the words, the facts and the rules. Start reading at `registry.py`."""
