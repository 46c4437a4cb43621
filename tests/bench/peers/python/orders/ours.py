"""The library from Python: one call, which works out the columns too."""

from library import decide_table

from . import AS_OF, NUMBERS, WORDS, from_typed

SUBSET = [*WORDS, *NUMBERS]


def prepare(table):
    return table


def decide(table, threads=1):
    """The full answer."""
    return decide_table(table, as_of=AS_OF, threads=threads)


def decide_subset(table):
    """The eight answers alone."""
    return decide_table(table, SUBSET, as_of=AS_OF, threads=1)


def answers(decided):
    return from_typed(decided.to_pyarrow() if hasattr(decided, "to_pyarrow") else decided)
