"""Tables of Spark, decided where they lie, by the same function as every other table.

`decide` gives the table of answers of a data frame, `plan` what `DataFrame.mapInArrow` needs for it, and `register` a
function of SQL. Needs PySpark with pandas and pyarrow, which the package does not bring: `pip install 'pyspark[sql]'`.
The executors need the same version of this package as the driver; the rulebook travels with the job.
"""

import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

import trade_assurance as ta

from ._native import _row_columns

try:
    import pyarrow as pa  # type: ignore[import-untyped]
    from pyspark.sql import DataFrame, SparkSession, functions
    from pyspark.sql import types as t
except ImportError as _absent:
    raise ImportError("`trade_assurance.spark` needs the package `pyspark`: pip install 'pyspark[sql]'") from _absent

__all__ = ["DIGEST", "Plan", "decide", "plan", "register"]

DIGEST = "rulebook_digest"
"""The column in which `decide` says by which rulebook an answer was made."""


@dataclass(frozen=True)
class _Rules:
    """By what rows are decided. Travels to the workers, who make the rulebook of its texts once a process."""

    as_of: datetime | str | None
    answers: Sequence[str] | None
    texts: bool
    zoneless_is_utc: bool
    pickled: bytes
    digest: str
    version: str

    def decided(self, rows: pa.RecordBatch | pa.Table | pa.StructArray) -> pa.Table:
        """The answers on some rows. In one thread: Spark has a task for every core."""
        answers = ta.decide_table(
            rows,
            self.as_of,
            answers=self.answers,
            threads=1,
            texts=self.texts,
            zoneless_is_utc=self.zoneless_is_utc,
            rulebook=self._rulebook(),
        )
        return pa.table(answers)

    def _rulebook(self) -> ta.Rulebook:
        rulebook = _loaded(self.pickled)
        if (ta.__version__, rulebook.digest) != (self.version, self.digest):
            found = f"trade-assurance {ta.__version__} with the rulebook {rulebook.digest}"
            wanted = f"{self.version} with {self.digest}"
            raise RuntimeError(f"this worker has {found}, the driver {wanted}: install the same version on both")
        return rulebook


def _rules(
    as_of: datetime | str | None,
    answers: Sequence[str] | None,
    texts: bool,
    zoneless_is_utc: bool,
    rulebook: ta.Rulebook | None,
) -> _Rules:
    if answers is not None and set(answers) <= {"order_id"}:
        raise ValueError("answers: one at least beside `order_id`; leave it out for all")
    rulebook = ta.Rulebook() if rulebook is None else rulebook
    return _Rules(as_of, answers, texts, zoneless_is_utc, pickle.dumps(rulebook), rulebook.digest, ta.__version__)


_RULEBOOKS: dict[bytes, ta.Rulebook] = {}


def _loaded(pickled: bytes) -> ta.Rulebook:
    """A rulebook that travelled; kept, since a worker process does many tasks."""
    if pickled not in _RULEBOOKS:
        _RULEBOOKS[pickled] = pickle.loads(pickled)
    return _RULEBOOKS[pickled]


