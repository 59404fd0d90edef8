"""Bringing the database forward to this version; it never goes back."""

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


class NewerDatabaseError(Exception):
    """The database was brought forward by a newer version than this."""

    def __init__(self, migrations: list[str]) -> None:
        super().__init__(*migrations)
        self.migrations = migrations


def pending() -> list[str]:
    """Name the migrations that this version wants to apply."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def unknown() -> list[str]:
    """Name the applied migrations of our apps that this version does not have."""
    loader = MigrationExecutor(connection).loader
    return sorted(
        f"{app}.{name}"
        for app, name in loader.applied_migrations
        if app in loader.migrated_apps
        and (app, name) not in loader.disk_migrations
        and (app, name) not in loader.replacements
    )


def migrate() -> None:
    """Apply what is pending; raises NewerDatabaseError and changes nothing for a newer database."""
    newer = unknown()
    if newer:
        raise NewerDatabaseError(newer)
    call_command("migrate", interactive=False, verbosity=0)
