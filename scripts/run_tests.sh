#!/usr/bin/env bash
# Run all tests, in four lanes at once: the office and the journeys through it on an SQLite file, the
# same on a real PostgreSQL, what asks every page and operation of the office in turn, and all else.
# They wait much (for servers, browsers, leases, killed processes), so that four share two cores
# well, and no lane is much longer than the others. Arguments go to pytest; what the others print
# comes after what is not of the office.
#
# Each page and operation on its own is asked on PostgreSQL with MINGXI_FULL alone, and so is how a
# page is for those who do not see it; services, selectors, jobs, ledger and the journeys through
# the pages are always asked on both.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# Hundreds of processes are started: each would compile all sources anew.
unset PYTHONDONTWRITEBYTECODE
pytest=.venv/bin/pytest
told=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null; rm -rf "$told"' EXIT

in_turn=(tests/office/test_access.py tests/office/test_security.py tests/office/test_api_contract.py)
without=("${in_turn[@]/#/--ignore=}")
alone=("${without[@]}" --ignore-glob='*pages.py' --ignore-glob='*api.py')
if [ -n "${MINGXI_FULL:-}" ]; then
    alone=()
fi

MINGXI_TEST_DATABASE=sqlite $pytest tests/office tests/journeys "${without[@]}" "$@" \
    >"$told/sqlite" 2>&1 &
sqlite=$!
MINGXI_TEST_DATABASE=postgresql $pytest tests/office tests/journeys ${alone[@]+"${alone[@]}"} "$@" \
    >"$told/postgresql" 2>&1 &
postgresql=$!
MINGXI_TEST_DATABASE=sqlite $pytest "${in_turn[@]}" "$@" >"$told/in_turn" 2>&1 &
turns=$!

failed=0
$pytest --ignore=tests/office --ignore=tests/journeys "$@" || failed=1
wait $turns || failed=1
echo "Every page and operation of the office:" && cat "$told/in_turn"
wait $sqlite || failed=1
echo "The office on SQLite:" && cat "$told/sqlite"
wait $postgresql || failed=1
echo "The office on PostgreSQL:" && cat "$told/postgresql"
exit $failed
