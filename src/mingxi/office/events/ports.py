"""What the log asks of the apps above: who may read it, and what things are called on its pages.

Each app names its kinds in ``AppConfig.ready``; a kind without a name is shown by its code.
"""

from collections.abc import Mapping

from mingxi.office.frame.access import Permission

READ_LOG = Permission("events.read_log", "查看日志")

_kind_names: dict[str, str] = {}
_subject_names: dict[str, str] = {}


def name_kinds(names: Mapping[str, str]) -> None:
    """Say what kinds are called: ``{"payment.released": "签发支付令"}``."""
    _kind_names.update(names)


def name_subjects(names: Mapping[str, str]) -> None:
    """Say what objects are called that are no models (those have their verbose names)."""
    _subject_names.update(names)


def kind_names() -> Mapping[str, str]:
    """Give the kinds that have names, by code."""
    return dict(sorted(_kind_names.items()))


def subject_names() -> Mapping[str, str]:
    """Give the objects that are no models and have names, by label."""
    return _subject_names
