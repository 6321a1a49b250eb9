"""An authority's plans, and one plan: what an officer reads on the Friday before the board meets."""
