-- A filter finds its page at once also where what it looks for is rare and lies years back: by kind in an index of its
-- own; by days, and by how late, in indexes in the order of the trail, which are walked without looking at the entries.
-- All of them grow at their ends, so that an entry more costs the projector little.
CREATE INDEX entries_of_a_kind ON {schema}.entries (event, position);
CREATE INDEX entries_by_days ON {schema}.entries (position, effective_on, recorded_at);
CREATE INDEX entries_recorded_late ON {schema}.entries (
    position, ((recorded_at AT TIME ZONE 'Europe/London')::date - effective_on), recorded_at, effective_on
) WHERE (recorded_at AT TIME ZONE 'Europe/London')::date - effective_on > 0;
CREATE INDEX entries_from_a_document ON {schema}.entries (source_document, position) WHERE source_document IS NOT NULL;
