"""Writes rows to the table ``trial`` in many short transactions, alone or with threads.

Arguments: the writer's name, how often, and ``queued``, ``unqueued`` or ``threads``. Waits for a
line on standard input, so that all who write begin together. Each row has the place at which its
writer came to write: the unqueued take one as well, but do not wait for their turn.
"""

# Django is set up before its models are imported, and what is printed is the answer.
# ruff: noqa: E402, T201

import sys
from threading import Thread

import django
from django.conf import settings

from mingxi.office import settings as office

# The database alone: all the office takes longer to start than the trial lasts.
settings.configure(DATABASES=office.DATABASES)
django.setup()

from django.db import connection

from mingxi.office.frame.database import writing

THREADS = 8
name, times, way = sys.argv[1], int(sys.argv[2]), sys.argv[3]


def write(writer: str) -> None:
    connection.ensure_connection()
    queue = connection._queue
    if way == "unqueued":
        connection._queue = None
    for _ in range(times):
        if way == "unqueued":
            queue.enter()
            place = queue._place
            queue.leave()
        with writing(), connection.cursor() as cursor:
            if way != "unqueued":
                place = queue._place
            cursor.execute("INSERT INTO trial (writer, place) VALUES (%s, %s)", [writer, place])


connection.ensure_connection()
print("ready", flush=True)
sys.stdin.readline()
if way == "threads":
    threads = [Thread(target=write, args=(f"{name}-{number}",)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
else:
    write(name)
