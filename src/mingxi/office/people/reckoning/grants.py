"""Which roles hold which permission.

An app grants its own permissions in its ``AppConfig.ready``; what nobody granted, nobody holds.
"""

from collections import defaultdict

from mingxi.office.frame.access import Permission
from mingxi.office.people.reckoning.roles import Role

_roles: defaultdict[str, set[Role]] = defaultdict(set)


def grant(permission: Permission, *roles: Role) -> None:
    """Let the roles do what the permission allows."""
    _roles[permission.code].update(roles)


def roles_with(permission: Permission) -> frozenset[Role]:
    """Give the roles that hold the permission."""
    return frozenset(_roles.get(permission.code, ()))
