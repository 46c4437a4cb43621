"""Answers held against each other, row by row."""

import sys

import pyarrow.compute as pc


def agree(name, ours, theirs, table, columns=None):
    """Ends the run with the first row on which two differ."""
    if len(ours) != len(theirs):
        sys.exit(f"{name} answers {len(theirs)} rows of {len(ours)}")
    for column in columns or ours.column_names:
        one, other = ours[column], theirs[column]
        same = pc.fill_null(pc.equal(one, other), False)
        both_null = pc.and_(pc.is_null(one), pc.is_null(other))
        differs = pc.indices_nonzero(pc.invert(pc.or_(same, both_null)))
        if len(differs):
            row = differs[0].as_py()
            sys.exit(
                f"{name} differs in {len(differs)} rows, first in row {row}, column {column}:\n"
                f"given  {table.slice(row, 1).to_pylist()[0]}\n"
                f"one    {ours.slice(row, 1).to_pylist()[0]}\n"
                f"{name}  {theirs.slice(row, 1).to_pylist()[0]}"
            )
