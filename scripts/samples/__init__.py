"""The files of the sample county: written from manuscripts, the same bytes every time.

They are written as plain parts of their formats: a library would add its own time stamps and
templates.
"""
