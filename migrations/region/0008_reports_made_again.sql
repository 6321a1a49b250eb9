-- A report that is made again knows which it repeats, and says in what it differs. Its answer keeps how far the logs had
-- come at first; `read_up_to` is how far they had come for this one, by which a changed policy is newer than it or not.

ALTER TABLE {schema}.reports
    ADD COLUMN repeats uuid REFERENCES {schema}.reports,
    ADD COLUMN differs text[] NOT NULL DEFAULT '{}',
    ADD COLUMN read_up_to json;

CREATE OR REPLACE FUNCTION {schema}.let_reports_go() RETURNS trigger LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    -- A policy that a report was made under is told again when the views are made anew: that changes nothing.
    UPDATE {schema}.reports r SET status = 'gone', gone_because = 'sharing', docx = NULL, xlsx = NULL, pdf = NULL
        WHERE r.status = 'ready' AND EXISTS (
            SELECT FROM said s WHERE s.authority = ANY(r.authorities)
            AND s.position > coalesce((coalesce(r.read_up_to, r.answer -> 'positions') ->> s.authority)::bigint, 0)
        );
    -- One that is being made may have read what is withdrawn: it is made anew.
    UPDATE {schema}.reports r SET status = 'waiting', leased_until = NULL
        WHERE r.status = 'making' AND EXISTS (SELECT FROM said s WHERE s.authority = ANY(r.authorities));
    RETURN NULL;
END
$$;
