#!/usr/bin/env bash
# Times pages in one run beside bare SQL of the same question and a bare endpoint of the same bytes; then those of records, with a hundred thousand of them.
# Takes about twelve minutes, on a quiet machine; with "records" only the second part, and about eight.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/install.sh"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
have_postgres || install 'PostgreSQL 15 or later' postgresql
dotnet build "$root/tests/PeaceCoord.Bench" -c Release -v quiet -clp:ErrorsOnly -p:UseSharedCompilation=true -p:RunAnalyzers=false >&2
exec "$root/tests/PeaceCoord.Bench/bin/Release/net10.0/PeaceCoord.Bench" "$@"
