"""Search, in one service's record and in what the region shares."""
