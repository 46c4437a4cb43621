"""The library from Python."""

import trade_assurance as ta


def decide_table(table, names=None, **how):
    """All its answers, or those of these names alone."""
    return ta.decide_table(table, answers=names, **how)
