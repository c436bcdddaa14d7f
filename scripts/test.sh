#!/usr/bin/env bash
# Builds, checks and tests everything; the last line is "N passed, N failed". With --long also what takes long.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 1
. scripts/install.sh
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 PEACECOORD_LONG='' results=$root/TestResults PEACECOORD_RESULTS=$root/TestResults
[[ ${1:-} != --long ]] || { export PEACECOORD_LONG=1 PEACECOORD_MEASUREMENTS=$root/docs/measurements; mkdir -p "$PEACECOORD_MEASUREMENTS"; }

passed=0 failed=0 skipped=0 broken=()
finish() {
  for measured in "$results"/*.txt; do
    [[ -e $measured ]] && { echo "== measured: $(basename "$measured" .txt)"; cat "$measured"; }
  done
  sweep "${PEACECOORD_TEST_CLUSTER:-}"
  # Said again at the end, where a reader of the last screen finds it.
  ((failed == 0)) || { echo "== failed:"; printf '%s\n' "${broken[@]}"; failures; }
  echo "$passed passed, $failed failed$( ((skipped == 0)) || echo ", $skipped skipped")"
  trap - EXIT
  ((failed == 0 && skipped == 0 && passed > 0)) && exit 0 || exit 1
}

# Each failed test by name, with the first lines of its message, from the reports.
failures() {
  local report
  for report in "$results"/*.trx; do
    [[ -e $report ]] || continue
    sed -n '/<UnitTestResult [^>]*outcome="Failed"/,/<\/UnitTestResult>/{
      s/.*<UnitTestResult .*testName="\([^"]*\)".*/- \1/p
      /<Message>/,/<\/Message>/{s/<\/\{0,1\}Message>//g; s/^ */    /; p}
    }' "$report" | cut -c1-400 | head -n 200
  done
}

# sweep FOLDER: stops a throw-away server and deletes it
sweep() {
  local pid
  [[ -n $1 && -d $1 ]] || return 0
  pid=$(head -n 1 "$1/home/cluster/postmaster.pid" 2>/dev/null) && kill -QUIT "$pid" 2>/dev/null && while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
  rm -rf "$1"
}

# step NAME COMMAND…: says how long it took; what fails counts as one failure
step() {
  local name=$1 from=$SECONDS outcome=done
  shift
  echo "== $name"
  "$@" || { outcome=FAILED; ((failed += 1)); broken+=("step $name"); }
  echo "== $name: $outcome in $((SECONDS - from)) s"
  [[ $outcome == done ]]
}

packages() {
  local wanted=()
  [[ -d /usr/share/fonts/truetype/noto ]] || wanted+=(fonts-noto-core)
  [[ -n ${PEACECOORD_TEST_DB:-} ]] || have_postgres || wanted+=(postgresql)
  ((${#wanted[@]} == 0)) || install 'what the tests need' "${wanted[@]}" || return
  install_chromium
}

# Making a database is making three hundred files, which memory does fastest: where there is a lot of it.
throwaway() {
  (($(df --output=avail -k /dev/shm 2>/dev/null | tail -n 1 || echo 0) > 4000000)) && [[ -w /dev/shm ]] && echo /dev/shm || echo /tmp
}

count() { grep -o "<Counters [^>]*" "$1" | grep -o " $2=\"[0-9]*\"" | tr -dc 0-9; }

# Runs one test project; its counts come from its report, and no report, or an empty one, is a failure.
run_tests() {
  local name=$1 report=$results/$1.trx total code=0
  dotnet "tests/$name/bin/Release/net10.0/$name.dll" -noLogo -trait- purpose=pictures -trx "$report" || code=$?
  total=$(count "$report" total 2>/dev/null)
  ((${total:-0} > 0)) || { echo "$name ran no test (exit code $code)"; return 1; }
  local bad=$(($(count "$report" failed) + $(count "$report" error))) good=$(count "$report" passed)
  ((passed += good, failed += bad, skipped += total - good - bad))
  # It may also crash after the last test.
  ((code == 0 || bad > 0 || total > good + bad)) || { echo "$name ended with exit code $code"; return 1; }
}

trap finish EXIT
trap 'exit 1' INT TERM
rm -rf "$results" && mkdir -p "$results"

step 'packages' packages || exit
step 'restore' dotnet restore PeaceCoord.sln -v quiet || exit
step 'build, warnings are errors' dotnet build PeaceCoord.sln -c Release --no-restore -v quiet -warnaserror || exit
# Style and analyzers were judged by the build: what is left are spaces, line ends and the order of imports.
step 'format' dotnet format whitespace PeaceCoord.sln --verify-no-changes --no-restore
step 'tools' dotnet tool restore -v quiet &&
  step 'model drift' dotnet ef migrations has-pending-model-changes --project src/PeaceCoord.Application --configuration Release --no-build

# One throw-away server for all test projects, made by the first that needs it; a killed run's is swept by the next.
for left in /tmp/peacecoord-test.* /dev/shm/peacecoord-test.*; do
  [[ -O $left ]] && ! kill -0 "$(cat "$left/owner" 2>/dev/null)" 2>/dev/null && sweep "$left"
done
PEACECOORD_TEST_CLUSTER=$(mktemp -d "$(throwaway)/peacecoord-test.XXXXXX") && chmod 711 "$PEACECOORD_TEST_CLUSTER" && echo $$ >"$PEACECOORD_TEST_CLUSTER/owner"
export PEACECOORD_TEST_CLUSTER

for project in tests/*.Tests/*.Tests.csproj; do
  name=$(basename "$project" .csproj)
  step "$name" run_tests "$name"
done
