"""The report page of the core, as it may be served: by its own policy and in a sandbox."""

import re

# The page names its own style and script by their hashes, in its head.
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy" content="([^"]+)">')
_HEAD_BYTES = 2048

# Its script runs, in an origin of its own: cookies and pages of the office are out of its reach.
_BOUNDS = "sandbox allow-scripts; frame-ancestors 'self'"


def policy_of(page: bytes) -> str:
    """Give the Content-Security-Policy header of a report page.

    A header must say what the page's ``meta`` cannot: the sandbox, and who may frame it (Content
    Security Policy Level 3, 4.3). Raises ValueError for a page that has no policy.
    """
    found = _POLICY.search(page[:_HEAD_BYTES])
    if found is None:
        raise ValueError("the report page names no policy")
    own = found[1].decode().replace("&#39;", "'")
    return f"{own}; {_BOUNDS}"
