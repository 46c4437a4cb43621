"""What is raised."""


class TradeAssuranceError(ValueError):
    """Something that the library refuses, with every reason at once in `errors`."""

    __module__ = "trade_assurance"

    def __init__(self, errors=()):
        super().__init__(tuple(errors))

    @property
    def errors(self):
        """What is wrong: for each problem its code, path, message and what is accepted."""
        return self.args[0]

    def __str__(self):
        return "\n".join(_line(problem) for problem in self.errors)

    def __eq__(self, other):
        return type(self) is type(other) and self.args == other.args

    def __hash__(self):
        return hash((type(self), self.args))


class OrderError(TradeAssuranceError):
    """A document that is not right, or an instant before the order; `errors` are of the class `Problem`."""

    __module__ = "trade_assurance"


class RulebookError(TradeAssuranceError):
    """A rulebook that is not sound; `errors` are of the class `RulebookProblem`."""

    __module__ = "trade_assurance"


class TableError(TradeAssuranceError):
    """A table whose columns are not right; `errors` are of the class `TableProblem`."""

    __module__ = "trade_assurance"


class NoAnswer(TradeAssuranceError):
    """A question that the rules do not answer; `errors` holds one `Refusal`, with the reason's code."""

    __module__ = "trade_assurance"


def _line(problem):
    path = getattr(problem, "path", None) or getattr(problem, "column", None)
    line = f"{problem.code} at {path}: {problem.message}" if path else f"{problem.code}: {problem.message}"
    accepted, nearest = getattr(problem, "accepted", None), getattr(problem, "nearest", None)
    if accepted:
        line += f"; accepted: {accepted}"
    if nearest:
        line += f"; nearest: `{nearest}`"
    return line
