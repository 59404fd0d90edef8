"""Widgets that Django lacks."""

from typing import Any

from django import forms


class WithUnit(forms.TextInput):
    """A figure set to the right with its unit behind it: ``[ 18.36 | 万元 ]``."""

    template_name = "frame/components/with_unit.html"

    def __init__(self, unit: str, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"inputmode": "decimal", "autocomplete": "off"} | (attrs or {}))
        self.unit = unit

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Tell the template the unit."""
        context = super().get_context(name, value, attrs)
        context["widget"]["unit"] = self.unit
        return context


class FileDrop(forms.FileInput):
    """A place to drop a file or choose it; ``limit_bytes`` warns before a useless upload.

    The server checks size and kind all the same.
    """

    template_name = "frame/components/file_drop.html"

    def __init__(
        self,
        *,
        invitation: str = "把文件拖到这里，或点击选择",
        accept: str = "",
        limit_bytes: int | None = None,
    ) -> None:
        super().__init__(
            {
                **({"accept": accept} if accept else {}),
                **({"data-limit": limit_bytes} if limit_bytes else {}),
            }
        )
        self.invitation = invitation

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Tell the template what to invite to."""
        context = super().get_context(name, value, attrs)
        context["widget"]["invitation"] = self.invitation
        return context
