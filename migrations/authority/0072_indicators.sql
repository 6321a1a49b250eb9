-- What a service measures itself by: definitions and values of each indicator, for every pair of dates.

CREATE TABLE {schema}.indicator_versions (
    indicator uuid NOT NULL,
    valid daterange NOT NULL CHECK (NOT isempty(valid)),
    known tstzrange NOT NULL CHECK (NOT isempty(known)),
    state json NOT NULL,
    CONSTRAINT one_answer_for_an_indicator EXCLUDE USING gist (indicator WITH =, valid WITH &&, known WITH &&)
);

GRANT SELECT ON {schema}.indicator_versions TO {role}, throughline_inspector;
GRANT SELECT, INSERT, UPDATE, DELETE ON {schema}.indicator_versions TO throughline_projector;
