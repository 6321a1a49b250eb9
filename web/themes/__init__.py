"""What actions are about: proposed by the system, confirmed by people."""
