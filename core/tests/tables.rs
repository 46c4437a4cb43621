//! Tables: the page that lists their columns is current, and the command takes them from file to file.
#![cfg(feature = "arrow")]
#![allow(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::from_iter_instead_of_collect, reason = "the type of an array stands first, where it is looked for")]

use std::fmt::Write;
use trade_assurance::columns::{ANSWERS, COLUMNS, ColumnSpec, Holds};

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/tables.md");

const HEAD: &str = "\
# Tables

A table of rows has a row per order, looked at as of one instant; a table of decisions answers each row in its place. Columns
may come in any order, and all but the required ones may be left out. **Null, or no column, is \"unknown\"**, unless the column's
meaning says otherwise. A column that is not in this list, is of another type, or of a type that is not exact is refused
by name before any row is read.

In a CSV file every column is text: decimals with all their digits written out, instants in RFC 3339 with an offset
(`2021-04-02T09:00:00Z`), dates as `2021-03-30`, flags as `true` or `false`, several words parted by spaces. An empty field
is null.

A row that cannot be decided says why in its `error` column and stops nothing.

Amounts of the answer have three decimals, as many as the currency with the most has, so that one type holds every currency
exactly. Code columns are dictionaries of the words in the order of their permanent numbers.

## Rows
";

/// The page of all columns, made from the lists that the reader itself goes by.
fn page() -> String {
    let mut page = format!("{HEAD}\n| column | holds | meaning |\n|---|---|---|\n");
    for spec in COLUMNS {
        let _ = writeln!(page, "| `{}` | {} | {} |", spec.name(), holds(spec), spec.meaning);
    }
    page += "\n## Types of the columns of rows\n\n| holds | Arrow types (or Null) |\n|---|---|\n";
    let mut told: Vec<&str> = Vec::new();
    for spec in COLUMNS {
        if !told.contains(&name(spec.holds)) {
            told.push(name(spec.holds));
            let _ = writeln!(page, "| {} | {} |", name(spec.holds), spec.holds.accepted());
        }
    }
    page += "\n## Decisions\n\n| column | Arrow type | meaning |\n|---|---|---|\n";
    for (name, kind, meaning) in ANSWERS {
        let _ = writeln!(page, "| `{name}` | {kind} | {meaning} |");
    }
    page
}

const fn name(holds: Holds) -> &'static str {
    match holds {
        Holds::Id => "id",
        Holds::Word(_) => "word",
        Holds::Words(_) => "words",
        Holds::Currency => "currency",
        Holds::Country => "country",
        Holds::Flag => "flag",
        Holds::Instant => "instant",
        Holds::Date => "date",
        Holds::Money => "amount",
        Holds::Dollars => "dollars",
        Holds::Rate => "rate",
        Holds::Count => "count",
    }
}

/// What a column holds, with its words where they are few.
fn holds(spec: &ColumnSpec) -> String {
    match spec.holds {
        Holds::Word(list) | Holds::Words(list) if list().len() <= 16 => {
            let words: Vec<String> = list().iter().map(|(word, _)| format!("`{word}`")).collect();
            format!("{}: {}", name(spec.holds), words.join(", "))
        }
        holds => name(holds).to_owned(),
    }
}

#[test]
fn the_page_of_columns_is_current() {
    let page = page();
    if std::env::var_os("UPDATE_SCHEMAS").is_some() {
        std::fs::write(PAGE, &page).expect("the page is written");
    }
    let committed = std::fs::read_to_string(PAGE).unwrap_or_default().replace("\r\n", "\n");
    assert_eq!(committed, page, "set UPDATE_SCHEMAS=1 to rewrite it");
}

#[cfg(feature = "tables")]
mod command {
    use arrow_array::cast::AsArray;
    use arrow_array::{
        ArrayRef, BooleanArray, Date32Array, Decimal128Array, Int64Array, RecordBatch, StringArray,
        TimestampMicrosecondArray,
    };
    use parquet::arrow::ArrowWriter;
    use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
    use parquet::file::properties::WriterProperties;
    use std::fs::File;
    use std::path::{Path, PathBuf};
    use std::process::{Command, Output};
    use std::sync::Arc;
    use trade_assurance::columns;
    use trade_assurance::rulebook::Rulebook;
    use trade_assurance::time::{Day, Instant};

    const AS_OF: &str = "2021-04-02T09:00:00Z";

    fn run(arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_trade-assurance"));
        command.args(arguments).output().expect("the binary runs")
    }

    fn scratch(name: &str) -> PathBuf {
        Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
    }

    fn text(path: &Path) -> &str {
        path.to_str().expect("a path in UTF-8")
    }