@dataclass(frozen=True)
class Plan:
    """What `DataFrame.mapInArrow` needs to decide a table; `plan` makes it.

    `rows.select(*plan.columns).mapInArrow(plan, plan.schema)` is the table of answers. It can be pickled.
    """

    columns: tuple[str, ...]
    """The columns to select, in this order: those of a row, then others to hand through."""
    schema: t.StructType
    """The columns of the answers: what was handed through, then those of `decide_table`."""
    keep: tuple[str, ...]
    """Which columns are handed through as they are."""
    _row: tuple[str, ...]
    _rules: _Rules

    @property
    def digest(self) -> str:
        """The SHA-256 of the rulebook that decides."""
        return self._rules.digest

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Decides batch after batch: the function that runs on the executors."""
        for batch in batches:
            kept = [batch.column(name) for name in self.keep]
            answers = self._rules.decided(batch.select(list(self._row)))
            yield pa.RecordBatch.from_arrays([*kept, *map(_plain, answers.columns)], names=self.schema.names)


def plan(
    rows: DataFrame | t.StructType,
    as_of: datetime | str | None = None,
    *,
    answers: Sequence[str] | None = None,
    keep: Sequence[str] = (),
    ignore_others: bool = False,
    texts: bool = False,
    zoneless_is_utc: bool = False,
    rulebook: ta.Rulebook | None = None,
) -> Plan:
    """Checks the columns of a data frame, or a schema, before any row is read, and works out those of its answers.

    Arguments and errors are those of `decide`.
    """
    fields = (rows if isinstance(rows, t.StructType) else rows.schema).fields
    known = set(_row_columns())
    row = [field for field in fields if field.name in known or not (ignore_others or field.name in keep)]
    rules = _rules(as_of, answers, texts, zoneless_is_utc, rulebook)
    empty = pa.schema([pa.field(field.name, _arrow_type(field.dataType, field.name)) for field in row]).empty_table()
    # The caller's own names keep their Spark type, which need not be the one that its Arrow type means.
    own = {field.name: field for field in row if field.name == "order_id"}
    answered = [own.get(field.name, field) for field in _answers(rules.decided(empty).schema)]
    schema = t.StructType([*_kept(fields, keep, answered), *answered])
    names = tuple(field.name for field in row)
    others = tuple(name for name in keep if name not in names)
    return Plan((*names, *others), schema, tuple(keep), names, rules)


def decide(
    rows: DataFrame,
    as_of: datetime | str | None = None,
    *,
    answers: Sequence[str] | None = None,
    keep: Sequence[str] = (),
    ignore_others: bool = False,
    texts: bool = False,
    zoneless_is_utc: bool = False,
    rulebook: ta.Rulebook | None = None,
) -> DataFrame:
    """Decides every row of a data frame: a data frame of answers, each with the digest of the rulebook that made it.

    The columns of `rows` and of the answers are those of `decide_table`; words are strings, and `rulebook_digest` comes
    last. `keep` names columns that are handed through in front, be they of a row, as the `currency` of the amounts, or
    others, as a key. Any other column is refused, since it may be a misspelt one; `ignore_others=True` leaves it out.
    `as_of`, `answers`, `texts`, `zoneless_is_utc` and `rulebook` are those of `decide_table`: a `TIMESTAMP` is an instant whatever
    the session's time zone, and a `TIMESTAMP_NTZ` is refused unless `zoneless_is_utc=True`.

    The columns are checked here, before any job runs. Raises `TableError` with everything that is wrong with them,
    `OrderError` for an `as_of` that is no instant, `TypeError` for a column of a type that Arrow does not have, and
    `ValueError` for a name to keep that is not there or is a column of the answers, and for no `answers` at all. A row
    that cannot be decided says why in its `error` column and stops nothing; ask for it beside other answers.
    """
    made = plan(
        rows,
        as_of,
        answers=answers,
        keep=keep,
        ignore_others=ignore_others,
        texts=texts,
        zoneless_is_utc=zoneless_is_utc,
        rulebook=rulebook,
    )
    decided = rows.select(*made.columns).mapInArrow(made, made.schema)
    return decided.withColumn(DIGEST, functions.lit(made.digest))


def register(
    session: SparkSession,
    as_of: datetime | str | None = None,
    *,
    name: str = "ta_decide",
    answers: Sequence[str] | None = None,
    ignore_others: bool = False,
    texts: bool = False,
    zoneless_is_utc: bool = False,
    rulebook: ta.Rulebook | None = None,
) -> None:
    """Registers a function of SQL that decides rows, and one that tells the digest of their rulebook.

    `ta_decide(struct(o.*))` takes a structure of the columns of a row and gives a structure of those of its answer, all
    but `order_id`; `ta_decide_rulebook()` gives the digest. With another `name` both are called after that. The other
    arguments are those of `decide`. What is wrong with the columns stands in the error of the query's job, since a
    function of SQL learns of them when it runs; `plan(session.table("orders"))` tells it before.

    Raises `OrderError` for an `as_of` that is no instant, `ValueError` for a name that is none, and `ImportError` where
    PySpark is older than 4.1, which has no such functions.
    """
    arrow_udf = getattr(functions, "arrow_udf", None)
    if arrow_udf is None:
        raise ImportError("`register` needs PySpark 4.1 or later; `decide` does not")
    if not name.isidentifier():
        raise ValueError(f"name: `{name}` is no name of a function")
    rules = _rules(as_of, answers, texts, zoneless_is_utc, rulebook)
    schema = rules.decided(ta.rows_table([])).schema
    answered = [field for field in _answers(schema) if field.name != "order_id"]
    names = [field.name for field in answered]

    def decided(rows: pa.Array) -> pa.Array:
        found = rules.decided(_only_known(rows) if ignore_others else rows)
        return pa.StructArray.from_arrays([_plain(found[name]) for name in names], names=names)

    session.udf.register(name, arrow_udf(decided, t.StructType(answered)))
    returns = f"RETURNS STRING COMMENT 'The rulebook of {name}' RETURN '{rules.digest}'"
    session.sql(f"CREATE OR REPLACE TEMPORARY FUNCTION {name}_rulebook() {returns}")


def _kept(fields: list[t.StructField], keep: Sequence[str], answers: list[t.StructField]) -> list[t.StructField]:
    """The columns to hand through, in the caller's order."""
    found = {field.name: field for field in fields}
    taken = {DIGEST, *(field.name for field in answers)}
    for name in keep:
        if name not in found:
            raise ValueError(f"keep: there is no column `{name}`")
        if name in taken:
            raise ValueError(f"keep: `{name}` is a column of the answers; rename it first")
    return [found[name] for name in keep]


