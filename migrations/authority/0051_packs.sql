-- Evidence packs that people asked for: made by a worker, kept for a while, gone when they are old or a text of this
-- authority was erased.

CREATE TABLE {schema}.packs (
    id uuid PRIMARY KEY,
    plan uuid,  -- null: the whole log
    as_at date NOT NULL,
    known_on timestamptz NOT NULL,
    with_documents boolean NOT NULL,
    status text NOT NULL DEFAULT 'waiting' CHECK (status IN ('waiting', 'making', 'ready', 'refused', 'gone')),
    done integer NOT NULL DEFAULT 0,
    attempts integer NOT NULL DEFAULT 0,
    leased_until timestamptz,
    refusal text,
    gone_because text CHECK (gone_because IN ('old', 'erased')),
    content bytea,
    leaves bigint,  -- of the checkpoint that it ends with
    asked_by uuid NOT NULL,
    asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at timestamptz,
    CONSTRAINT there_while_ready CHECK ((status = 'ready') = (content IS NOT NULL)),
    CONSTRAINT refused_with_a_sentence CHECK ((status = 'refused') = (refusal IS NOT NULL)),
    CONSTRAINT gone_for_a_reason CHECK ((status = 'gone') = (gone_because IS NOT NULL))
);

-- A zip file is compressed already.
ALTER TABLE {schema}.packs ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE INDEX packs_newest_first ON {schema}.packs (asked_at DESC);
CREATE INDEX packs_to_be_made ON {schema}.packs (asked_at) WHERE status IN ('waiting', 'making');

GRANT SELECT, INSERT, UPDATE ON {schema}.packs TO {role};
GRANT SELECT ON {schema}.packs TO throughline_inspector;
