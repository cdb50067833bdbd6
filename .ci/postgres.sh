# For .ci/run: a PostgreSQL server of its own for the tests.

# Starts one on a free port of localhost, with its data in a temporary folder, and exports TEST_DATABASE_URL. It installs
# PostgreSQL from the system's packages if there is none. Fails if it cannot be had.
start_postgres() {
  postgres_bin=$(find_postgres) || { install_postgres && postgres_bin=$(find_postgres); } || return 1
  postgres_folder=$(mktemp -d) || return 1
  [ "$(id -u)" != 0 ] || chown "$(postgres_user)" "$postgres_folder" || return 1
  local port
  port=$(node -e 'const s = require("net").createServer().listen(0, "localhost", () => { console.log(s.address().port); s.close(); })')
  as_postgres "$postgres_bin/initdb" --pgdata "$postgres_folder/data" --username postgres --auth trust \
    --encoding UTF8 --no-locale >/dev/null &&
    as_postgres "$postgres_bin/pg_ctl" --pgdata "$postgres_folder/data" --log "$postgres_folder/log" --wait start \
      --options "-p $port -c listen_addresses=localhost -c unix_socket_directories= -c fsync=off -c max_connections=300" >/dev/null &&
    export TEST_DATABASE_URL="postgres://postgres@localhost:$port/postgres"
}

# Stops it and deletes its data.
stop_postgres() {
  [ -n "${postgres_folder:-}" ] || return 0
  as_postgres "$postgres_bin/pg_ctl" --pgdata "$postgres_folder/data" --mode immediate stop >/dev/null 2>&1 || true
  rm -rf "$postgres_folder"
}

# The folder of its programs. Debian's are not on the PATH.
find_postgres() {
  local folder
  for folder in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -Vr) $(dirname "$(command -v pg_ctl)" 2>/dev/null); do
    if [ -x "$folder/initdb" ] && [ -x "$folder/pg_ctl" ]; then
      echo "$folder"
      return 0
    fi
  done
  return 1
}

install_postgres() {
  command -v apt-get >/dev/null || return 1
  local sudo=""
  [ "$(id -u)" = 0 ] || sudo="sudo -n"
  { $sudo apt-get update && $sudo apt-get install -y --no-install-recommends postgresql; } >/dev/null 2>&1
}

# The server refuses to run as root.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then (cd / && runuser -u "$(postgres_user)" -- "$@"); else "$@"; fi
}

postgres_user() {
  if id -u postgres >/dev/null 2>&1; then echo postgres; else echo nobody; fi
}
