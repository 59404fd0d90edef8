#!/usr/bin/env bash
# Run all tests: the office's and the journeys through it on an SQLite file and again on a real
# PostgreSQL, beside all others. The office's tests wait much (for servers, leases, killed
# processes), so the three share two cores well. Arguments go to pytest; what the office's tests
# print comes after the others.
#
# On PostgreSQL each page and operation on its own is asked with MINGXI_FULL alone; services,
# selectors, jobs, ledger and the journeys through the pages are always asked on both.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
pytest=.venv/bin/pytest
told=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null; rm -rf "$told"' EXIT

alone=()
if [ -z "${MINGXI_FULL:-}" ]; then
    alone=(--ignore-glob='*pages.py' --ignore-glob='*api.py')
    for asked in access security api_contract; do
        alone+=("--ignore=tests/office/test_$asked.py")
    done
fi

MINGXI_TEST_DATABASE=sqlite $pytest tests/office tests/journeys "$@" >"$told/sqlite" 2>&1 &
sqlite=$!
MINGXI_TEST_DATABASE=postgresql $pytest tests/office tests/journeys "${alone[@]}" "$@" >"$told/postgresql" 2>&1 &
postgresql=$!

failed=0
$pytest --ignore=tests/office --ignore=tests/journeys "$@" || failed=1
wait $sqlite || failed=1
echo "The office on SQLite:" && cat "$told/sqlite"
wait $postgresql || failed=1
echo "The office on PostgreSQL:" && cat "$told/postgresql"
exit $failed
