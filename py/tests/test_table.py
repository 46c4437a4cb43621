"""Whole tables: the same as `decide` order by order, whatever library holds the columns and however it lays them out."""

import ctypes
import re
import sys

import pytest
import trade_assurance as ta
from harness import ROOT

NO_COLUMN_OF_A_DECISION = ("order_id", "error")


def need(name):
    return pytest.importorskip(name, reason=f"{name} is not installed for this Python", exc_type=ImportError)


@pytest.fixture(scope="session")
def good(orders):
    """The good orders of the case tree, with their instants."""
    found = []
    for _, order, as_of in orders:
        try:
            found.append((ta.Order.read(order), as_of, ta.decide(order, as_of)))
        except ta.OrderError:
            continue
    assert len(found) > 300
    return found


@pytest.fixture(scope="session")
def table(good):
    """Their rows, as a table of pyarrow."""
    need("pyarrow")
    return ta.rows_table((order, as_of) for order, as_of, _ in good).to_pyarrow()


@pytest.fixture(scope="session")
def answers(table):
    return ta.decide_table(table).to_pyarrow()


def plain(value):
    return [str(inner.value) for inner in value] if isinstance(value, tuple) else value


def test_every_row_is_what_decide_says_of_its_order(good, answers):
    rows = answers.to_pylist()
    assert len(rows) == len(good) and answers.num_rows == len(good)
    for row, (order, _, decision) in zip(rows, good):
        assert row["order_id"] == order.id and row["error"] is None
        for name, value in row.items():
            if name not in NO_COLUMN_OF_A_DECISION:
                wanted = plain(getattr(decision, name))
                assert value == wanted, f"{order.id}: {name}: {value!r}, {wanted!r}"


def test_the_columns_are_those_of_a_decision(answers):
    names = [field for _, field, *_ in ta._native._classes()["Decision"][1]]
    assert answers.column_names == ["order_id", *names, "error"]


def texts(pa, kind):
    def change(column):
        if pa.types.is_dictionary(column.type) or pa.types.is_string(column.type):
            column = column.cast(pa.string())
            return column.dictionary_encode() if kind is None else column.cast(kind)
        if pa.types.is_list(column.type) and kind is not None:
            return column.cast(pa.large_list(kind) if pa.types.is_large_string(kind) else pa.list_(kind))
        return column

    return change


def instants(pa, unit, zone):
    return lambda column: column.cast(pa.timestamp(unit, zone)) if pa.types.is_timestamp(column.type) else column


def decimals(amounts, rates):
    def change(column):
        kind = column.type
        if getattr(kind, "scale", None) is None or not hasattr(kind, "precision"):
            return column
        return column.cast(amounts if kind.scale == 3 else rates)

    return change


