"""The web application: what a person accepts is kept here, from declaration to disclosure.

Its rooms are Django applications that follow the life of a project; ``.importlinter`` holds their
order. The core (``quantities`` … ``reports``) knows nothing of them.
"""
