-- One order is recorded by one call: its facts, the texts that they refer to and its command id, all or nothing.

CREATE FUNCTION {schema}.record(
    log_of text, writers_lock bigint,
    ids uuid[], versions bigint[], topics text[], states bytea[],
    text_refs uuid[], text_salts bytea[], text_bodies text[],
    command_id text, command_salt bytea, command_digest bytea, recorded_at timestamptz, event_ids uuid[],
    subjects jsonb,
    read_ids uuid[], read_versions bigint[], log_read_at bigint, read_topics text[]
) RETURNS bigint[] LANGUAGE plpgsql AS $$
DECLARE
    positions bigint[];
BEGIN
    PERFORM set_config('lock_timeout', '10s', true);
    -- Every writer of this log takes the lock until its commit: positions become visible in order, and no reader
    -- passes over a gap.
    PERFORM pg_advisory_xact_lock(writers_lock);
    IF EXISTS (
        SELECT FROM unnest(read_ids, read_versions) AS read (id, version)
        JOIN {schema}.stored_events e ON e.originator_id = read.id AND e.originator_version = read.version + 1
    ) OR EXISTS (
        SELECT FROM {schema}.stored_events e WHERE e.notification_id > log_read_at AND e.topic = ANY (read_topics)
    ) THEN
        RAISE EXCEPTION 'what the order was decided by has changed' USING ERRCODE = 'serialization_failure';
    END IF;
    -- Looked up before anything is inserted: an insert that fails has used up positions, and a gap would look as if
    -- something had been taken away.
    IF EXISTS (SELECT FROM {schema}.commands c WHERE c.command_id = record.command_id) OR EXISTS (
        SELECT FROM unnest(ids, versions) AS new (id, version)
        JOIN {schema}.stored_events e ON e.originator_id = new.id AND e.originator_version = new.version
    ) THEN
        RAISE EXCEPTION 'another order came first' USING ERRCODE = 'serialization_failure';
    END IF;
    WITH added AS (
        INSERT INTO {schema}.stored_events (originator_id, originator_version, topic, state)
        SELECT * FROM unnest(ids, versions, topics, states)
        RETURNING notification_id
    )
    SELECT array_agg(notification_id ORDER BY notification_id) INTO positions FROM added;
    INSERT INTO {schema}.texts (ref, salt, body) SELECT * FROM unnest(text_refs, text_salts, text_bodies);
    IF command_id IS NOT NULL THEN
        INSERT INTO {schema}.commands VALUES (
            command_id, command_salt, command_digest, positions[cardinality(positions)], recorded_at, event_ids,
            subjects
        );
    END IF;
    PERFORM pg_notify('throughline', log_of);
    RETURN positions;
END
$$;

REVOKE ALL ON FUNCTION {schema}.record FROM PUBLIC;
GRANT EXECUTE ON FUNCTION {schema}.record TO {role};
