-- What proves an authority's log: the tree over its entries, the checkpoints that sign it, what others signed beside
-- them, and what the sealer found wrong. Nothing here is ever changed or taken away.

CREATE TABLE {schema}.tree (
    epoch integer NOT NULL,
    level smallint NOT NULL,
    place bigint NOT NULL,
    hash bytea NOT NULL CHECK (octet_length(hash) = 32),
    PRIMARY KEY (epoch, level, place)
);

CREATE TABLE {schema}.checkpoints (
    epoch integer NOT NULL,
    size bigint NOT NULL,
    root bytea NOT NULL CHECK (octet_length(root) = 32),
    position bigint NOT NULL,  -- of the last entry of the log that is sealed
    note text NOT NULL,  -- the signed note, exactly
    sealed_at timestamptz NOT NULL,
    PRIMARY KEY (epoch, size)
);

CREATE TABLE {schema}.epochs (
    epoch integer PRIMARY KEY,
    reason text NOT NULL CHECK (reason ~ '^[a-z_]{1,40}$'),
    before text NOT NULL,  -- the last checkpoint before it, as a signed note; empty for the first
    began_at timestamptz NOT NULL
);

CREATE TABLE {schema}.cosignatures (
    epoch integer NOT NULL,
    size bigint NOT NULL,
    witness text NOT NULL,
    key text NOT NULL,  -- the witness's public key, as it is passed on
    line text NOT NULL,  -- the signature as it stands under a note
    signed_at timestamptz NOT NULL,
    PRIMARY KEY (epoch, size, witness),
    FOREIGN KEY (epoch, size) REFERENCES {schema}.checkpoints
);

CREATE TABLE {schema}.alarms (
    raised_at timestamptz PRIMARY KEY,
    alarm text NOT NULL CHECK (alarm ~ '^[a-z_]{1,40}$'),
    position bigint  -- of the first entry that is not as it was sealed, where there is one
);

CREATE TRIGGER history_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON {schema}.tree
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.history_stays();
CREATE TRIGGER history_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON {schema}.checkpoints
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.history_stays();
CREATE TRIGGER history_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON {schema}.epochs
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.history_stays();
CREATE TRIGGER history_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON {schema}.cosignatures
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.history_stays();
CREATE TRIGGER history_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON {schema}.alarms
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.history_stays();

-- The sealer reads the log, without the texts, and writes nothing else.
GRANT USAGE ON SCHEMA {schema} TO throughline_sealer;
GRANT SELECT ON {schema}.stored_events TO throughline_sealer;
GRANT SELECT, INSERT ON {schema}.tree, {schema}.checkpoints, {schema}.epochs, {schema}.cosignatures, {schema}.alarms
    TO throughline_sealer;
GRANT SELECT ON {schema}.tree, {schema}.checkpoints, {schema}.epochs, {schema}.cosignatures, {schema}.alarms
    TO {role}, throughline_inspector;
