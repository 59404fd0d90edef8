"""Mingxi 明细: reads official Chinese budget prose and proves every figure in it.

Rooms, from the ground up (see ``docs/why/architecture.md``): quantities, places and languages;
documents and prose; projects; rules; reports; cli. A room imports only from the floors below.
"""

__version__ = "0.1.0"
