-- Erasing a text and declaring it are one thing: no role may delete a text, but the fact that says it was erased does,
-- in the transaction that records it. With the text go its salt, copies of it, and what its order could be guessed by.

CREATE FUNCTION {schema}.erase_what_is_declared() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    said jsonb := convert_from(NEW.state, 'UTF8')::jsonb;
    erased uuid := (said ->> 'erased')::uuid;
BEGIN
    UPDATE region.services s SET name = initcap(replace(s.slug, '_', ' '))
        FROM {schema}.texts t WHERE s.slug = TG_TABLE_SCHEMA AND t.ref = erased AND s.name = t.body;
    DELETE FROM {schema}.texts t WHERE t.ref = erased;
    -- The digest of an order that held the text would tell whoever guesses it that they are right.
    UPDATE {schema}.commands c SET salt = '', digest = '' WHERE c.event_ids @> ARRAY[(said ->> 'of')::uuid];
    UPDATE {schema}.packs SET status = 'gone', gone_because = 'erased', content = NULL WHERE status = 'ready';
    -- One that is being made has read the text: it is made anew.
    UPDATE {schema}.packs SET status = 'waiting', leased_until = NULL WHERE status = 'making';
    RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION {schema}.erase_what_is_declared FROM PUBLIC;

CREATE TRIGGER erase_what_is_declared AFTER INSERT ON {schema}.stored_events FOR EACH ROW
    WHEN (NEW.topic = 'domain.authority:Authority.TextErased') EXECUTE FUNCTION {schema}.erase_what_is_declared();
