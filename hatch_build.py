"""Build hook: compile the message catalogues, for wheels and for editable installs alike."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

CATALOGUES = "src/mingxi/languages/*/LC_MESSAGES/*.po"


def compile_catalogue(source: Path) -> Path:
    """Write the ``.mo`` beside a ``.po`` and give its path."""
    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parts[-3])
    target = source.with_suffix(".mo")
    with target.open("wb") as file:
        write_mo(file, catalogue)
    return target


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]  # hatchling leaves it bare
    """Compile every catalogue before the files of the wheel are gathered."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  # fixed by hatchling
        """Compile in place; ``version`` (standard or editable) makes no difference."""
        for source in sorted(Path(self.root).glob(CATALOGUES)):
            compile_catalogue(source)
