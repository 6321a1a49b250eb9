-- Reports that people asked for: made by a worker, kept for a while. What stands here with its numbers is what a report
-- is made again from; its files are gone when they are old, a text of one of its services was erased, or one of them
-- changed what it shares: what it no longer shares must not lie here.

CREATE TABLE {schema}.reports (
    id uuid PRIMARY KEY,
    themes text[] NOT NULL,
    authorities text[] NOT NULL,
    as_at date NOT NULL,
    known_on timestamptz NOT NULL,
    least integer NOT NULL,
    status text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'making', 'ready', 'refused', 'gone')),
    done integer NOT NULL DEFAULT 0,
    attempts integer NOT NULL DEFAULT 0,
    leased_until timestamptz,
    refusal text,
    gone_because text CHECK (gone_because IN ('old', 'erased', 'sharing')),
    answer json,  -- choices, positions, numbers: no texts that anybody typed
    docx bytea,
    xlsx bytea,
    pdf bytea,
    asked_by uuid NOT NULL,
    asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at timestamptz,
    CONSTRAINT there_while_ready
        CHECK ((status = 'ready') = (docx IS NOT NULL) AND num_nonnulls(docx, xlsx, pdf) IN (0, 3)),
    CONSTRAINT numbers_of_what_was_made CHECK (status <> 'ready' OR answer IS NOT NULL),
    CONSTRAINT refused_with_a_sentence CHECK ((status = 'refused') = (refusal IS NOT NULL)),
    CONSTRAINT gone_for_a_reason CHECK ((status = 'gone') = (gone_because IS NOT NULL))
);

ALTER TABLE {schema}.reports
    ALTER COLUMN docx SET STORAGE EXTERNAL, ALTER COLUMN xlsx SET STORAGE EXTERNAL, ALTER COLUMN pdf SET STORAGE EXTERNAL;

CREATE INDEX reports_of_a_person ON {schema}.reports (asked_by, asked_at DESC);
CREATE INDEX reports_to_be_made ON {schema}.reports (asked_at) WHERE status IN ('waiting', 'making');

GRANT SELECT, INSERT, UPDATE ON {schema}.reports TO {role};

CREATE FUNCTION {schema}.let_reports_go() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    -- A policy that a report was made under is told again when the views are made anew: that changes nothing.
    UPDATE {schema}.reports r SET status = 'gone', gone_because = 'sharing', docx = NULL, xlsx = NULL, pdf = NULL
        WHERE r.status = 'ready' AND EXISTS (
            SELECT FROM said s WHERE s.authority = ANY(r.authorities)
            AND s.position > coalesce((r.answer -> 'positions' ->> s.authority)::bigint, 0)
        );
    -- One that is being made may have read what is withdrawn: it is made anew.
    UPDATE {schema}.reports r SET status = 'waiting', leased_until = NULL
        WHERE r.status = 'making' AND EXISTS (SELECT FROM said s WHERE s.authority = ANY(r.authorities));
    RETURN NULL;
END
$$;

REVOKE ALL ON FUNCTION {schema}.let_reports_go FROM PUBLIC;

CREATE TRIGGER let_reports_go AFTER INSERT ON {schema}.sharing REFERENCING NEW TABLE AS said
    FOR EACH STATEMENT EXECUTE FUNCTION {schema}.let_reports_go();
