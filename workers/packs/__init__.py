"""Evidence packs: what an inspector takes away, and can check on any machine without trusting this registry."""
