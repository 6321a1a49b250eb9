"""Search: what people typed is found by its words, as far as whoever asks may see it. See docs/decisions/search.md."""
