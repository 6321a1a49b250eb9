"""Documents on their way into the registry: what was read, what people said of it, and what it would change."""
