"""The commands that start, prepare and open an instance."""
