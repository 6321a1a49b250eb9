-- What a region may compare: plans that a board has signed off, as they are today, in numbers, kinds and days. No
-- texts: a text may be erased, and what is erased must be gone everywhere; the checks below keep sentences out.

CREATE TABLE {schema}.services (
    slug text PRIMARY KEY,
    name text NOT NULL  -- of a youth justice service, never of a person
);

CREATE TABLE {schema}.published_plans (
    authority text NOT NULL,
    plan uuid NOT NULL,
    kind text NOT NULL CHECK (kind ~ '^[a-z_]{1,40}$'),
    period text NOT NULL CHECK (period ~ '^[0-9/–\s-]{1,60}$'),
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    status text NOT NULL CHECK (status ~ '^[a-z_]{1,40}$'),
    signed_off_on date NOT NULL,
    actions integer NOT NULL,
    open integer NOT NULL,
    scales jsonb NOT NULL,  -- open actions by step of the common scale, and not_rated
    due_on date[] NOT NULL,  -- of open actions: how many are overdue is worked out on the day of reading
    position bigint NOT NULL,  -- of the last entry about the plan or one of its actions
    PRIMARY KEY (authority, plan)
);

GRANT SELECT ON {schema}.services, {schema}.published_plans TO {role};
GRANT SELECT, INSERT, UPDATE, DELETE ON {schema}.services, {schema}.published_plans TO throughline_projector;
