-- Who adopted an action is asked on the page of each; the few rows that name one are found without reading the others.

CREATE INDEX action_versions_that_adopted ON {schema}.action_versions (authority)
    WHERE (state->'adopted_from'->0) IS NOT NULL;
