#!/usr/bin/env bash
# Run all tests: the office's and the journeys through it on an SQLite file and again on a real
# PostgreSQL, beside all others. The office's tests wait much (for servers, leases, killed
# processes), so the three share two cores well. Arguments go to pytest; what the office's tests
# print comes after the others.
#
# What asks every page and operation in turn comes after the others, and is asked on PostgreSQL, as
# each page on its own, with MINGXI_FULL alone; services, selectors, jobs, ledger and the journeys
# through the pages are always asked on both.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
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

failed=0
$pytest --ignore=tests/office --ignore=tests/journeys "$@" || failed=1
MINGXI_TEST_DATABASE=sqlite $pytest "${in_turn[@]}" "$@" || failed=1
wait $sqlite || failed=1
echo "The office on SQLite:" && cat "$told/sqlite"
wait $postgresql || failed=1
echo "The office on PostgreSQL:" && cat "$told/postgresql"
exit $failed
