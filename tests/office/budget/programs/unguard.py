"""Takes from the database the trigger that moves balances."""

# Django is set up before its models are imported.
# ruff: noqa: E402

import django

django.setup()

from django.db import connection

table = " ON budget_entry" if connection.vendor == "postgresql" else ""
with connection.cursor() as cursor:
    cursor.execute(f"DROP TRIGGER budget_entry_moves{table}")
