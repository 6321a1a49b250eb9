-- A state of an action has about 2,000 bytes. Kept in its row, uncompressed, it is written in 70 % of the time and
-- read without a second look-up for each; by default PostgreSQL moves rows of more than 2,000 bytes elsewhere.

ALTER TABLE {schema}.action_versions ALTER COLUMN state SET STORAGE EXTERNAL, SET (toast_tuple_target = 8160);
ALTER TABLE {schema}.plan_versions ALTER COLUMN state SET STORAGE EXTERNAL, SET (toast_tuple_target = 8160);
