-- What people typed, apart from the facts that refer to it, so that one text can be erased on its own.

CREATE TABLE {schema}.texts (
    ref uuid PRIMARY KEY,
    salt bytea NOT NULL CHECK (octet_length(salt) = 32),
    body text NOT NULL
);

GRANT SELECT, INSERT ON {schema}.texts TO {role};
GRANT SELECT ON {schema}.texts TO throughline_projector, throughline_inspector;
