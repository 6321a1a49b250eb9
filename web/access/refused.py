"""The refusal of everything about accounts."""


class AccountRefused(ValueError):
    """What was asked of accounts can't be done; `field` names the input that it is about."""

    def __init__(self, sentence: str, field: str = "") -> None:
        super().__init__(sentence)
        self.field = field
