-- A page of the audit trail comes at once however long the trail is: by person, and with the days on which
-- inspections were announced, without reading all of it.
CREATE INDEX entries_of_a_person ON {schema}.entries (actor, position);
CREATE INDEX entries_that_announce ON {schema}.entries (position) WHERE event = 'InspectionAnnounced';
