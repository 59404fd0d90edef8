"""Search over everything a person may see: an index in ``MINGXI_DATA/index``, made by tantivy.

Who has something to be found describes it as a ``DocumentKind`` and registers it; triggers on its
tables (``noticing``) then write down, in the transaction of whatever service changes a row, which
documents must be read anew. A duty of the clock brings them into the index, a job builds it where
there is none: web processes only read. What a person may see is asked inside the query.

The index is made from the database and can be made again at any time, so backups leave it out.
"""
