-- What authorities share, for every pair of dates, in the shape of their own views: signed-off plans and their actions,
-- less what is withheld. Only texts that these states refer to are here, and a text that is erased goes in the same
-- transaction. That no two rows answer one question follows from the authority's own constraint: each is a piece of a
-- row there. The projector fills these with the next entry of each authority, or `throughline rebuild` at once.

DROP TABLE {schema}.published_plans;

CREATE TABLE {schema}.positions (
    authority text PRIMARY KEY,
    position bigint NOT NULL
);

CREATE TABLE {schema}.sharing (
    authority text NOT NULL,
    position bigint NOT NULL,
    entry uuid NOT NULL,
    effective_on date NOT NULL,
    recorded_at timestamptz NOT NULL,
    shares text[] NOT NULL CHECK (array_to_string(shares, ' ') ~ '^[a-z_ ]*$'),
    plan uuid,
    PRIMARY KEY (authority, position)
);

CREATE TABLE {schema}.plan_versions (
    authority text NOT NULL,
    plan uuid NOT NULL,
    valid daterange NOT NULL CHECK (NOT isempty(valid)),
    known tstzrange NOT NULL CHECK (NOT isempty(known)),
    state json NOT NULL
);

CREATE INDEX plan_versions_of_an_authority ON {schema}.plan_versions (authority, plan);

CREATE TABLE {schema}.action_versions (
    authority text NOT NULL,
    plan uuid NOT NULL,
    action uuid NOT NULL,
    lineage uuid NOT NULL,
    created_on date NOT NULL,
    themes text[] NOT NULL,
    valid daterange NOT NULL CHECK (NOT isempty(valid)),
    known tstzrange NOT NULL CHECK (NOT isempty(known)),
    state json NOT NULL
) WITH (toast_tuple_target = 8160);

ALTER TABLE {schema}.action_versions ALTER COLUMN state SET STORAGE EXTERNAL;

CREATE INDEX action_versions_of_an_action ON {schema}.action_versions (action);
CREATE INDEX action_versions_of_a_plan ON {schema}.action_versions (authority, plan);
CREATE INDEX action_versions_of_a_lineage ON {schema}.action_versions (lineage);
CREATE INDEX action_versions_by_dates ON {schema}.action_versions USING gist (valid, known);

-- `thing`: the action or the plan that refers to the text. One text may belong to two, as a title that was carried on.
CREATE TABLE {schema}.texts (
    authority text NOT NULL,
    plan uuid NOT NULL,
    thing uuid NOT NULL,
    ref uuid NOT NULL,
    body text NOT NULL,
    words tsvector GENERATED ALWAYS AS (to_tsvector('english', body)) STORED,
    PRIMARY KEY (ref, thing)
);

CREATE INDEX texts_of_a_thing ON {schema}.texts (thing);
CREATE INDEX texts_of_an_authority ON {schema}.texts (authority, plan);
CREATE INDEX texts_by_words ON {schema}.texts USING gin (words);

GRANT SELECT ON {schema}.positions, {schema}.sharing, {schema}.plan_versions, {schema}.action_versions, {schema}.texts
    TO {role};
GRANT SELECT, INSERT, UPDATE, DELETE ON {schema}.positions, {schema}.sharing, {schema}.plan_versions,
    {schema}.action_versions, {schema}.texts TO throughline_projector;
