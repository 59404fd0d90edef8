"""Commands that an installation brings beside our own: the entry points ``mingxi.commands``.

The command line knows none of them by name. They are looked for only where a call names no command
of our own, and where all commands are listed: looking through what is installed takes time.
"""

from importlib.metadata import EntryPoint, entry_points

import click

from mingxi.languages import Message, say
from mingxi.speaking import SpokenGroup

GROUP = "mingxi.commands"


class WithInstalledCommands(SpokenGroup):
    """The group of all commands: our own, then those that are installed beside them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click asks so
        """Name our own commands, then the installed ones."""
        return [name for _, names in self.chapters() for name in names]

    def chapters(self) -> list[tuple[Message, list[str]]]:
        """Put the installed commands below a heading of their own, where there are any."""
        installed = sorted(point.name for point in entry_points(group=GROUP) if _loaded(point))
        own = super().chapters()
        return [*own, (say("网页系统："), installed)] if installed else own

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Give the command, loading it where another part of the installation brings it."""
        own = super().get_command(ctx, cmd_name)
        if own is not None:
            return own
        points = entry_points(group=GROUP, name=cmd_name)
        return next((command for point in points if (command := _loaded(point))), None)


def _loaded(point: EntryPoint) -> click.Command | None:
    """Load a command; None where the libraries it stands on are not installed."""
    try:
        command: click.Command = point.load()
    except ModuleNotFoundError as error:
        # A missing library leaves the command out; a missing module of ours is our own bug.
        if (error.name or "").split(".")[0] == "mingxi":
            raise
        return None
    return command
