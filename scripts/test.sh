#!/usr/bin/env bash
# Builds, checks and tests everything; the last line is "N passed, N failed".
# With --long instead what takes long: two hundred kills, every field in both languages, many generated values; kept in docs/measurements/.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root" || exit 1
. scripts/install.sh
# The last two: nothing here runs long enough to earn back what profiling it, and remapping its code pages, costs.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_TieredPGO=0 DOTNET_EnableWriteXorExecute=0
export PEACECOORD_LONG='' results=$root/TestResults PEACECOORD_RESULTS=$root/TestResults
chosen=(-trait- purpose=pictures -trait- length=only-long)
[[ ${1:-} != --long ]] || { export PEACECOORD_LONG=1 PEACECOORD_MEASUREMENTS=$root/docs/measurements; chosen=(-trait length=long -trait length=only-long); mkdir -p "$PEACECOORD_MEASUREMENTS"; }

passed=0 failed=0 skipped=0 broken=()
finish() {
  for measured in "$results"/*.txt; do
    [[ -e $measured ]] && { echo "== measured: $(basename "$measured" .txt)"; cat "$measured"; }
  done
  sweep "${PEACECOORD_TEST_CLUSTER:-}"
  sweep "${temporary:-}"
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
    awk '/<UnitTestResult [^>]*outcome="Failed"/ { name = $0; sub(/.* testName="/, "", name); sub(/".*/, "", name); print "- " name; fault = 0; lines = 0 }
      /<ErrorInfo>/ { fault = 1 }
      fault && /<Message>/ { message = 1 }
      message { line = $0; gsub(/<\/?Message>|^ +/, "", line); if (++lines <= 12) print "    " substr(line, 1, 400) }
      /<\/Message>/ { message = 0 }
      /<\/ErrorInfo>/ { fault = 0 }' "$report"
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

# One compiler for all projects, also where the environment says otherwise: making the analyzers ready for each takes longer than they take.
# Where it does, nothing is left running.
build() {
  local code=0
  dotnet build PeaceCoord.sln -c Release --no-restore -v quiet -warnaserror -p:UseSharedCompilation=true || code=$?
  [[ ${UseSharedCompilation:-true} != false ]] || dotnet build-server shutdown --vbcscompiler >/dev/null
  return $code
}

# Text that .editorconfig speaks of ends each line with LF and nothing before it, and the file with one line end.
line_ends() {
  local file files bad=0
  mapfile -t files < <(git ls-files -co --exclude-standard -- '*.cs' '*.razor' '*.csproj' '*.props' '*.targets' '*.json' '*.yml' '*.yaml' '*.resx' '*.css' '*.js' '*.sh' '*.svg' ':!*/Migrations/*')
  ((${#files[@]} > 0)) || { echo 'no file to look at'; return 1; }
  grep -lI $'\r' "${files[@]}" && { echo '^ CR at the end of a line'; bad=1; }
  grep -nI '[[:blank:]]$' "${files[@]}" && { echo '^ blanks at the end of a line'; bad=1; }
  for file in "${files[@]}"; do
    [[ ! -s $file || -z $(tail -c 1 "$file") ]] || { echo "$file: no line end at its end"; bad=1; }
  done
  return $bad
}

count() { grep -o "<Counters [^>]*" "$1" | grep -o " $2=\"[0-9]*\"" | tr -dc 0-9; }

# Runs one test project; its counts come from its report, and no report, or an empty one, is a failure.
run_tests() {
  local name=$1 report=$results/$1.trx total code=0 threads=()
  # What the portals under test log of thousands of requests would bury everything else.
  # Tests of use cases wait for Postgres half of their time; browsers and portals never wait.
  [[ $name != *.Application.Tests ]] || threads=(-maxThreads 2x)
  dotnet "tests/$name/bin/Release/net10.0/$name.dll" -noLogo "${threads[@]}" "${chosen[@]}" -trx "$report" | tee "$results/$name.log" | grep -vE ' INF\] HTTP | WRN\] (Refused as |The .Cache-Control)'
  code=${PIPESTATUS[0]}
  total=$(count "$report" total 2>/dev/null)
  ((${total:-0} > 0)) || { echo "$name ran no test (exit code $code)"; return 1; }
  local bad=$(($(count "$report" failed) + $(count "$report" error))) good=$(count "$report" passed)
  ((passed += good, failed += bad, skipped += total - good - bad))
  # It may also crash after the last test.
  ((code == 0 || bad > 0 || total > good + bad)) || { echo "$name ended with exit code $code"; return 1; }
}

# What all tests typed into records (Canaries.cs) is in no log and in no file they left behind, and what is sealed not in the server's own files either:
# those of the databases that still stand, and what was written to those that are gone. Portals' data folders are searched when they are deleted.
canaries() {
  local home=$PEACECOORD_TEST_CLUSTER/home name texts='kakapo7319|takahe7319' found
  name=$(sed -n 's/.*const string Name = "\(.*\)".*/\1/p' tests/PeaceCoord.TestSupport/Canaries.cs)
  [[ -n $name && -n $(ls "$results"/*.log) ]] || { echo 'nothing to look for, or nowhere'; return 1; }
  found=$(
    grep -rlaE "$texts|$name" "$results"/*.log "$temporary"
    [[ -n ${PEACECOORD_TEST_DB:-} ]] || { grep -rlaE "$texts" "$home/log"; grep -rlaF -D skip "$name" "$PEACECOORD_TEST_CLUSTER"; }
  )
  [[ -n ${PEACECOORD_TEST_DB:-} || -d $home/log ]] || { echo "no log of the server in $home"; return 1; }
  [[ -z $found ]] || { echo "what was typed into records stands in:"; echo "$found"; return 1; }
}

trap finish EXIT
trap 'exit 1' INT TERM
rm -rf "$results" && mkdir -p "$results"

step 'packages' packages || exit
step 'restore' dotnet restore PeaceCoord.sln -v quiet || exit
step 'build, warnings are errors' build || exit
# Style, indentation and the order of imports were judged by the build (IDE0055): what is left are the ends of lines and files, of all kinds of text.
step 'ends of lines' line_ends
step 'tools' dotnet tool restore -v quiet &&
  step 'model drift' dotnet ef migrations has-pending-model-changes --project src/PeaceCoord.Application --configuration Release --no-build

# One throw-away server for all test projects, made by the first that needs it; a killed run's is swept by the next.
for left in /tmp/peacecoord-test.* /tmp/peacecoord-temporary.* /dev/shm/peacecoord-test.*; do
  [[ -O $left ]] && ! kill -0 "$(cat "$left/owner" 2>/dev/null)" 2>/dev/null && sweep "$left"
done
PEACECOORD_TEST_CLUSTER=$(mktemp -d "$(throwaway)/peacecoord-test.XXXXXX") && chmod 711 "$PEACECOORD_TEST_CLUSTER" && echo $$ >"$PEACECOORD_TEST_CLUSTER/owner"
export PEACECOORD_TEST_CLUSTER
# Its own temporary folder, so that what is left in it is known to be this run's.
temporary=$(mktemp -d /tmp/peacecoord-temporary.XXXXXX) && chmod 1777 "$temporary" && echo $$ >"$temporary/owner"
export TMPDIR=$temporary

for project in tests/*.Tests/*.Tests.csproj; do
  name=$(basename "$project" .csproj)
  [[ -z $PEACECOORD_LONG ]] || grep -rlqE 'Trait\("length", "(only-)?long"\)' --include=*.cs "$(dirname "$project")" || continue
  step "$name" run_tests "$name"
done

step 'nothing typed into records in logs, temporary files and the server' canaries
