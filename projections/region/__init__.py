"""The region: what its authorities share, for every pair of dates, and what people read of it."""