def _only_known(rows: pa.StructArray) -> pa.StructArray:
    """The columns that a row has, and no others."""
    known = set(_row_columns())
    names = [field.name for field in rows.type if field.name in known]
    return pa.StructArray.from_arrays([rows.field(name) for name in names], names=names, mask=rows.is_null())


def _plain(column: pa.ChunkedArray) -> pa.Array:
    """A column as one array, its words as strings: Spark has no dictionaries."""
    column = column.cast(pa.string()) if pa.types.is_dictionary(column.type) else column
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


def _answers(schema: pa.Schema) -> list[t.StructField]:
    return [t.StructField(field.name, _spark_type(field.type)) for field in schema]


def _spark_type(kind: pa.DataType) -> t.DataType:
    """The Spark type of a column of the answers."""
    if pa.types.is_decimal(kind):
        return t.DecimalType(kind.precision, kind.scale)
    if pa.types.is_timestamp(kind):
        return t.TimestampType()
    if pa.types.is_boolean(kind):
        return t.BooleanType()
    return t.ArrayType(t.StringType()) if pa.types.is_list(kind) else t.StringType()


_ARROW_TYPES: dict[type[t.DataType], pa.DataType] = {
    t.BooleanType: pa.bool_(),
    t.ByteType: pa.int8(),
    t.ShortType: pa.int16(),
    t.IntegerType: pa.int32(),
    t.LongType: pa.int64(),
    t.FloatType: pa.float32(),
    t.DoubleType: pa.float64(),
    t.BinaryType: pa.binary(),
    t.DateType: pa.date32(),
    t.TimestampType: pa.timestamp("us", "UTC"),
    t.TimestampNTZType: pa.timestamp("us"),
    t.NullType: pa.null(),
}


def _arrow_type(kind: t.DataType, name: str) -> pa.DataType:
    """The Arrow type in which Spark hands a column over; of texts and zones any that means the same."""
    if isinstance(kind, t.DecimalType):
        return pa.decimal128(kind.precision, kind.scale)
    # Texts of fixed length and with collations are classes of their own.
    if isinstance(kind, t.StringType | t.CharType | t.VarcharType):
        return pa.string()
    if isinstance(kind, t.ArrayType):
        return pa.list_(_arrow_type(kind.elementType, name))
    if isinstance(kind, t.StructType):
        return pa.struct([pa.field(field.name, _arrow_type(field.dataType, name)) for field in kind.fields])
    if type(kind) not in _ARROW_TYPES:
        raise TypeError(f"{name}: a column of the type {kind.simpleString()} cannot be read")
    return _ARROW_TYPES[type(kind)]

