"""The page of findings: what contradicts itself in an authority's plans, for people who can put it right."""
