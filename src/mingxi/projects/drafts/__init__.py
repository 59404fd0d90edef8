"""Project texts written: from what is to be said to a Word file that says it, and back.

``draft`` holds what a project text says without places, ``drafting`` takes it from a reading,
``composing`` gives every section its words and every document its pieces, ``writing`` sets them and
proves that the file is read as what was asked for. ``json_form`` is the draft as JSON.
"""
