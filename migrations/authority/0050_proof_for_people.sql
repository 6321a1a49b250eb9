-- What people are shown of the proof: the public keys that signed, so that no page needs the key itself; and when
-- somebody looked into alarms, so that they stop standing on every page.

CREATE TABLE {schema}.sealing_keys (
    key text PRIMARY KEY,  -- as it is passed on: name+id+base64
    first_used_at timestamptz NOT NULL
);

CREATE TABLE {schema}.alarms_resolved (
    resolved_at timestamptz PRIMARY KEY,  -- all alarms up to then
    how text NOT NULL CHECK (how ~ '^[a-z_]{1,40}$')
);

CREATE TRIGGER history_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON {schema}.sealing_keys
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.history_stays();
CREATE TRIGGER history_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON {schema}.alarms_resolved
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.history_stays();

GRANT SELECT, INSERT ON {schema}.sealing_keys, {schema}.alarms_resolved TO throughline_sealer;
GRANT SELECT ON {schema}.sealing_keys, {schema}.alarms_resolved TO {role}, throughline_inspector;
