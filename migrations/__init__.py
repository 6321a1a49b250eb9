"""Where the record is kept: the database, its schemas and roles, and the numbered steps that make them."""
