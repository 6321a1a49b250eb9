-- A text that is erased goes from reports of the region, too, in the same transaction: their files hold it.

CREATE OR REPLACE FUNCTION {schema}.erase_what_is_declared() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    said jsonb := convert_from(NEW.state, 'UTF8')::jsonb;
    erased uuid := (said ->> 'erased')::uuid;
    views bytea := sha256(convert_to('throughline.views.' || TG_TABLE_SCHEMA, 'UTF8'));
BEGIN
    -- The lock of whoever tells the views: a batch that has read the text ends first, and what it wrote goes with it.
    PERFORM pg_advisory_xact_lock(('x' || left(encode(views, 'hex'), 16))::bit(64)::bigint);
    UPDATE region.services s SET name = initcap(replace(s.slug, '_', ' '))
        FROM {schema}.texts t WHERE s.slug = TG_TABLE_SCHEMA AND t.ref = erased AND s.name = t.body;
    DELETE FROM region.texts t WHERE t.authority = TG_TABLE_SCHEMA AND t.ref = erased;
    DELETE FROM {schema}.texts t WHERE t.ref = erased;
    -- The digest of an order that held the text would tell whoever guesses it that they are right.
    UPDATE {schema}.commands c SET salt = '', digest = '' WHERE c.event_ids @> ARRAY[(said ->> 'of')::uuid];
    UPDATE {schema}.packs SET status = 'gone', gone_because = 'erased', content = NULL WHERE status = 'ready';
    UPDATE region.reports SET status = 'gone', gone_because = 'erased', docx = NULL, xlsx = NULL, pdf = NULL
        WHERE status = 'ready' AND TG_TABLE_SCHEMA = ANY(authorities);
    -- One that is being made has read the text: it is made anew.
    UPDATE {schema}.packs SET status = 'waiting', leased_until = NULL WHERE status = 'making';
    UPDATE region.reports SET status = 'waiting', leased_until = NULL
        WHERE status = 'making' AND TG_TABLE_SCHEMA = ANY(authorities);
    RETURN NULL;
END
$$;
