# Sourced by run.sh and test.sh: puts Debian packages on the machine, or says what is missing.

have_postgres() { command -v initdb >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; }

# The one without windows renders the same and takes a third of the time; the whole browser does where there is none.
have_chromium() { command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null; }

install_chromium() {
  command -v chromium-headless-shell >/dev/null || install 'Chromium' chromium-headless-shell 2>/dev/null || have_chromium || install 'Chromium' chromium
}

# install WHAT FOR PACKAGE… : as root, or through sudo when that asks for no password
install() {
  local why=$1 as_root=()
  shift
  if ((EUID != 0)); then
    as_root=(sudo -n)
    sudo -n true 2>/dev/null || { missing "$why" "$@"; return 1; }
  fi
  command -v apt-get >/dev/null || { missing "$why" "$@"; return 1; }

  echo "Installing $* ($why)…" >&2
  # Debian's postgresql makes and starts a cluster called main; the portal makes its own.
  "${as_root[@]}" mkdir -p /etc/postgresql-common/createcluster.d
  echo 'create_main_cluster = false' | "${as_root[@]}" tee /etc/postgresql-common/createcluster.d/peacecoord.conf >/dev/null
  { "${as_root[@]}" apt-get update -q && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@"; } >&2
}

missing() {
  local why=$1
  shift
  cat >&2 <<END
Missing: $why. It could not be installed from here; one of these mends it:
  Debian, Ubuntu   sudo apt-get install $*
  elsewhere        the packages of the same names; on macOS: brew install postgresql@15
  Docker           docker compose up   (needs secrets in .env and a proxy with TLS before it: README.md, "With Docker")
  your own server  set ConnectionStrings__PeaceCoord and ConnectionStrings__PeaceCoordOwner
END
}
