"""Django's description of the app, and who may do what in it."""

from importlib import import_module

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Units, persons, roles."""

    name = "mingxi.office.people"
    label = "people"
    verbose_name = "人员与单位"

    def ready(self) -> None:
        """Grant the permissions of this app, and answer who holds which in all apps.

        What lets one sign in as somebody else is in two hands: the system administrator issues
        passwords, the security administrator gives roles and takes a second factor off.
        """
        from mingxi.office.frame import access
        from mingxi.office.people import ports, selectors
        from mingxi.office.people.reckoning.grants import grant
        from mingxi.office.people.reckoning.roles import BUSINESS, Role

        system, security = Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR
        everyday = (*BUSINESS, Role.AUDITOR, system, security)
        grant(ports.READ_UNITS, *everyday)
        grant(ports.WRITE_UNITS, system)
        grant(ports.READ_PERSONS, *everyday)
        grant(ports.WRITE_PERSONS, system)
        grant(ports.ISSUE_PASSWORDS, system)
        grant(ports.READ_APPOINTMENTS, security, Role.UNIT_HEAD)
        grant(ports.WRITE_APPOINTMENTS, security)
        grant(ports.UNLOCK_PERSONS, security)
        grant(ports.READ_SIGN_INS, Role.AUDIT_ADMINISTRATOR)
        access.answer_with(selectors.answer)
        import_module("mingxi.office.people.selectors.soundness")
