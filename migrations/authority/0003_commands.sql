-- Each order that was carried out, by its command id: an order that is sent again is not a second fact.

CREATE TABLE {schema}.commands (
    command_id text PRIMARY KEY CHECK (length(command_id) BETWEEN 1 AND 200),
    salt bytea NOT NULL,
    digest bytea NOT NULL,
    position bigint NOT NULL,
    recorded_at timestamptz NOT NULL,
    event_ids uuid[] NOT NULL,
    subjects jsonb NOT NULL
);

GRANT SELECT, INSERT ON {schema}.commands TO {role};
