"""Papers: whatever people read is typeset here as a tagged PDF that anybody, and any screen reader, can open."""
