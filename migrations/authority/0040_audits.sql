-- Local audits stand beside inspections: the state of each for every pair of dates, as of everything else.

CREATE TABLE {schema}.audit_versions (
    audit uuid NOT NULL,
    valid daterange NOT NULL CHECK (NOT isempty(valid)),
    known tstzrange NOT NULL CHECK (NOT isempty(known)),
    state json NOT NULL,
    CONSTRAINT one_answer_for_an_audit EXCLUDE USING gist (audit WITH =, valid WITH &&, known WITH &&)
);

GRANT SELECT ON {schema}.audit_versions TO {role}, throughline_inspector;
GRANT SELECT, INSERT, UPDATE, DELETE ON {schema}.audit_versions TO throughline_projector;
