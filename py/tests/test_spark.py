"""Data frames of Spark: row by row what `decide_table` says of them on one machine, and what is refused before a job runs.

One session for all, in a time zone that is not UTC, with batches so small that every partition has several.
"""

import os
import pickle
import random
import re
import sys
from dataclasses import replace
from itertools import islice

import pytest
import trade_assurance as ta
from harness import ROOT

pytest.importorskip("pyspark", reason="pyspark is not installed for this Python")

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from pyspark import TaskContext
from pyspark.sql import SparkSession, functions
from pyspark.sql import types as t
from trade_assurance import spark as tas

AS_OF = "2022-06-01T00:00:00Z"
ZONE = "Asia/Kolkata"
MADE_UP = 1_500


@pytest.fixture(scope="module")
def session():
    os.environ |= {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.session.timeZone": ZONE,
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.execution.arrow.maxRecordsPerBatch": "97",
        "spark.log.level": "OFF",
        # For jobs as short as these the compilers cost more than they gain.
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.sql.codegen.wholeStage": "false",
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
    }
    # A task that fails is tried once more.
    builder = SparkSession.builder.master("local[2,2]")
    for name, value in settings.items():
        builder = builder.config(name, value)
    with builder.getOrCreate() as session:
        yield session


def made_up():
    """Orders of the generator that the second implementation is tried with."""
    sys.path.insert(0, str(ROOT / "tests" / "oracle"))
    from generate import orders

    return orders(7, MADE_UP)


def good(order, as_of):
    try:
        ta.decide(order, as_of)
    except ta.OrderError:
        return False
    return True


@pytest.fixture(scope="module")
def rows(orders):
    """Their rows and those of the case tree, some facts taken away, and what Spark may hand through besides."""
    taken = [(order, as_of) for _, order, as_of in orders if good(order, as_of)] + list(made_up())
    table = pa.table(ta.rows_table(taken))
    chance = random.Random(1)
    columns = {name: plain(table[name]) for name in table.column_names}
    for name in columns:
        if name not in ("order_id", "created_at"):
            kept = pa.array(chance.random() < 0.97 for _ in range(table.num_rows))
            columns[name] = pc.if_else(kept, columns[name], pa.scalar(None, columns[name].type))
    places = pa.array(range(table.num_rows), pa.int64())
    return pa.table({**columns, "place": places, "a key": pc.cast(places, pa.string())})


def plain(column):
    column = column.combine_chunks()
    return column.dictionary_decode() if pa.types.is_dictionary(column.type) else column


def only_row(rows):
    return rows.drop_columns(["place", "a key"])


def on_one_machine(rows, **options):
    """What `decide_table` says, with words as texts."""
    answers = pa.table(ta.decide_table(rows, **options))
    return pa.table({name: plain(answers[name]) for name in answers.column_names})


@pytest.fixture(scope="module")
def expected(rows):
    answers = on_one_machine(only_row(rows), as_of=AS_OF)
    wrong = answers.num_rows - answers["error"].null_count
    assert answers.num_rows > MADE_UP + 300 and 20 < wrong < 500, wrong
    return answers


@pytest.fixture(scope="module")
def file(rows, tmp_path_factory):
    path = str(tmp_path_factory.mktemp("rows") / "rows.parquet")
    pq.write_table(rows, path)
    return path


@pytest.fixture(scope="module")
def frame(session, file):
    """The rows in six partitions, of which two at least are empty."""
    return session.read.parquet(file).repartition(6, functions.expr("place % 4")).cache()


def told(answers, keep=()):
    """A data frame of answers as a table in the order of the rows, in the types of `decide_table`."""
    table = answers.toArrow().sort_by("place").drop_columns(["place", *keep])
    kinds = [pa.timestamp("us", "UTC") if pa.types.is_timestamp(kind) else kind for kind in table.schema.types]
    return table.cast(pa.schema(zip(table.column_names, kinds)))


def same(answers, expected, rulebook=None):
    """The answers, row by row and column by column, and the digest of their rulebook."""
    found = told(answers)
    assert set(found[tas.DIGEST].to_pylist()) == {(rulebook or ta.Rulebook()).digest}
    found = found.drop_columns([tas.DIGEST])
    assert found.column_names == expected.column_names and found.num_rows == expected.num_rows
    for name in expected.column_names:
        assert found[name].to_pylist() == expected[name].to_pylist(), name


