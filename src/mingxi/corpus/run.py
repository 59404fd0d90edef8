"""One run over many documents, each held against those that came before it."""

from collections.abc import Container

from mingxi.projects.card import Card
from mingxi.rules.earlier import Earlier
from mingxi.rules.registry import across_rules
from mingxi.rules.runner import Reported, in_order


class Run:
    """The documents seen so far; memory grows with their cards, not with their texts.

    Only the rules with ``codes`` are asked, or with None every one.
    """

    def __init__(self, codes: Container[str] | None = None) -> None:
        self._rules = [rule for rule in across_rules() if codes is None or rule.code in codes]
        self._earlier = Earlier()

    @property
    def asks(self) -> bool:
        """Tell whether any rule is asked, so that cards are worth writing."""
        return bool(self._rules)

    def findings_on(self, card: Card) -> tuple[Reported, ...]:
        """Ask of the next document, by place and then by code, and remember it.

        Of a file that came before, byte for byte, only that is asked. What a rule raises is our
        mistake and is not caught.
        """
        if self._earlier.same_file(card.sha256) is not None:
            card = card._replace(projects=(), citations=())
        found = in_order((rule, rule.check(card, self._earlier)) for rule in self._rules)
        self._earlier.add(card)
        return found
