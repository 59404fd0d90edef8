"""Reports tell of what was found: as the JSON object of the report contract, and in the terminal.

Everything that a reader sees is a view of one value, the report (``report``), which
``check_document`` makes of a document's bytes.
"""
