"""Commands of the web: accounts, serving, and what people and scripts read and record."""
