#!/usr/bin/env bash
# Runs the portal, and makes what it needs first:
#   scripts/run.sh --demo
#   scripts/run.sh serve --urls http://127.0.0.1:5080 --data DIR
#   scripts/run.sh migrate | account create | audit verify | keys rotate | --help
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/install.sh"

web=$root/src/PeaceCoord.Web
portal=$web/bin/Release/net10.0/PeaceCoord.Web.dll
built=$web/obj/run.built
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

command -v dotnet >/dev/null || { echo 'Missing: the .NET 10 SDK, https://dotnet.microsoft.com/download/dotnet/10.0' >&2; exit 1; }
# Who only asks what there is needs no database.
asks() { [[ " $* " =~ ' '(--help|-h|-\?|--version)' ' ]]; }
[[ -n ${ConnectionStrings__PeaceCoord:-} ]] || asks "$@" || have_postgres || install 'PostgreSQL 15 or later' postgresql

# unchanged_since FILE [TEST…]: nothing in the source that passes the tests of find is newer than FILE
unchanged_since() {
  local file=$1
  shift
  [[ -e $file && -z $(find "$root"/{Directory.*,global.json} "$root/src" "$root/build" \
    '(' -name bin -o -name obj -o -name _framework ')' -prune -o -newer "$file" "$@" -print -quit) ]]
}

build() {
  [[ ! -e $portal ]] || ! unchanged_since "$built" || return 0
  local restore='' said
  ! unchanged_since "$web/obj/project.assets.json" '(' -name '*.csproj' -o -name '*.props' -o -name '*.targets' ')' || restore=--no-restore
  echo 'Building the portal…' >&2
  # Style is the tests' to judge.
  said=$(dotnet build "$web" -c Release -v quiet -clp:ErrorsOnly --disable-build-servers -p:RunAnalyzers=false $restore 9>&- 2>&1) || { printf '%s\n' "$said" >&2; exit 1; }
  touch "$built"
}

# Two started at once: one builds, the other waits.
mkdir -p "$web/obj"
exec 9>"$web/obj/run.lock"
! command -v flock >/dev/null || flock 9
build
exec 9>&-

export ASPNETCORE_ENVIRONMENT=${ASPNETCORE_ENVIRONMENT:-Development} PEACECOORD_DATA=${PEACECOORD_DATA:-$root/.data}
# A demonstration does not run long enough to earn back what watching it for the best code costs.
[[ " $* " != *' --demo '* ]] || export DOTNET_TieredPGO=${DOTNET_TieredPGO:-0}
exec dotnet "$portal" "$@"
