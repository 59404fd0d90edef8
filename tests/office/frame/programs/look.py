"""Counts the rows of the table ``trial`` as they are at one moment."""

# Django is set up before its models are imported, and what is printed is the answer.
# ruff: noqa: E402, T201

import django
from django.conf import settings

from mingxi.office import settings as office

# The database alone: all the office takes longer to start than the trial lasts.
settings.configure(DATABASES=office.DATABASES)
django.setup()

from django.db import connection

from mingxi.office.frame.database import reading

with reading(), connection.cursor() as cursor:
    cursor.execute("SELECT count(*) FROM trial")
    print(cursor.fetchone()[0])
