-- Indicators that authorities share, for every pair of dates, less the notes on their values. Names of local ones and
-- definitions are texts; those belong to no plan.

CREATE TABLE {schema}.indicator_versions (
    authority text NOT NULL,
    indicator uuid NOT NULL,
    valid daterange NOT NULL CHECK (NOT isempty(valid)),
    known tstzrange NOT NULL CHECK (NOT isempty(known)),
    state json NOT NULL
);

CREATE INDEX indicator_versions_of_an_authority ON {schema}.indicator_versions (authority, indicator);

ALTER TABLE {schema}.texts ALTER COLUMN plan DROP NOT NULL;

GRANT SELECT ON {schema}.indicator_versions TO {role};
GRANT SELECT, INSERT, UPDATE, DELETE ON {schema}.indicator_versions TO throughline_projector;
