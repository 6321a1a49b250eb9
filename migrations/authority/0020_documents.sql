-- Documents that become part of a plan: the files themselves, what was read in them, and what people said of each row.
-- None of it counts before it is recorded in the log; a reading is work in progress, and its rows change.

CREATE TABLE {schema}.documents (
    sha256 text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    name text NOT NULL,
    media_type text NOT NULL,
    content bytea NOT NULL,
    size bigint NOT NULL,
    received_at timestamptz NOT NULL DEFAULT now()
);

-- Word and Excel files are compressed already.
ALTER TABLE {schema}.documents ALTER COLUMN content SET STORAGE EXTERNAL;

CREATE TABLE {schema}.readings (
    id uuid PRIMARY KEY,
    document text NOT NULL REFERENCES {schema}.documents,
    asked jsonb NOT NULL,
    version integer NOT NULL DEFAULT 1,
    status text NOT NULL DEFAULT 'waiting'
        CHECK (status IN ('waiting', 'reading', 'ready', 'refused', 'recorded', 'set_aside')),
    done integer NOT NULL DEFAULT 0,
    total integer,
    unit text,
    attempts integer NOT NULL DEFAULT 0,
    leased_until timestamptz,
    refusal text,
    lines json,
    created_by uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at timestamptz,
    recorded_at timestamptz,
    plan uuid,
    position bigint,
    CONSTRAINT read_before_it_is_recorded CHECK (status NOT IN ('ready', 'recorded') OR lines IS NOT NULL),
    CONSTRAINT refused_with_a_sentence CHECK ((status = 'refused') = (refusal IS NOT NULL))
);

CREATE INDEX readings_newest_first ON {schema}.readings (created_at DESC);
CREATE INDEX readings_of_a_plan ON {schema}.readings (plan, recorded_at) WHERE status = 'recorded';
CREATE INDEX readings_to_be_done ON {schema}.readings (created_at) WHERE status IN ('waiting', 'reading');

CREATE TABLE {schema}.answers (
    reading uuid NOT NULL REFERENCES {schema}.readings,
    item text NOT NULL,
    version integer NOT NULL,
    verdict text NOT NULL CHECK (verdict IN ('open', 'accepted', 'left_out', 'joined')),
    answer jsonb NOT NULL,
    by uuid NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (reading, item)
);

-- What became of documents, as the log tells it.
CREATE TABLE {schema}.reading_versions (
    reading uuid NOT NULL,
    valid daterange NOT NULL CHECK (NOT isempty(valid)),
    known tstzrange NOT NULL CHECK (NOT isempty(known)),
    state json NOT NULL,
    CONSTRAINT one_answer_for_a_reading EXCLUDE USING gist (reading WITH =, valid WITH &&, known WITH &&)
);

GRANT SELECT, INSERT ON {schema}.documents TO {role};
GRANT SELECT, INSERT, UPDATE ON {schema}.readings, {schema}.answers TO {role};
GRANT SELECT ON {schema}.documents, {schema}.readings TO throughline_inspector;
GRANT SELECT ON {schema}.reading_versions TO {role}, throughline_inspector;
GRANT SELECT, INSERT, UPDATE, DELETE ON {schema}.reading_versions TO throughline_projector;