def test_every_row_is_what_decide_table_says_of_it(frame, expected):
    sizes = frame.groupBy(functions.spark_partition_id()).count().collect()
    assert frame.rdd.getNumPartitions() == 6 and 2 <= len(sizes) <= 4
    same(tas.decide(frame, AS_OF, keep=["place"], ignore_others=True), expected)


def test_the_types_of_the_answers_are_those_of_the_table(frame, expected):
    kinds = {field.name: field.dataType for field in tas.decide(frame, AS_OF, ignore_others=True).schema}
    assert list(kinds) == [*expected.column_names, tas.DIGEST]
    for name, kind in zip(expected.column_names, expected.schema.types):
        wanted = {
            "decimal128(22, 3)": t.DecimalType(22, 3),
            "timestamp[us, tz=UTC]": t.TimestampType(),
            "string": t.StringType(),
            "bool": t.BooleanType(),
        }.get(str(kind), t.ArrayType(t.StringType()))
        assert kinds[name] == wanted, name


def test_answers_are_the_same_every_time_and_can_be_written(frame, tmp_path):
    answers = tas.decide(frame, AS_OF, keep=["place"], ignore_others=True)
    answers.write.parquet(str(tmp_path / "a"))
    assert told(answers).equals(told(answers.sparkSession.read.parquet(str(tmp_path / "a"))))
    assert told(answers.repartition(3)).equals(told(answers))


def test_a_task_that_is_tried_again_gives_the_same(frame, expected):
    plan = tas.plan(frame, AS_OF, keep=["place"], ignore_others=True)

    def fails_once(batches):
        answers = plan(batches)
        yield from islice(answers, 1)
        if TaskContext.get().attemptNumber() == 0:
            raise RuntimeError("a machine is lost in the middle of its task")
        yield from answers

    assert told(frame.select(*plan.columns).mapInArrow(fails_once, plan.schema)).to_pylist() == expected.to_pylist()


def test_columns_are_handed_through_in_front(frame, rows, expected):
    keep = ["currency", "a key", "created_at"]
    answers = tas.decide(frame, AS_OF, keep=["place", *keep], ignore_others=True)
    assert answers.columns == ["place", *keep, *expected.column_names, tas.DIGEST]
    found = answers.toArrow().sort_by("place")
    for name in keep:
        assert found[name].to_pylist() == rows[name].to_pylist(), name
    assert told(answers, keep).drop_columns([tas.DIGEST]).to_pylist() == expected.to_pylist()


def test_some_answers_alone(session, frame, expected):
    names = ["claim_closes_at", "coverage", "order_id"]
    options = {"answers": names, "ignore_others": True}
    answers = tas.decide(frame, AS_OF, keep=["place", "held"], **options)
    wanted = [name for name in expected.column_names if name in names]
    assert answers.columns == ["place", "held", *wanted, tas.DIGEST]
    assert told(answers, ["held", tas.DIGEST]).to_pylist() == expected.select(wanted).to_pylist()
    for nothing in ([], ["order_id"]):
        with pytest.raises(ValueError, match="answers: one at least"):
            tas.register(session, AS_OF, answers=nothing)
    with pytest.raises(ta.TableError, match="nearest: `coverage`"):
        tas.plan(frame, AS_OF, answers=["covrage"], ignore_others=True)
    frame.createOrReplaceTempView("some")
    tas.register(session, AS_OF, name="covered", **options)
    answers = "SELECT o.place, covered(struct(o.*)) AS answer FROM some o"
    found = session.sql(f"SELECT place, answer.* FROM ({answers})")
    assert found.columns == ["place", "coverage", "claim_closes_at"]
    assert told(found)["coverage"].to_pylist() == expected["coverage"].to_pylist()


def test_names_to_keep_are_looked_at_first(frame):
    with pytest.raises(ValueError, match="keep: there is no column `plaice`"):
        tas.decide(frame, AS_OF, keep=["plaice"], ignore_others=True)
    with pytest.raises(ValueError, match="keep: `released` is a column of the answers"):
        tas.decide(frame, AS_OF, keep=["released"], ignore_others=True)


