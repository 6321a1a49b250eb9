-- What people read of an authority: the state of everything for every pair of dates, and the trail of entries.
-- A row of …_versions says: as at the days of `valid`, as known on the moments of `known`, this was the state.
-- The database itself refuses two answers to one question. State is json, not jsonb: it is read whole, never
-- searched by the way it is kept, and json is stored as the projector wrote it, without being taken apart.

CREATE TABLE {schema}.action_versions (
    action uuid NOT NULL,
    plan uuid NOT NULL,
    lineage uuid NOT NULL,
    valid daterange NOT NULL CHECK (NOT isempty(valid)),
    known tstzrange NOT NULL CHECK (NOT isempty(known)),
    state json NOT NULL,
    CONSTRAINT one_answer_for_an_action EXCLUDE USING gist (action WITH =, valid WITH &&, known WITH &&)
);

CREATE INDEX action_versions_of_a_plan ON {schema}.action_versions USING gist (plan, valid, known);
CREATE INDEX action_versions_of_a_lineage ON {schema}.action_versions (lineage);

CREATE TABLE {schema}.plan_versions (
    plan uuid NOT NULL,
    valid daterange NOT NULL CHECK (NOT isempty(valid)),
    known tstzrange NOT NULL CHECK (NOT isempty(known)),
    state json NOT NULL,
    CONSTRAINT one_answer_for_a_plan EXCLUDE USING gist (plan WITH =, valid WITH &&, known WITH &&)
);

CREATE TABLE {schema}.authority_versions (
    authority uuid NOT NULL,
    valid daterange NOT NULL CHECK (NOT isempty(valid)),
    known tstzrange NOT NULL CHECK (NOT isempty(known)),
    state json NOT NULL,
    CONSTRAINT one_answer_for_an_authority EXCLUDE USING gist (authority WITH =, valid WITH &&, known WITH &&)
);

CREATE TABLE {schema}.inspection_versions (
    inspection uuid NOT NULL,
    valid daterange NOT NULL CHECK (NOT isempty(valid)),
    known tstzrange NOT NULL CHECK (NOT isempty(known)),
    state json NOT NULL,
    CONSTRAINT one_answer_for_an_inspection EXCLUDE USING gist (inspection WITH =, valid WITH &&, known WITH &&)
);

CREATE TABLE {schema}.entries (
    position bigint NOT NULL,
    entry uuid NOT NULL,
    aggregate uuid NOT NULL,
    kind text NOT NULL,
    version bigint NOT NULL,
    event text NOT NULL,
    plan uuid,
    action uuid,
    effective_on date NOT NULL,
    recorded_at timestamptz NOT NULL,
    actor uuid NOT NULL,
    command_id text NOT NULL,
    source_document text,
    source_place text,
    body jsonb NOT NULL,
    corrected_at timestamptz,
    corrected_by uuid,
    CONSTRAINT entries_in_order PRIMARY KEY (position),
    CONSTRAINT entries_once UNIQUE (entry),
    CONSTRAINT entries_of_an_aggregate UNIQUE (aggregate, version)
);

CREATE INDEX entries_of_a_plan ON {schema}.entries (plan, position) WHERE plan IS NOT NULL;
CREATE INDEX entries_of_an_action ON {schema}.entries (action, position) WHERE action IS NOT NULL;
CREATE INDEX entries_by_time ON {schema}.entries (recorded_at, position);

-- Up to which entry of the log the views go: one row, for they all move together.
CREATE TABLE {schema}.positions (
    view text NOT NULL PRIMARY KEY,
    position bigint NOT NULL
);

GRANT SELECT ON {schema}.action_versions, {schema}.plan_versions, {schema}.authority_versions,
    {schema}.inspection_versions, {schema}.entries, {schema}.positions TO {role}, throughline_inspector;
GRANT SELECT, INSERT, UPDATE, DELETE ON {schema}.action_versions, {schema}.plan_versions,
    {schema}.authority_versions, {schema}.inspection_versions, {schema}.entries, {schema}.positions
    TO throughline_projector;
