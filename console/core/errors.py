"""The one refusal of the core. It carries facts; `refusals` has the sentence in each language."""


class Refused(Exception):
    """A command that may not be obeyed, and why.

    `code` is one of the keys in `refusals`; `facts` fill the sentence there.
    """

    def __init__(self, code: str, **facts: str | int) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        from .refusals import explain

        message, hint = explain(self.code, self.facts, "en")
        return f"{self.code}: {message} {hint}".strip()