    /// The README's order as a row, another currency, and every way in which a row can be wrong.
    const ROWS: &str = "\
order_id,created_at,currency,total,marketplace,order_type,supplier_country,enrolled,limit_available,buyer_country,ship_by,paid_on_platform,last_paid_at
PO-1,2021-03-01T09:00:00Z,USD,12000.00,alibaba.com,trade_assurance,CN,true,50000.00,DE,2021-03-30,12000.00,2021-03-02T10:00:00Z
PO-2,2021-03-01T17:00:00+08:00,JPY,1300000,alibaba.com,trade_assurance,CN,,,,,,
\"PO,3\",2021-03-01T09:00:00,USX,1e3,alibaba,,China,yes,-1,,30.3.2021,0.001,
PO-4,2021-03-01T09:00:00Z,USD
PO-5,2021-03-01T09:00:00Z,USD,10.00,,offline,CN,,,,,,
";

    #[test]
    fn a_csv_file_is_read_strictly_and_a_bad_row_stops_nothing() {
        let rows = scratch("rows.csv");
        std::fs::write(&rows, ROWS).expect("rows");
        let output = run(&["batch", text(&rows), "--as-of", AS_OF]);
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{told}");
        assert_eq!(told.trim(), "2 of 5 rows are not right; each says why in its `error`");
        let mut reader = csv::Reader::from_reader(output.stdout.as_slice());
        let header = reader.headers().expect("a header").clone();
        let names: Vec<&str> = columns::ANSWERS.iter().map(|(name, ..)| *name).collect();
        assert_eq!(header.iter().collect::<Vec<&str>>(), names);
        let answers: Vec<csv::StringRecord> = reader.records().map(|record| record.expect("a record")).collect();
        let cell = |row: usize, name: &str| {
            let place = names.iter().position(|known| *known == name).expect("a column");
            answers[row].get(place).unwrap_or_default().to_owned()
        };
        assert_eq!(
            (cell(0, "order_id"), cell(0, "coverage"), cell(0, "error")),
            ("PO-1".into(), "covered".into(), String::new())
        );
        assert_eq!((cell(0, "supplier_fee_max"), cell(0, "covered_max")), ("100.000".into(), "12000.000".into()));
        assert_eq!((cell(1, "edition"), cell(1, "coverage")), ("intl-2019".into(), "undetermined".into()));
        assert!(cell(1, "missing").split(' ').any(|fact| fact == "events"), "{}", cell(1, "missing"));
        assert_eq!((cell(2, "order_id"), cell(2, "coverage")), ("PO,3".into(), String::new()));
        let error = cell(2, "error");
        for part in [
            "created_at: has no offset",
            "currency: `USX` is no currency of ISO 4217; did you mean `USD`?",
            "total: is not a decimal number",
            "marketplace: `alibaba` is none of `alibaba.com`",
            "supplier_country: `China` is no country",
            "enrolled: `yes` is none of `false`, `true`",
            "limit_available: is negative",
            "ship_by: is not a date such as",
            "paid_on_platform: 0.001 has more decimals than the currency",
        ] {
            assert!(error.contains(part), "{part} in {error}");
        }
        assert_eq!(
            (cell(3, "error"), cell(3, "order_id")),
            ("the row has 3 fields, the header 13".into(), String::new())
        );
        assert_eq!((cell(4, "coverage"), cell(4, "reason")), ("not_covered".into(), "COV-FLOW".into()));
    }

