"""Everything that checks, imported and prepared: what working processes hold before they begin.

Importing this module is all that is asked of it.
"""

import gc

from mingxi.reports import checking
from mingxi.rules.registry import document_rules

document_rules()

# It stays until the end: looking through it for garbage would only take it apart from its siblings.
gc.freeze()

__all__ = ["checking"]
