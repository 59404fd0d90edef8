"""Opens a write transaction and stays in it until a line comes on standard input."""

# Django is set up before its models are imported, and what is printed is the answer.
# ruff: noqa: E402, T201

import sys

import django
from django.conf import settings

from mingxi.office import settings as office

# The database alone: all the office takes longer to start than the trial lasts.
settings.configure(DATABASES=office.DATABASES)
django.setup()

from django.db import connection

from mingxi.office.frame.database import writing

print("asking", flush=True)
with writing(), connection.cursor() as cursor:
    cursor.execute("INSERT INTO trial (writer) VALUES (%s)", [sys.argv[1]])
    print("inside", flush=True)
    sys.stdin.readline()
