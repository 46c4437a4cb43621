//! Parquet files as one batch, and typed views of its columns.

use crate::Failure;
use arrow_array::cast::AsArray;
use arrow_array::types::{ArrowPrimitiveType, Int8Type};
use arrow_array::{BooleanArray, PrimitiveArray, RecordBatch};
use arrow_select::concat::concat_batches;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use std::fs::File;

/// The whole file.
pub fn read(path: &str) -> Result<RecordBatch, Failure> {
    let builder = ParquetRecordBatchReaderBuilder::try_new(File::open(path)?)?;
    let (schema, rows) = (builder.schema().clone(), usize::try_from(builder.metadata().file_metadata().num_rows())?);
    let batches = builder.with_batch_size(rows.max(1)).build()?.collect::<Result<Vec<_>, _>>()?;
    Ok(concat_batches(&schema, &batches)?)
}

/// Writes a file that holds this batch.
pub fn write(batch: &RecordBatch, path: &str) -> Result<(), Failure> {
    let mut writer = ArrowWriter::try_new(File::create(path)?, batch.schema(), None)?;
    writer.write(batch)?;
    writer.close()?;
    Ok(())
}

/// A column of numbers.
pub fn numbers<'a, T: ArrowPrimitiveType>(
    batch: &'a RecordBatch,
    name: &str,
) -> Result<&'a PrimitiveArray<T>, Failure> {
    let column = batch.column_by_name(name).and_then(|column| column.as_primitive_opt::<T>());
    column.ok_or_else(|| format!("{name} is not there, or of another type").into())
}

/// A column of flags.
pub fn flags<'a>(batch: &'a RecordBatch, name: &str) -> Result<&'a BooleanArray, Failure> {
    let column = batch.column_by_name(name).and_then(AsArray::as_boolean_opt);
    column.ok_or_else(|| format!("{name} is not there, or holds no flags").into())
}

/// A column of words, as a dictionary holds them, each with its place in a list of ours.
#[derive(Debug)]
pub struct Words<'a> {
    keys: &'a [i8],
    codes: [u8; 128],
}

impl<'a> Words<'a> {
    /// The column; a word that the list does not have gets the number after its last.
    pub fn of(batch: &'a RecordBatch, name: &str, list: &[&str]) -> Result<Self, Failure> {
        let column = batch.column_by_name(name).and_then(|column| column.as_dictionary_opt::<Int8Type>());
        let column = column.ok_or_else(|| format!("{name} is not there, or no dictionary"))?;
        let mut codes = [0; 128];
        for (code, word) in codes.iter_mut().zip(column.values().as_string::<i32>()) {
            let place = list.iter().position(|other| Some(*other) == word).unwrap_or(list.len());
            *code = u8::try_from(place)?;
        }
        Ok(Self { keys: column.keys().values(), codes })
    }

    /// The number of a row's word.
    #[inline]
    pub fn get(&self, row: usize) -> u8 {
        self.codes[usize::from(self.keys[row].unsigned_abs() & 127)]
    }
}
