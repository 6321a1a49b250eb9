"""What an authority lets the region see, and the history of it."""
