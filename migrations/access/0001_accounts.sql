-- Who may sign in, as what, since when and until when; nothing here is ever deleted, so that who could see what stays known.

CREATE TABLE {schema}.accounts (
    id uuid PRIMARY KEY,
    email text NOT NULL,
    display_name text NOT NULL,
    password_hash text NOT NULL,
    added_at timestamptz NOT NULL DEFAULT now(),
    added_by uuid REFERENCES {schema}.accounts,  -- null: from the command line
    closed_at timestamptz,
    closed_by uuid REFERENCES {schema}.accounts
);

-- One open account for an address; a closed one stays, and its id stays the actor of what it recorded.
CREATE UNIQUE INDEX accounts_open_email ON {schema}.accounts (lower(email)) WHERE closed_at IS NULL;

CREATE TABLE {schema}.grants (
    id uuid PRIMARY KEY,
    account uuid NOT NULL REFERENCES {schema}.accounts,
    role text NOT NULL CHECK (role IN ('editor', 'manager', 'board', 'inspector', 'regional_lead', 'administrator')),
    authority text,
    until date,
    granted_at timestamptz NOT NULL DEFAULT now(),
    granted_by uuid REFERENCES {schema}.accounts,
    revoked_at timestamptz,
    revoked_by uuid REFERENCES {schema}.accounts,
    CONSTRAINT roles_of_an_authority_name_it
        CHECK ((role IN ('editor', 'manager', 'board', 'inspector')) = (authority IS NOT NULL))
);

CREATE INDEX grants_account ON {schema}.grants (account);

-- A session's secret is in the cookie alone; here is its digest.
CREATE TABLE {schema}.sessions (
    digest bytea PRIMARY KEY,
    account uuid NOT NULL REFERENCES {schema}.accounts,
    started_at timestamptz NOT NULL DEFAULT now(),
    seen_at timestamptz NOT NULL DEFAULT now(),
    ended_at timestamptz
);

CREATE INDEX sessions_account ON {schema}.sessions (account) WHERE ended_at IS NULL;

-- Tokens by which programs use the API in the name of an account.
CREATE TABLE {schema}.tokens (
    digest bytea PRIMARY KEY,
    account uuid NOT NULL REFERENCES {schema}.accounts,
    made_at timestamptz NOT NULL DEFAULT now(),
    until date,
    revoked_at timestamptz
);

CREATE INDEX tokens_account ON {schema}.tokens (account) WHERE revoked_at IS NULL;

GRANT USAGE ON SCHEMA {schema} TO {role};
GRANT SELECT, INSERT ON {schema}.accounts, {schema}.grants, {schema}.sessions, {schema}.tokens TO {role};
GRANT UPDATE (display_name, password_hash, closed_at, closed_by) ON {schema}.accounts TO {role};
GRANT UPDATE (revoked_at, revoked_by) ON {schema}.grants TO {role};
GRANT UPDATE (seen_at, ended_at) ON {schema}.sessions TO {role};
GRANT UPDATE (revoked_at) ON {schema}.tokens TO {role};
