"""The region, for whoever compares its services."""
