-- What inspectors looked at: one row for every page, answer and file that they were given. Ids and days only, no text
-- fits in. Whoever writes can't say when it was, can't read what stands here, and can't take it back.

CREATE TABLE {schema}.looks (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    looked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    account uuid NOT NULL,
    way text NOT NULL CHECK (way IN ('page', 'api', 'download')),
    what text NOT NULL CHECK (what ~ '^[a-z0-9_.-]{1,120}$'),  -- the name of the page or question
    plan uuid,
    action uuid,
    document uuid,
    pack uuid,
    inspection uuid,
    audit uuid,
    entry uuid,
    as_at date,  -- null: of the day on which they looked
    known_on timestamptz,  -- null: of the moment
    from_as_at date,  -- of a comparison, its first point
    from_known_on timestamptz
);

CREATE INDEX looks_of_an_account ON {schema}.looks (account, number);

CREATE TRIGGER history_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON {schema}.looks
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.history_stays();

GRANT INSERT (account, way, what, plan, action, document, pack, inspection, audit, entry, as_at, known_on, from_as_at,
    from_known_on) ON {schema}.looks TO throughline_inspector;
GRANT SELECT ON {schema}.looks TO {role};
