"""Likeness across the region: which actions of other services are truly alike, why, and who adopted what from whom."""