    /// Many rows of varied orders; every hundredth is of an unknown currency.
    fn many(rows: i64) -> RecordBatch {
        let created = Instant::parse("2015-06-01T00:00:00Z").expect("an instant").micros();
        let at = |row: i64| created + (row * 7_919 % 2_000) * 86_400_000_000;
        let day = |row: i64| i32::try_from(at(row) / 86_400_000_000).expect("a day") + 20;
        let first = Day::parse("2015-06-21").expect("a day").number();
        assert_eq!(day(0), first);
        let words = |list: &'static [&'static str]| -> ArrayRef {
            Arc::new(
                (0..rows)
                    .map(|row| list[usize::try_from(row).expect("a place") % list.len()])
                    .map(Some)
                    .collect::<StringArray>(),
            )
        };
        let amounts = |amount: fn(i64) -> i64| -> ArrayRef {
            let amounts = Decimal128Array::from_iter_values((0..rows).map(|row| i128::from(amount(row))));
            Arc::new(amounts.with_precision_and_scale(18, 2).expect("a decimal"))
        };
        let currency = (0..rows).map(|row| Some(if row % 100 == 99 { "XXX" } else { "USD" })).collect::<StringArray>();
        let times = TimestampMicrosecondArray::from_iter_values((0..rows).map(at)).with_timezone("UTC");
        let paid =
            TimestampMicrosecondArray::from_iter((0..rows).map(|row| (row % 4 != 0).then(|| at(row) + 3_600_000_000)));
        RecordBatch::try_from_iter_with_nullable([
            ("order_id", Arc::new(Int64Array::from_iter_values(0..rows)) as ArrayRef, false),
            ("created_at", Arc::new(times), false),
            ("currency", Arc::new(currency), true),
            ("marketplace", words(&["alibaba.com", "alibaba.com", "1688"]), true),
            (
                "order_type",
                words(&["trade_assurance", "trade_assurance", "direct_pay", "offline", "trade_assurance"]),
                true,
            ),
            ("supplier_country", words(&["CN", "HK", "US", "CN", "VN", "CN", "CN"]), true),
            ("buyer_country", words(&["DE", "US"]), true),
            ("total", amounts(|row| 100_000 + row), true),
            ("paid_on_platform", amounts(|row| if row % 4 == 0 { 0 } else { 100_000 + row }), true),
            ("limit_available", amounts(|row| row % 300 * 1_000), true),
            ("last_paid_at", Arc::new(paid.with_timezone("UTC")), true),
            (
                "enrolled",
                Arc::new((0..rows).map(|row| (row % 5 != 0).then_some(row % 7 != 0)).collect::<BooleanArray>()),
                true,
            ),
            ("ship_by", Arc::new(Date32Array::from_iter((0..rows).map(|row| (row % 6 != 0).then(|| day(row))))), true),
        ])
        .expect("a table")
    }

    fn write(path: &Path, table: &RecordBatch) {
        let form = WriterProperties::builder().set_max_row_group_row_count(Some(7_000)).build();
        let mut out =
            ArrowWriter::try_new(File::create(path).expect("a file"), table.schema(), Some(form)).expect("a writer");
        out.write(table).expect("rows");
        out.close().expect("a footer");
    }

    fn read(path: &Path, rows: usize) -> RecordBatch {
        let builder = ParquetRecordBatchReaderBuilder::try_new(File::open(path).expect("a file")).expect("a table");
        let mut reader = builder.with_batch_size(rows).build().expect("a reader");
        reader.next().expect("a part").expect("rows")
    }

    #[test]
    fn a_parquet_file_is_answered_row_by_row_by_any_number_of_threads() {
        let (rows, count) = (scratch("rows.parquet"), 30_001);
        let table = many(count);
        write(&rows, &table);
        let as_of = Instant::parse("2021-04-02T09:00:00Z").expect("an instant");
        let book = Rulebook::embedded().expect("a rulebook");
        let expected = columns::decide(&book, &table, Some(as_of)).expect("answers");
        for threads in ["1", "3"] {
            let answers = scratch(&format!("answers-{threads}.parquet"));
            let output = run(&["batch", text(&rows), "--out", text(&answers), "--as-of", AS_OF, "--threads", threads]);
            let told = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(1), "{told}");
            assert_eq!(told.trim(), "300 of 30001 rows are not right; each says why in its `error`");
            same(&read(&answers, table.num_rows()), &expected);
        }
        let lines = scratch("answers.csv");
        let output = run(&["batch", text(&rows), "--out", text(&lines), "--as-of", AS_OF]);
        assert_eq!(output.status.code(), Some(1));
        let mut reader = csv::Reader::from_path(&lines).expect("a file");
        let ids: Vec<String> = reader.records().map(|record| record.expect("a record")[0].to_owned()).collect();
        assert_eq!(ids, (0..count).map(|row| row.to_string()).collect::<Vec<String>>());
    }

    /// The same values; a file does not keep the order of a dictionary's entries.
    fn same(found: &RecordBatch, expected: &RecordBatch) {
        assert_eq!((found.num_rows(), found.schema_ref()), (expected.num_rows(), expected.schema_ref()));
        for (place, field) in expected.schema_ref().fields().iter().enumerate() {
            let (found, expected) = (found.column(place), expected.column(place));
            match (found.as_any_dictionary_opt(), expected.as_any_dictionary_opt()) {
                (Some(_), Some(_)) => {
                    let words = |array: &ArrayRef| {
                        let words = array.as_dictionary::<arrow_array::types::Int8Type>();
                        let words = words.downcast_dict::<StringArray>().expect("words");
                        words.into_iter().map(|word| word.map(str::to_owned)).collect::<Vec<Option<String>>>()
                    };
                    assert_eq!(words(found), words(expected), "{}", field.name());
                }
                _ => assert_eq!(found, expected, "{}", field.name()),
            }
        }
    }

    #[test]
    fn what_is_wrong_with_the_columns_is_told_all_at_once() {
        let rows = scratch("wrong.csv");
        std::fs::write(&rows, "order,created_at,total,total\n1,2021-03-01T09:00:00Z,1,1\n").expect("rows");
        let output = run(&["batch", text(&rows)]);
        let told = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0), "{told}");
        for part in
            ["order: is not a column of a row", "total: is given twice", "as_of: is not there", "currency: is required"]
        {
            assert!(told.contains(part), "{part} in {told}");
        }
        let output = run(&["batch", text(&rows), "--out", "answers.json"]);
        assert_eq!(output.status.code(), Some(2));
        std::fs::write(scratch("no.parquet"), "no table").expect("a file");
        let output = run(&["batch", text(&scratch("no.parquet")), "--as-of", AS_OF]);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0));
    }
}
