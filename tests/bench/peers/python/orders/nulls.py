"""The same orders with so many in a hundred of their nullable cells unknown."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

REQUIRED = ["order_id", "created_at", "currency"]
SEED = 20_150_204


def with_nulls(table, percent):
    random = np.random.default_rng(SEED)
    for place, name in enumerate(table.column_names):
        if name not in REQUIRED:
            lost = pa.array(random.integers(100, size=len(table)) < percent)
            column = table[name].combine_chunks()
            table = table.set_column(place, name, pc.if_else(lost, pa.scalar(None, column.type), column))
    return table
