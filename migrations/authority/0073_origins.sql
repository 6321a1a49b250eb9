-- Lines of actions join where an origin is named after an action was created; every page of a plan asks where that
-- was, without reading the whole trail.
CREATE INDEX IF NOT EXISTS entries_that_name_origins ON {schema}.entries (position) WHERE event = 'OriginNamed';