@pytest.mark.parametrize("name", ["session zone", "large texts", "one batch"])
def test_the_settings_of_a_session_change_no_answer(name, session, frame, expected):
    setting, value = {
        "session zone": ("spark.sql.session.timeZone", "America/Los_Angeles"),
        "large texts": ("spark.sql.execution.arrow.useLargeVarTypes", "true"),
        "one batch": ("spark.sql.execution.arrow.maxRecordsPerBatch", "0"),
    }[name]
    before = session.conf.get(setting)
    session.conf.set(setting, value)
    try:
        same(tas.decide(frame, AS_OF, keep=["place"], ignore_others=True), expected)
    finally:
        session.conf.set(setting, before)


def test_no_rows_give_no_answers(frame, expected):
    none = tas.decide(frame.where("place < 0"), AS_OF, ignore_others=True).toArrow()
    assert none.num_rows == 0 and none.column_names == [*expected.column_names, tas.DIGEST]


def test_a_row_that_cannot_be_decided_says_so_and_stops_nothing(frame, expected):
    wrong = frame.withColumn("currency", functions.expr("if(place = 5, 'USX', currency)"))
    found = told(tas.decide(wrong, AS_OF, keep=["place"], ignore_others=True)).to_pylist()
    assert found[5]["error"].startswith("currency: `USX` is no currency") and found[5]["coverage"] is None
    others = [{name: value for name, value in row.items() if name != tas.DIGEST} for row in found]
    wanted = expected.to_pylist()
    assert others[:5] + others[6:] == wanted[:5] + wanted[6:]


def test_decimals_of_every_scale_and_whole_numbers_are_the_same_amounts(frame, expected):
    names = ("total", "paid_on_platform", "limit_available")
    for kind in ("decimal(18,3)", "decimal(38,9)", "decimal(22,16)"):
        # An amount that is wrong is repeated as it is written, and these are written with more zeros.
        fitting = [f"({name} is null or try_cast({name} as {kind}) is not null)" for name in names]
        fitting = frame.where(" and ".join(["currency is not null", *fitting]))
        cast = fitting.withColumns({name: functions.expr(f"try_cast({name} as {kind})") for name in names})
        found = told(tas.decide(cast, AS_OF, keep=["place"], ignore_others=True)).drop_columns([tas.DIGEST])
        places = sorted(row.place for row in fitting.select("place").collect())
        assert len(places) > 500
        assert found.to_pylist() == expected.take(pa.array(places)).to_pylist(), kind
    whole = frame.where("total = cast(total as bigint)")
    as_numbers = whole.withColumn("total", functions.col("total").cast("bigint"))
    both = [told(tas.decide(one, AS_OF, keep=["place"], ignore_others=True)) for one in (whole, as_numbers)]
    assert both[0].num_rows > 100 and both[0].equals(both[1])


def test_texts_are_read_where_the_caller_says_so(frame, expected):
    names = ["order_id", "created_at", "currency", "order_type", "marketplace", "enrolled", "tax", "place"]
    whole = frame.select(names)
    written = whole.select(
        *(functions.col(name).cast("string") for name in names if name not in ("created_at", "place")),
        functions.expr("date_format(created_at, \"yyyy-MM-dd'T'HH:mm:ss.SSSSSSXXX\")").alias("created_at"),
        "place",
    )
    with pytest.raises(ta.TableError):
        tas.decide(written, AS_OF, keep=["place"])
    found = told(tas.decide(written, AS_OF, keep=["place"], texts=True))
    assert found.equals(told(tas.decide(whole, AS_OF, keep=["place"])))


def test_instants_without_a_zone_are_utc_where_the_caller_says_so(session, frame, expected):
    instants = [field.name for field in frame.schema if field.dataType == t.TimestampType()]
    session.conf.set("spark.sql.session.timeZone", "UTC")
    try:
        naive = frame.withColumns({name: functions.col(name).cast("timestamp_ntz") for name in instants})
        with pytest.raises(ta.TableError) as refused:
            tas.decide(naive, AS_OF, ignore_others=True)
        assert [(problem.code, problem.column) for problem in refused.value.errors] == [
            ("NO_ZONE", name) for name in instants
        ]
        same(tas.decide(naive, AS_OF, keep=["place"], ignore_others=True, zoneless_is_utc=True), expected)
    finally:
        session.conf.set("spark.sql.session.timeZone", ZONE)


