"""The audit trail: every entry of an authority, newest first."""
