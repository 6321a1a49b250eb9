-- A word that is spelt wrongly is found by the words of the texts that are shared; with the last of these it is gone.

CREATE TABLE {schema}.words (
    word text PRIMARY KEY
);

CREATE INDEX words_by_letters ON {schema}.words USING gist (word public.gist_trgm_ops);

CREATE FUNCTION {schema}.add_words() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO {schema}.words
        SELECT DISTINCT word FROM added, unnest(tsvector_to_array(to_tsvector('simple', body))) word
        WHERE word ~ '^[[:alpha:]]{4,40}$' AND to_tsvector('english', word) <> '' ORDER BY word
        ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;

CREATE FUNCTION {schema}.take_words_away() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    DELETE FROM {schema}.words w
        WHERE word IN (SELECT unnest(tsvector_to_array(to_tsvector('simple', body))) FROM taken)
        AND NOT EXISTS (
            SELECT FROM {schema}.texts t
            WHERE t.words @@ plainto_tsquery('english', w.word)
            AND to_tsvector('simple', t.body) @@ plainto_tsquery('simple', w.word)
        );
    RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION {schema}.add_words, {schema}.take_words_away FROM PUBLIC;

CREATE TRIGGER add_words AFTER INSERT ON {schema}.texts REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.add_words();
CREATE TRIGGER take_words_away AFTER DELETE ON {schema}.texts REFERENCING OLD TABLE AS taken
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.take_words_away();

INSERT INTO {schema}.words
    SELECT DISTINCT word FROM {schema}.texts, unnest(tsvector_to_array(to_tsvector('simple', body))) word
    WHERE word ~ '^[[:alpha:]]{4,40}$' AND to_tsvector('english', word) <> '';

GRANT SELECT ON {schema}.words TO {role};
