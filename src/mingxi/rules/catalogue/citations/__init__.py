"""CI: the policy documents that a project rests on, and how they are cited."""
