"""Every fault has a code for programs and tells people, in Chinese, how to mend it."""

import inspect
import pickle
import re

import pytest

from mingxi.documents import faults
from mingxi.languages import say

FILLINGS = {str: "某", int: 7 * 1024**2, faults.Message: say("某")}
MAKERS = [
    maker
    for _, maker in inspect.getmembers(faults, inspect.isfunction)
    if inspect.signature(maker).return_annotation is faults.DocumentError
]


def made(maker: object) -> faults.DocumentError:
    """Make a fault with some filling for each of its parameters."""
    assert callable(maker)
    parameters = inspect.signature(maker).parameters.values()
    fault = maker(*[FILLINGS[parameter.annotation] for parameter in parameters])
    assert isinstance(fault, faults.DocumentError)
    return fault


@pytest.mark.parametrize("maker", MAKERS)
def test_a_fault_says_what_is_wrong_and_how_to_mend_it(maker: object) -> None:
    fault = made(maker)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", fault.code)
    assert re.search("请.+。$", fault.message.template)
    assert fault.message.template.format(**dict(fault.message.values))


@pytest.mark.parametrize("maker", MAKERS)
def test_a_fault_travels_between_processes(maker: object) -> None:
    fault = made(maker)
    copy = pickle.loads(pickle.dumps(fault))  # noqa: S301 our own bytes
    assert (copy.code, copy.message) == (fault.code, fault.message)
