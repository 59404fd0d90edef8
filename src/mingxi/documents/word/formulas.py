"""Formulas of Word's equation editor on one line, as a reader would say them."""

from lxml.etree import _Element

from mingxi.documents.word import names


def linear(formula: _Element) -> str:
    """Write a formula in one line: its characters in order, fractions with a slash."""
    if formula.tag == names.MATH_TEXT:
        return formula.text or ""
    if formula.tag == names.MATH_FRACTION:
        numerator = formula.find(names.MATH_NUMERATOR)
        denominator = formula.find(names.MATH_DENOMINATOR)
        if numerator is not None and denominator is not None:
            return f"{linear(numerator)}/{linear(denominator)}"
    return "".join(map(linear, formula))