def test_everything_wrong_with_the_columns_is_told_before_a_job_runs(session, frame):
    session.sparkContext.setJobGroup("refused", "")
    wrong = frame.select(
        functions.col("total").cast("double").alias("total"),
        functions.lit("CN").alias("suplier_country"),
        functions.lit("USD").alias("currency"),
        functions.lit("USD").alias("currency"),
        functions.expr("map('a', 1)").alias("place"),
    )
    with pytest.raises(ta.TableError) as refused:
        tas.decide(wrong, AS_OF, keep=["place"])
    assert [(problem.code, problem.column) for problem in refused.value.errors] == [
        ("WRONG_TYPE", "total"),
        ("UNKNOWN_COLUMN", "suplier_country"),
        ("DUPLICATE_COLUMN", "currency"),
        ("MISSING_COLUMN", "created_at"),
    ]
    assert refused.value.errors[1].nearest == "supplier_country"
    with pytest.raises(ta.TableError, match="MISSING_COLUMN at as_of"):
        tas.decide(frame.drop("as_of"), ignore_others=True)
    with pytest.raises(ta.OrderError, match="as_of"):
        tas.decide(frame, "yesterday", ignore_others=True)
    with pytest.raises(TypeError, match=r"total: a column of the type interval .* cannot be read"):
        tas.decide(frame.withColumn("total", functions.expr("interval '1' month")), AS_OF, ignore_others=True)
    assert list(session.sparkContext.statusTracker().getJobIdsForGroup("refused")) == []


def test_the_callers_own_names_may_be_numbers(frame, expected):
    numbered = tas.decide(frame.withColumn("order_id", functions.col("place")), AS_OF, ignore_others=True)
    assert numbered.schema["order_id"].dataType == t.LongType()
    assert sorted(row.order_id for row in numbered.select("order_id").collect()) == list(range(expected.num_rows))


def test_a_rulebook_of_ones_own_travels_to_the_workers(frame, rows, expected, other_rulebook):
    wanted = on_one_machine(only_row(rows), as_of=AS_OF, rulebook=other_rulebook)
    assert not wanted.equals(expected)
    answers = tas.decide(frame, AS_OF, keep=["place"], ignore_others=True, rulebook=other_rulebook)
    same(answers, wanted, other_rulebook)


def test_a_plan_is_for_whoever_calls_map_in_arrow(frame, expected, other_rulebook):
    plan = tas.plan(frame, AS_OF, keep=["place"], ignore_others=True)
    assert plan == tas.plan(frame.schema, AS_OF, keep=["place"], ignore_others=True)
    assert plan.digest == ta.Rulebook().digest
    chosen = frame.select(*plan.columns)
    found = told(chosen.mapInArrow(pickle.loads(pickle.dumps(plan)), plan.schema))
    assert found.to_pylist() == expected.to_pylist()


def test_a_worker_with_other_rules_refuses_to_answer(rows):
    schema = t.StructType([t.StructField("created_at", t.TimestampType()), t.StructField("currency", t.StringType())])
    plan = tas.plan(schema, AS_OF)
    (batch,) = rows.select(["created_at", "currency"]).to_batches()
    assert next(plan(iter([batch]))).num_rows == rows.num_rows
    for other in ({"version": "0.0.9"}, {"digest": "0" * 64}):
        with pytest.raises(RuntimeError, match="install the same version on both"):
            next(replace(plan, _rules=replace(plan._rules, **other))(iter([batch])))


def test_a_batch_longer_than_a_piece_is_one_batch_of_answers(rows):
    many = pa.concat_tables([rows.select(["created_at", "currency", "place"])] * 50).combine_chunks()
    (batch,) = many.to_batches()
    schema = t.StructType(
        [t.StructField("created_at", t.TimestampType()), t.StructField("currency", t.StringType())]
        + [t.StructField("place", t.LongType())]
    )
    (answers,) = tas.plan(schema, AS_OF, keep=["place"])(iter([batch]))
    assert answers.num_rows == batch.num_rows > 65_536 and answers["place"].equals(batch["place"])
    (none,) = tas.plan(schema, AS_OF, keep=["place"])(iter([batch.slice(0, 0)]))
    assert none.num_rows == 0 and none.schema == answers.schema


