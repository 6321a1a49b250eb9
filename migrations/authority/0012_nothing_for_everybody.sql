-- PostgreSQL lets everybody execute a new function; here nobody needs to, for triggers run without that right.

REVOKE ALL ON FUNCTION {schema}.history_stays() FROM PUBLIC;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
