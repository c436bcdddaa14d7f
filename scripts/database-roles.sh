#!/bin/sh
# Makes the two roles and the database on a server of your own, once. Run by docker compose; by hand with psql's PG* variables set.
set -eu
: "${PEACECOORD_OWNER_PASSWORD:?}" "${PEACECOORD_APP_PASSWORD:?}"
psql -v ON_ERROR_STOP=1 -U "${POSTGRES_USER:-postgres}" -d postgres <<'SQL'
\getenv owner_password PEACECOORD_OWNER_PASSWORD
\getenv app_password PEACECOORD_APP_PASSWORD
CREATE ROLE peacecoord_owner LOGIN NOBYPASSRLS PASSWORD :'owner_password';
CREATE ROLE peacecoord_app LOGIN NOBYPASSRLS PASSWORD :'app_password';
CREATE DATABASE peacecoord OWNER peacecoord_owner TEMPLATE template0 ENCODING 'UTF8'
  LOCALE 'C.UTF-8' LOCALE_PROVIDER icu ICU_LOCALE 'und';
REVOKE ALL ON DATABASE peacecoord FROM PUBLIC;
GRANT CONNECT ON DATABASE peacecoord TO peacecoord_app;
SQL
