#!/usr/bin/env bash
# Adds a migration for what the model has become: scripts/add-migration.sh NameOfTheChange
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet tool restore >/dev/null
dotnet build src/PeaceCoord.Application -v q
dotnet ef migrations add "${1:?name the change, such as AddVisitNotes}" --no-build --project src/PeaceCoord.Application --output-dir Persistence/Migrations
echo "Read the file it made before you commit it."
