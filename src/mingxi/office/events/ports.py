"""What the log asks of the apps above: who may read it, and what their kinds are called.

Each app names its kinds in ``AppConfig.ready``; a kind without a name is shown by its code.
"""

from collections.abc import Mapping

from mingxi.office.frame.access import Permission

READ_LOG = Permission("events.read_log", "查看日志")

_kind_names: dict[str, str] = {}


def name_kinds(names: Mapping[str, str]) -> None:
    """Say what kinds are called on pages: ``{"payment.released": "签发支付令"}``.

    Raises:
        ValueError: A kind has another name already.
    """
    for kind, name in names.items():
        if _kind_names.setdefault(kind, name) != name:
            raise ValueError(f"{kind} is called {_kind_names[kind]} already, not {name}")


def kind_names() -> Mapping[str, str]:
    """Give the kinds that have names, by code."""
    return dict(sorted(_kind_names.items()))
