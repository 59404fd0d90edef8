"""What every app of the office stands on and that is the business of none.

Configuration, clock, database, access, origin, the components of pages, and the apps ``jobs`` (work
in the background), ``vault`` (keys and sealed fields) and ``files`` (stored files).
"""
