"""Calls into pdfium without the checks of its bindings, for what is asked once a character."""

import ctypes
from collections.abc import Callable
from typing import Any, TypeAlias

Handle: TypeAlias = Any
"""What pdfium hands out; the bindings have a type of their own for each, ctypes needs none."""


def undressed(function: Handle, result: Handle, *arguments: Handle) -> Callable[..., Any]:
    """Give a function of the library that takes and returns plain numbers for pointers.

    The bindings look at the type of each pointer on each call, which takes longer than many calls.
    """
    place = ctypes.cast(function, ctypes.c_void_p).value
    assert place is not None
    return ctypes.CFUNCTYPE(result, *arguments)(place)


def address(handle: Handle) -> int:
    """Give the address that a handle stands for."""
    return ctypes.cast(handle, ctypes.c_void_p).value or 0
