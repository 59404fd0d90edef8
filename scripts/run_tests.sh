#!/usr/bin/env bash
# Run all tests: the office's on an SQLite file and again on a real PostgreSQL, beside all others.
# The office's tests wait much (for servers, leases, killed processes), so the two share two cores
# well. Arguments go to pytest; what the office's tests print comes after the others.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
pytest=.venv/bin/pytest
told=$(mktemp)
trap 'kill $(jobs -p) 2>/dev/null; rm -f "$told"' EXIT

{
    echo "The office on SQLite:"
    $pytest tests/office "$@" && echo "The office on PostgreSQL:" &&
        MINGXI_TEST_DATABASE=postgresql $pytest tests/office "$@"
} >"$told" 2>&1 &
office=$!

$pytest --ignore=tests/office "$@"
others=$?
wait $office
office=$?
cat "$told"
[ $others -eq 0 ] && [ $office -eq 0 ]
