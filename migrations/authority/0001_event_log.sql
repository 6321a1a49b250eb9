-- An authority's log: every fact in the order it was recorded. The tables are those that the pinned
-- eventsourcing library would create (a test compares); history is protected by the database itself.

CREATE TYPE {schema}.stored_event_uuid AS (
    originator_id uuid,
    originator_version bigint,
    topic text,
    state bytea
);

CREATE TABLE {schema}.stored_events (
    originator_id uuid NOT NULL,
    originator_version bigint NOT NULL,
    topic text,
    state bytea,
    notification_id bigserial,
    PRIMARY KEY (originator_id, originator_version)
) WITH (
    autovacuum_enabled = true,
    autovacuum_vacuum_threshold = 100000000,
    autovacuum_vacuum_scale_factor = 0.5,
    autovacuum_analyze_threshold = 1000,
    autovacuum_analyze_scale_factor = 0.01
);

CREATE UNIQUE INDEX stored_events_notification_id_idx ON {schema}.stored_events (notification_id ASC);

-- No role has the right to change the log; should one be granted it by mistake, this still refuses.
CREATE FUNCTION {schema}.history_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the log of % is history: it can only be added to', TG_TABLE_SCHEMA
        USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER history_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON {schema}.stored_events
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.history_stays();

GRANT SELECT, INSERT ON {schema}.stored_events TO {role};
GRANT USAGE ON SEQUENCE {schema}.stored_events_notification_id_seq TO {role};
GRANT SELECT ON {schema}.stored_events TO throughline_projector, throughline_inspector;