LAYOUTS = {
    "utf8": lambda pa: texts(pa, pa.string()),
    "large_utf8": lambda pa: texts(pa, pa.large_string()),
    "string_view": lambda pa: texts(pa, pa.string_view()),
    "dictionary": lambda pa: texts(pa, None),
    "seconds": lambda pa: instants(pa, "s", "UTC"),
    "milliseconds": lambda pa: instants(pa, "ms", "Asia/Shanghai"),
    "microseconds": lambda pa: instants(pa, "us", "+00:00"),
    "nanoseconds": lambda pa: instants(pa, "ns", "America/Los_Angeles"),
    "decimal64": lambda pa: decimals(pa.decimal64(18, 3), pa.decimal128(38, 18)),
    "decimal128": lambda pa: decimals(pa.decimal128(38, 7), pa.decimal128(36, 16)),
    "decimal256": lambda pa: decimals(pa.decimal256(50, 5), pa.decimal256(70, 25)),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_layout_gives_the_same_answers(name, table, answers):
    pa = need("pyarrow")
    change = LAYOUTS[name](pa)
    other = pa.table({field: change(table[field]) for field in table.column_names})
    assert other.schema != table.schema or name == "microseconds"
    assert ta.decide_table(other).to_pyarrow().to_pylist() == answers.to_pylist()


def of_polars(table):
    return need("polars").DataFrame(table)


def of_polars_text(table):
    pl = need("polars")
    return pl.DataFrame(table).with_columns(pl.col(pl.Categorical).cast(pl.String))


def of_pandas(table):
    need("pandas")
    return table.to_pandas()


def of_pandas_arrow(table):
    return table.to_pandas(types_mapper=need("pandas").ArrowDtype)


def of_duckdb(table):
    rows = table  # a relation finds its table by the name of the variable
    return need("duckdb").sql("FROM rows")


ENGINES = [of_polars, of_polars_text, of_pandas, of_pandas_arrow, of_duckdb]


@pytest.mark.parametrize("engine", ENGINES, ids=[engine.__name__[3:] for engine in ENGINES])
def test_every_engine_gives_the_same_answers(engine, table, answers):
    assert ta.decide_table(engine(table)).to_pyarrow().to_pylist() == answers.to_pylist()
    part = table.slice(100, 40)
    assert ta.decide_table(engine(part)).to_pyarrow().to_pylist() == answers.slice(100, 40).to_pylist()
    assert ta.decide_table(engine(table.slice(0, 0))).num_rows == 0


def test_every_engine_takes_the_answers(answers, table):
    found = ta.decide_table(table)
    verdicts = answers["coverage"].to_pylist()
    assert found.to_polars()["coverage"].cast(need("polars").String).to_list() == verdicts
    need("pandas")
    assert [None if value != value else value for value in found.to_pandas()["coverage"]] == verdicts
    counted = need("duckdb").sql("SELECT count(*) FROM found WHERE coverage = 'covered'").fetchall()
    assert counted == [(verdicts.count("covered"),)]


def test_batches_structures_readers_and_tables_of_this_package(table, answers):
    pa = need("pyarrow")
    (batch,) = table.combine_chunks().to_batches()
    wanted = answers.to_pylist()
    assert ta.decide_table(batch).to_pyarrow().to_pylist() == wanted
    assert ta.decide_table(batch.to_struct_array()).to_pyarrow().to_pylist() == wanted
    assert ta.decide_table(table.to_reader(max_chunksize=7)).to_pyarrow().to_pylist() == wanted
    assert ta.decide_table(ta.rows_table([])).num_rows == 0
    null = pa.StructArray.from_arrays(batch.columns, fields=list(batch.schema), mask=pa.array([True] * batch.num_rows))
    rows = ta.decide_table(null).to_pyarrow().to_pylist()
    assert {row["error"] for row in rows} == {"the row itself is null"}


def test_slices_and_chunks_are_parts_of_the_whole(table, answers):
    pa = need("pyarrow")
    for start, count in ((0, 1), (1, 64), (63, 66), (200, 0), (table.num_rows - 1, 1)):
        part = ta.decide_table(table.slice(start, count))
        assert part.num_rows == len(part) == count
        assert part.to_pyarrow().to_pylist() == answers.slice(start, count).to_pylist()
    chunked = pa.concat_tables([table.slice(0, 3), table.slice(3, 0), table.slice(3, 100), table.slice(103)])
    assert ta.decide_table(chunked).to_pyarrow().to_pylist() == answers.to_pylist()
    empty = ta.decide_table(table.schema.empty_table())
    assert empty.num_rows == 0 and empty.to_pyarrow().schema == answers.schema


def test_the_number_of_threads_changes_nothing(table):
    pa = need("pyarrow")
    many = pa.concat_tables([table] * (200_000 // table.num_rows + 1)).combine_chunks()
    one = ta.decide_table(many, threads=1).to_pyarrow()
    for threads in (2, 3, 8, None):
        assert ta.decide_table(many, threads=threads).to_pyarrow().equals(one)
    parts = many.to_reader(max_chunksize=30_001)
    assert ta.decide_table(parts, threads=2).to_pyarrow().combine_chunks().equals(one.combine_chunks())
    with pytest.raises(ValueError, match="threads: 1 or more"):
        ta.decide_table(table, threads=0)


def test_some_answers_are_those_of_the_whole(table, answers):
    names = ["claim_closes_at", "order_id", "coverage", "supplier_fee_min"]
    some = ta.decide_table(table, answers=names)
    assert some.column_names == ("order_id", "coverage", "supplier_fee_min", "claim_closes_at")
    assert some.to_pyarrow().equals(answers.select(list(some.column_names)))
    assert ta.decide_table(table, answers=()).to_pyarrow().shape == (table.num_rows, 0)
    with pytest.raises(ta.TableError) as caught:
        ta.decide_table(table, answers=["covrage", "coverage", "coverage"])
    found = [(problem.code, problem.nearest) for problem in caught.value.errors]
    assert found == [("UNKNOWN_COLUMN", "coverage"), ("DUPLICATE_COLUMN", None)]
    for wrong in ("coverage", [1]):
        with pytest.raises(TypeError):
            ta.decide_table(table, answers=wrong)


def test_nothing_is_copied_that_is_handed_through(table):
    (batch,) = table.combine_chunks().to_batches()
    (own,) = ta.decide_table(batch).to_pyarrow()["order_id"].chunks
    assert own.buffers()[2].address == batch["order_id"].buffers()[2].address


def test_what_is_null_or_not_there_is_unknown(table, answers):
    pa = need("pyarrow")
    nulls = table.set_column(table.column_names.index("order_type"), "order_type", pa.nulls(table.num_rows))
    without = table.drop_columns(["order_type"])
    found = ta.decide_table(nulls).to_pyarrow()
    assert found.equals(ta.decide_table(without).to_pyarrow())
    assert not found.equals(answers) and "covered" not in found["coverage"].to_pylist()


def test_as_of_is_for_rows_that_name_none(good, table):
    bare = table.drop_columns(["as_of"])
    with pytest.raises(ta.TableError) as refused:
        ta.decide_table(bare)
    assert [(problem.code, problem.column) for problem in refused.value.errors] == [("MISSING_COLUMN", "as_of")]
    with pytest.raises(ta.OrderError):
        ta.decide_table(bare, "yesterday")
    early = ta.decide_table(bare, "2001-01-01T00:00:00Z").to_pyarrow()
    assert None not in early["error"].to_pylist() and early["coverage"].null_count == len(good)


def test_everything_wrong_with_the_columns_is_one_error(table):
    pa = need("pyarrow")
    wrong = pa.table(
        {
            "created_at": pa.array([0], pa.timestamp("us")),
            "total": pa.array([1.5]),
            "suplier_country": ["CN"],
            "currency": ["USD"],
        }
    )
    with pytest.raises(ta.TradeAssuranceError) as refused:
        ta.decide_table(wrong)
    error = refused.value
    assert type(error) is ta.TableError
    codes = [(problem.code, problem.column) for problem in error.errors]
    assert codes == [
        ("NO_ZONE", "created_at"),
        ("WRONG_TYPE", "total"),
        ("UNKNOWN_COLUMN", "suplier_country"),
        ("MISSING_COLUMN", "as_of"),
    ]
    assert error.errors[1].found == "Float64" and error.errors[1].accepted.startswith("Decimal32")
    assert error.errors[2].nearest == "supplier_country"
    assert "UNKNOWN_COLUMN at suplier_country: is not a column of a row; nearest: `supplier_country`" in str(error)


def test_instants_without_a_zone_are_utc_where_the_caller_says_so(table, answers):
    pa = need("pyarrow")
    naive = pa.table({name: instants(pa, "us", None)(table[name]) for name in table.column_names})
    with pytest.raises(ta.TableError) as refused:
        ta.decide_table(naive)
    assert {problem.code for problem in refused.value.errors} == {"NO_ZONE"}
    assert ta.decide_table(naive, zoneless_is_utc=True).to_pyarrow().equals(answers)


def test_texts_are_read_where_the_caller_says_so(table, answers):
    pa = need("pyarrow")
    names = ["order_id", "created_at", "as_of", "currency", "order_type", "marketplace", "total", "enrolled"]
    wanted = ta.decide_table(table.select(names)).to_pyarrow()

    def written(column):
        if pa.types.is_timestamp(column.type):
            return pa.array(at.isoformat().replace("+00:00", "Z") for at in column.to_pylist())
        texts = [None if value is None else str(value) for value in column.to_pylist()]
        return pa.array([text.lower() if text in ("True", "False") else text for text in texts])

    texts = pa.table({name: written(table[name]) for name in names})
    with pytest.raises(ta.TableError):
        ta.decide_table(texts)
    assert ta.decide_table(texts, texts=True).to_pyarrow().equals(wanted)


def test_a_bad_row_says_so_in_its_place(table, answers):
    pa = need("pyarrow")
    currencies = table["currency"].to_pylist()
    currencies[5] = "USX"
    place = table.column_names.index("currency")
    rows = ta.decide_table(table.set_column(place, "currency", pa.array(currencies))).to_pyarrow().to_pylist()
    wanted = answers.to_pylist()
    assert rows[5]["order_id"] == wanted[5]["order_id"] and rows[5]["error"].startswith("currency: `USX` is no currency")
    assert rows[5]["coverage"] is None
    assert rows[:5] + rows[6:] == wanted[:5] + wanted[6:]


def test_what_holds_no_columns_is_refused():
    pa = need("pyarrow")
    for other in (1, "table", [], {"currency": ["USD"]}):
        with pytest.raises(TypeError, match="holds no Arrow columns"):
            ta.decide_table(other)
    with pytest.raises(TypeError, match="are no columns"):
        ta.decide_table(pa.array([1]))
    with pytest.raises(TypeError, match="are no columns"):
        ta.decide_table(pa.chunked_array([[1]]))


def test_rows_of_orders_are_refused_as_orders_and_say_which(order):
    def refused(error, orders, *arguments):
        with pytest.raises(error) as raised:
            ta.rows_table(orders, *arguments)
        return raised.value

    def paths(*arguments):
        return [problem.path for problem in refused(ta.OrderError, *arguments).errors]

    early, bad = "2001-01-01T00:00:00Z", {**order, "tax": "1.001", "events": [{"type": "receipt"}]}
    assert "orders[1].created_at" in paths([order, {"id": "PO-8"}])
    assert set(paths([order, order, (bad, early)])) >= {"orders[2].tax", "orders[2].events[0].type"}
    assert paths([order, "[]"]) == ["orders[1]"]
    assert paths([order, (order, early)]) == paths([order, (order, "never")]) == ["orders[1].as_of"]
    assert paths([order], "never") == paths([], "never") == ["as_of"]
    assert str(refused(ta.OrderError, iter([order] * 5 + ["{}"]))).startswith("MISSING_FIELD at orders[5].id: ")
    assert paths([order, object()]) == paths([order, None]) == ["orders[1]"]
    refused(TypeError, 1)


# ---- streams that fail, and who releases what


class Stream(ctypes.Structure):
    """The structure of the Arrow C stream interface."""


CALL = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.POINTER(Stream), ctypes.c_void_p)
TELL = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.POINTER(Stream))
RELEASE = ctypes.CFUNCTYPE(None, ctypes.POINTER(Stream))
Stream._fields_ = [
    ("get_schema", CALL),
    ("get_next", CALL),
    ("get_last_error", TELL),
    ("release", RELEASE),
    ("private_data", ctypes.c_void_p),
]


class Producer:
    """A stream of batches that counts what is asked of it, and fails where it is told to."""

    def __init__(self, schema, batches, fails_at=None):
        self.schema, self.batches, self.fails_at = schema, list(batches), fails_at
        self.given = self.released = 0
        self.message = ctypes.create_string_buffer("the disk is full: größer".encode())
        tell = TELL(lambda _: ctypes.addressof(self.message))
        self.stream = Stream(CALL(self.get_schema), CALL(self.get_next), tell, RELEASE(self.release), None)

    def get_schema(self, _, out):
        if self.fails_at == "schema":
            return 5
        self.schema._export_to_c(out)
        return 0

    def get_next(self, _, out):
        if self.fails_at == self.given:
            return 5
        if self.given == len(self.batches):
            ctypes.memset(out, 0, 80)
            return 0
        self.batches[self.given]._export_to_c(out)
        self.given += 1
        return 0

    def release(self, stream):
        self.released += 1
        stream.contents.release = RELEASE()

    def __arrow_c_stream__(self, requested_schema=None):
        new = ctypes.pythonapi.PyCapsule_New
        new.restype, new.argtypes = ctypes.py_object, [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
        return new(ctypes.addressof(self.stream), b"arrow_array_stream", None)


def test_a_stream_is_read_to_its_end_and_released_once(table, answers):
    producer = Producer(table.schema, table.to_batches(max_chunksize=50))
    assert ta.decide_table(producer, threads=2).to_pyarrow().to_pylist() == answers.to_pylist()
    assert producer.given == len(producer.batches) and producer.released == 1
    with pytest.raises(RuntimeError, match="already released"):
        ta.decide_table(producer)
    assert producer.released == 1


@pytest.mark.parametrize("fails_at", ["schema", 0, 2])
def test_a_stream_that_fails_raises_its_words_and_is_released_once(fails_at, table):
    pa = need("pyarrow")
    batches = table.to_batches(max_chunksize=50)
    before = pa.total_allocated_bytes()
    for threads in (1, 3):
        producer = Producer(table.schema, batches, fails_at)
        with pytest.raises(RuntimeError, match="the disk is full: größer"):
            ta.decide_table(producer, threads=threads)
        assert producer.released == 1
    assert pa.total_allocated_bytes() == before


def test_a_stream_whose_columns_are_wrong_is_released_unread(table):
    producer = Producer(table.rename_columns(["x"] * table.num_columns).schema, [])
    with pytest.raises(ta.TableError):
        ta.decide_table(producer)
    assert producer.released == 1 and producer.given == 0


class Misfit:
    """An array with the schema of another."""

    def __init__(self, schema, batch):
        self.schema, self.batch = schema, batch

    def __arrow_c_array__(self, requested_schema=None):
        return self.schema.__arrow_c_schema__(), self.batch.__arrow_c_array__()[1]


def test_an_array_that_is_not_of_its_schema_raises(table):
    batch = table.to_batches()[0]
    fewer = batch.select(batch.column_names[:-1])
    for schema, wrong, said in [(batch.schema, fewer, "children, not"), (fewer.schema, batch, "children, not")]:
        with pytest.raises(RuntimeError, match=f"the table cannot be read: .*does not match its schema.*{said}"):
            ta.decide_table(Misfit(schema, wrong))
        producer = Producer(schema, [wrong])
        with pytest.raises(RuntimeError, match="the table cannot be read: .*does not match its schema"):
            ta.decide_table(producer)
        assert producer.released == 1


def test_a_generator_of_python_that_raises_raises(table):
    pa = need("pyarrow")

    def batches():
        yield from table.to_batches(max_chunksize=20)[:3]
        raise KeyError("no more")

    with pytest.raises(RuntimeError, match="no more"):
        ta.decide_table(pa.RecordBatchReader.from_batches(table.schema, batches()), threads=2)


def test_a_taker_that_closes_early_leaves_nothing(table):
    pa = need("pyarrow")
    before = pa.total_allocated_bytes()
    copied = pa.table({name: pa.concat_arrays(table[name].chunks) for name in table.column_names})
    own = pa.concat_tables([copied.slice(0), copied.slice(0)]).combine_chunks()
    found = ta.decide_table(own.to_reader(max_chunksize=100))
    del copied, own
    assert pa.total_allocated_bytes() > before
    reader = pa.RecordBatchReader.from_stream(found)
    first = reader.read_next_batch()
    reader.close()
    del reader
    again = found.to_pyarrow()  # it may be taken as often as there are takers
    assert first.num_rows == 100 and again.num_rows == 2 * table.num_rows
    capsule = found.__arrow_c_stream__()  # and not be taken at all
    del capsule, first, again, found
    assert pa.total_allocated_bytes() == before


def test_the_schema_is_there_without_the_rows(table, answers):
    pa = need("pyarrow")
    assert pa.schema(ta.decide_table(table)) == answers.schema


@pytest.mark.parametrize("name", ["pyarrow", "pandas", "polars"])
def test_a_library_that_is_absent_is_named(name, order, monkeypatch):
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(ImportError, match=f"`to_{name}` needs the package `{name}`: pip install {name}"):
        getattr(ta.rows_table([order]), f"to_{name}")()


def test_the_recipes_of_the_readme_run(tmp_path, monkeypatch):
    for name in ("pyarrow", "polars", "pandas", "duckdb"):
        need(name)
    monkeypatch.chdir(tmp_path)
    text = (ROOT / "README.md").read_text("utf-8")
    blocks = [block.group(1) for block in re.finditer(r"^```(?:python|py)\n(.*?)^```$", text, re.M | re.S)]
    assert len(blocks) > 2
    names = {}
    for code in blocks:
        exec(compile(code, "README.md", "exec"), names)  # noqa: S102