@pytest.fixture(scope="module")
def view(session, frame):
    frame.createOrReplaceTempView("orders")
    tas.register(session, AS_OF, ignore_others=True)


def test_sql_gives_a_structure_of_the_answers(session, view, expected):
    found = session.sql(
        "SELECT place, order_id, answer.*, ta_decide_rulebook() AS rulebook_digest"
        " FROM (SELECT o.place, o.order_id, ta_decide(struct(o.*)) AS answer FROM orders o)"
    )
    same(found, expected)


def test_sql_asks_in_select_and_where(session, view, expected):
    found = session.sql(
        "SELECT place, ta_decide(struct(o.*)).supplier_fee_max AS fee FROM orders o"
        " WHERE ta_decide(struct(o.*)).coverage = 'covered' ORDER BY place"
    )
    rows = enumerate(zip(expected["coverage"].to_pylist(), expected["supplier_fee_max"].to_pylist()))
    wanted = [(place, fee) for place, (coverage, fee) in rows if coverage == "covered"]
    assert len(wanted) > 50 and [(row.place, row.fee) for row in found.collect()] == wanted
    counted = session.sql("SELECT ta_decide(struct(o.*)).reason, count(*) FROM orders o GROUP BY ALL").collect()
    assert {word: count for word, count in counted} == {
        pair["values"]: pair["counts"] for pair in expected["reason"].value_counts().to_pylist()
    }


def test_sql_with_other_rules_stands_beside(session, view, rows, other_rulebook):
    tas.register(session, AS_OF, name="ours", ignore_others=True, rulebook=other_rulebook)
    digests = session.sql("SELECT ours_rulebook(), ta_decide_rulebook()").collect()
    assert [tuple(row) for row in digests] == [(other_rulebook.digest, ta.Rulebook().digest)]
    found = session.sql("SELECT place, ours(struct(o.*)).supplier_fee_max AS fee FROM orders o")
    wanted = on_one_machine(only_row(rows), as_of=AS_OF, rulebook=other_rulebook)["supplier_fee_max"]
    assert told(found)["fee"].to_pylist() == wanted.to_pylist()
    with pytest.raises(ValueError, match="name: `a b` is no name of a function"):
        tas.register(session, AS_OF, name="a b")


def test_sql_names_the_column_that_is_wrong(session, view):
    tas.register(session, AS_OF, name="strict")
    for query, said in (
        ("strict(struct(order_id, currency, created_at, 1.5D AS total))", "WRONG_TYPE at total"),
        ("strict(struct(currency, created_at, 'CN' AS suplier_country))", "nearest: `supplier_country`"),
        ("strict(place)", "which are no columns"),
    ):
        with pytest.raises(Exception, match=re.escape(said)):
            session.sql(f"SELECT {query} FROM orders WHERE place = 1").collect()


def test_a_row_of_sql_that_is_null_is_wrong_alone(session, view):
    found = session.sql("SELECT ta_decide(if(place = 3, NULL, struct(o.*))).error AS error, place FROM orders o")
    assert told(found)["error"].to_pylist()[3] == "the row itself is null"


def test_the_recipe_of_the_readme_runs(session, rows, tmp_path):
    pq.write_table(only_row(rows), tmp_path / "rows.parquet")
    text = (ROOT / "README.md").read_text("utf-8")
    blocks = [block.group(1) for block in re.finditer(r"^```python spark\n(.*?)^```$", text, re.M | re.S)]
    assert blocks
    names = {"spark": session}
    for code in blocks:
        # Spark reads and writes in the folder in which it was started.
        code = re.sub(r'"(\w+\.parquet)"', rf'"{tmp_path}/\1"', code)
        exec(compile(code, "README.md", "exec"), names)  # noqa: S102
    written = pq.read_table(tmp_path / "decisions.parquet")
    assert written.num_rows == rows.num_rows and written.column_names[0] == "currency"
