//! Tables as Parquet files.

use super::{PART_ROWS, Part, Parts};
use arrow_array::RecordBatch;
use arrow_schema::{DataType, Fields, SchemaRef};
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::schema::types::ColumnPath;
use std::fs::File;
use std::io::{self, BufWriter};
use std::path::Path;
use std::sync::Arc;

/// How many rows a group of the answers has: one group is in memory at a time.
const GROUP_ROWS: usize = 131_072;

/// The columns of a file, and its rows.
pub(super) fn read(file: File) -> io::Result<(Fields, Parts)> {
    let bytes = file.metadata()?.len();
    let builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(as_io)?;
    let fields = builder.schema().fields().clone();
    let all = u64::try_from(builder.metadata().file_metadata().num_rows()).unwrap_or(0);
    let reader = builder.with_batch_size(PART_ROWS).build().map_err(as_io)?;
    Ok((fields, Box::new(Rows { reader, bytes, all, done: 0 })))
}

struct Rows {
    reader: ParquetRecordBatchReader,
    /// The size of the file, and how many rows it has.
    bytes: u64,
    all: u64,
    done: u64,
}

impl Iterator for Rows {
    type Item = io::Result<Part>;

    fn next(&mut self) -> Option<Self::Item> {
        let rows = match self.reader.next()? {
            Ok(rows) => rows,
            Err(error) => return Some(Err(io::Error::other(error))),
        };
        let from = self.share();
        self.done += rows.num_rows() as u64;
        Some(Ok(Part { rows, lost: Vec::new(), bytes: self.share() - from }))
    }
}

impl Rows {
    /// How much of the file has been read, by its rows.
    fn share(&self) -> u64 {
        let share = u128::from(self.bytes) * u128::from(self.done.min(self.all)) / u128::from(self.all.max(1));
        u64::try_from(share).unwrap_or(self.bytes)
    }
}

/// A file that answers are written to.
pub(super) struct Writer(ArrowWriter<BufWriter<File>>);

impl Writer {
    pub(super) fn create(path: &Path, schema: &SchemaRef) -> io::Result<Self> {
        let form = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_max_row_group_row_count(Some(GROUP_ROWS))
            // What is kept of every page until the end would grow with the table.
            .set_statistics_enabled(EnabledStatistics::Chunk)
            .set_offset_index_disabled(true);
        let amounts = schema.fields().iter().filter(|field| matches!(field.data_type(), DataType::Decimal128(..)));
        // The least and the greatest amount of a group would keep the buffers they stand in until the end.
        let form = amounts.fold(form, |form, field| {
            form.set_column_statistics_enabled(ColumnPath::from(field.name().as_str()), EnabledStatistics::None)
        });
        let form = form.build();
        let file = BufWriter::new(File::create(path)?);
        ArrowWriter::try_new(file, Arc::clone(schema), Some(form)).map(Self).map_err(as_io)
    }

    pub(super) fn write(&mut self, table: &RecordBatch) -> io::Result<()> {
        self.0.write(table).map_err(as_io)
    }

    pub(super) fn close(self) -> io::Result<()> {
        self.0.close().map(drop).map_err(as_io)
    }
}

fn as_io(error: ParquetError) -> io::Error {
    io::Error::other(error)
}
