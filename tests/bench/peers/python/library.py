"""The library from Python."""

import trade_assurance as ta


def decide_table(table, names=None, **how):
    """All its answers, or those of these names: **the one place where it will be asked for them alone**."""
    answers = ta.decide_table(table, **how)
    return answers.to_pyarrow().select(names) if names else answers
