"""What a table costs in Spark: the decision, and the way of the rows to Python and back.

Install the package with PySpark into an environment of its own, on a machine that does nothing else:

    pip install ./py 'pyspark[sql]==4.3.0' 'pandas<3'
    python tests/bench/spark.py [--rows 1000000] [--cores 2] [--batch 10000]

Each contestant reads the same Parquet file and throws its answers away. Times are by the clock, and as processor time of
Spark's own process and of its Python workers, which other work on the machine changes less; the median of rounds in which the
contestants take turns. Linux only: processes are looked at in `/proc`.
"""

import argparse
import os
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import trade_assurance as ta
from pyspark.sql import SparkSession, functions
from trade_assurance import spark as tas

HERE = Path(__file__).resolve()
sys.path.insert(0, str(HERE.parents[1] / "oracle"))
AS_OF = "2022-06-01T00:00:00Z"
ROUNDS = 3
DISTINCT = 10_000
# What an ordinary order table knows.
FEW = [
    "order_id", "created_at", "currency", "marketplace", "order_type", "supplier_country", "buyer_country", "enrolled",
    "limit_available", "total", "paid_on_platform", "delivered_at",
]  # fmt: skip


def table(count):
    """Rows of made-up orders, the same ones over and over."""
    from generate import orders

    some = pa.table(ta.rows_table(orders(1, DISTINCT)))
    return pa.concat_tables([some] * -(-count // DISTINCT)).slice(0, count)


def identity(batches):
    """The way to Python and back, with all columns."""
    yield from batches


class Transport:
    """The way to Python and back with the columns of the answers, which are made but once."""

    def __init__(self, plan):
        self.plan = plan

    def __call__(self, batches):
        answers = None
        for batch in batches:
            if answers is None or answers.num_rows < batch.num_rows:
                answers = next(self.plan(iter([batch])))
            yield answers.slice(0, batch.num_rows)


class Memory:
    """The plan itself, which leaves behind how large its process was at most, in MiB."""

    def __init__(self, plan, folder):
        self.plan, self.folder = plan, folder

    def __call__(self, batches):
        yield from self.plan(batches)
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        Path(self.folder, f"rss-{os.getpid()}").write_text(str(most), "utf-8")


def contestants(rows, plan):
    """Each contestant's name and data frame."""
    sql = functions.expr("ta_decide(struct(*))")
    return {
        "reading alone": rows,
        "`mapInArrow`, batches as they come": rows.mapInArrow(identity, rows.schema),
        "`mapInArrow`, answers made once": rows.mapInArrow(Transport(plan), plan.schema),
        "`spark.decide`": tas.decide(rows, AS_OF),
        "`ta_decide` in SQL": rows.select(sql.alias("answer")),
    }


def ticks(stat):
    """A process's parent and its processor seconds, with those of its children that ended."""
    fields = stat.rpartition(")")[2].split()
    return int(fields[1]), sum(map(int, fields[11:15])) / os.sysconf("SC_CLK_TCK")


def processor(spark):
    """Processor seconds so far: of Spark's own process, and of all that it started."""
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            found[int(stat.parent.name)] = ticks(stat.read_text("utf-8"))
        except OSError:
            continue
    children, known = {spark}, 0
    while known != len(children):
        known = len(children)
        children |= {process for process, (parent, _) in found.items() if parent in children}
    return found[spark][1], sum(found[child][1] for child in children - {spark})


def run(frame, spark):
    """Seconds by the clock, and of the processor: Spark's and Python's."""
    before, began = processor(spark), time.perf_counter()
    frame.write.format("noop").mode("overwrite").save()
    took, after = time.perf_counter() - began, processor(spark)
    return took, after[0] - before[0], after[1] - before[1]


def measure(frames, spark, count):
    """A line of Markdown for each contestant, after a round that is not counted."""
    for frame in frames.values():
        run(frame, spark)
    rounds = [{name: run(frame, spark) for name, frame in frames.items()} for _ in range(ROUNDS)]
    for name in frames:
        clock, own, python = (statistics.median(values) for values in zip(*(one[name] for one in rounds), strict=True))
        print(f"| {name} | {count / clock / 1e6:.2f} | {own / count * 1e6:.2f} | {python / count * 1e6:.2f} |", flush=True)


def started(options):
    os.environ |= {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
    settings = {
        "spark.log.level": "ERROR",
        "spark.sql.execution.arrow.maxRecordsPerBatch": options.batch,
        "spark.sql.session.timeZone": "UTC",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    builder = SparkSession.builder.master(f"local[{options.cores}]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--cores", type=int, default=2)
    parser.add_argument("--batch", type=int, default=10_000)
    options = parser.parse_args()
    whole = table(options.rows)
    with tempfile.TemporaryDirectory() as folder, started(options) as session:
        spark = session.sparkContext._gateway.proc.pid
        tas.register(session, AS_OF)
        for columns in (FEW, whole.column_names):
            file = f"{folder}/{len(columns)}.parquet"
            pq.write_table(whole.select(columns), file, row_group_size=options.rows // (4 * options.cores))
            rows = session.read.parquet(file)
            plan = tas.plan(rows, AS_OF)
            print(f"\n{options.rows:,} rows of {len(columns)} columns, batches of {options.batch:,}\n")
            print("| | million rows/s | Spark, us a row | Python, us a row |\n|---|---:|---:|---:|")
            measure(contestants(rows, plan), spark, options.rows)
            run(rows.mapInArrow(Memory(plan, folder), plan.schema), spark)
            sizes = [int(file.read_text("utf-8")) for file in Path(folder).glob("rss-*")]
            print(f"\nA Python worker took {max(sizes)} MiB at most.")


if __name__ == "__main__":
    main()
