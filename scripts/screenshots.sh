#!/usr/bin/env bash
# Takes the README's pictures from the running demonstration into docs/images/.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
. "$root/scripts/install.sh"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 PEACECOORD_IMAGES=$root/docs/images
have_postgres || install 'PostgreSQL 15 or later' postgresql
install_chromium
[[ -d /usr/share/fonts/truetype/noto ]] || install 'fonts of all scripts' fonts-noto-core
dotnet build "$root/tests/PeaceCoord.Browser.Tests" -c Release -v quiet -clp:ErrorsOnly -p:UseSharedCompilation=true -p:RunAnalyzers=false >&2
exec dotnet "$root/tests/PeaceCoord.Browser.Tests/bin/Release/net10.0/PeaceCoord.Browser.Tests.dll" -noLogo -explicit only -class PeaceCoord.Browser.Tests.PicturesTests
