"""Units, persons, the roles that persons hold in units, and sign-in.

What a role may do with the matter of another app is named by that app (its ports).
"""
