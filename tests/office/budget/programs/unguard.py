"""Takes from the database the trigger that moves balances."""

import django

django.setup()

from django.db import connection  # noqa: E402

table = " ON budget_entry" if connection.vendor == "postgresql" else ""
with connection.cursor() as cursor:
    cursor.execute(f"DROP TRIGGER budget_entry_moves{table}")
