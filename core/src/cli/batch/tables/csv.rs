//! Tables as text, with a header; an empty field is null.

use super::{PART_ROWS, Part, Parts};
use crate::columns::LostRow;
use crate::columns::lanes::{Number, Texts};
use crate::time::Instant;
use arrow_array::builder::StringBuilder;
use arrow_array::cast::AsArray;
use arrow_array::types::{Decimal128Type, TimestampMicrosecondType};
use arrow_array::{Array, ArrayRef, RecordBatch, RecordBatchOptions, cast};
use arrow_schema::{DataType, Field, Fields, Schema, SchemaRef};
use csv::{ByteRecord, Reader, ReaderBuilder, Writer};
use std::fs::File;
use std::io;
use std::sync::Arc;

/// A part is closed with so many bytes of the file.
const PART_BYTES: u64 = 4 << 20;

/// The columns that a file's header names, all of them text, and its rows.
pub(super) fn read(file: File) -> io::Result<(Fields, Parts)> {
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(file);
    let header = reader.headers()?.clone();
    let fields: Fields = header.iter().map(|name| Field::new(name, DataType::Utf8, true)).collect();
    let schema = Arc::new(Schema::new(fields.clone()));
    let at = reader.position().byte();
    Ok((fields, Box::new(Rows { reader, schema, at, record: ByteRecord::new() })))
}

struct Rows {
    reader: Reader<File>,
    schema: SchemaRef,
    /// How far the file has been read.
    at: u64,
    record: ByteRecord,
}

impl Iterator for Rows {
    type Item = io::Result<Part>;

    fn next(&mut self) -> Option<Self::Item> {
        self.part().transpose()
    }
}

impl Rows {
    fn part(&mut self) -> io::Result<Option<Part>> {
        let (from, mut rows, mut lost) = (self.at, 0, Vec::new());
        let mut columns: Vec<StringBuilder> = self.schema.fields().iter().map(|_| StringBuilder::new()).collect();
        while rows < PART_ROWS && self.at - from < PART_BYTES && self.reader.read_byte_record(&mut self.record)? {
            if let Err(why) = self.add_record(&mut columns) {
                columns.iter_mut().for_each(StringBuilder::append_null);
                lost.push((rows, why));
            }
            rows += 1;
            self.at = self.reader.position().byte();
        }
        if rows == 0 { Ok(None) } else { self.close(columns, rows, lost, self.at - from).map(Some) }
    }

    /// Adds the fields of a record, all of them or, where it is not right, none.
    fn add_record(&self, columns: &mut [StringBuilder]) -> Result<(), String> {
        if self.record.len() != columns.len() {
            return Err(format!("the row has {} fields, the header {}", self.record.len(), columns.len()));
        }
        if let Some(name) = self
            .record
            .iter()
            .zip(self.schema.fields())
            .find_map(|(field, column)| std::str::from_utf8(field).is_err().then(|| column.name()))
        {
            return Err(format!("{name}: is not UTF-8"));
        }
        for (field, column) in self.record.iter().zip(columns) {
            let text = std::str::from_utf8(field).ok().filter(|text| !text.is_empty());
            column.append_option(text);
        }
        Ok(())
    }

    fn close(&self, columns: Vec<StringBuilder>, rows: usize, lost: Vec<LostRow>, bytes: u64) -> io::Result<Part> {
        let columns = columns.into_iter().map(|mut column| Arc::new(column.finish()) as ArrayRef).collect();
        let options = RecordBatchOptions::new().with_row_count(Some(rows));
        let rows = RecordBatch::try_new_with_options(Arc::clone(&self.schema), columns, &options);
        Ok(Part { rows: rows.map_err(io::Error::other)?, lost, bytes })
    }
}

/// The header of the answers.
pub(super) fn header(schema: &SchemaRef) -> io::Result<Vec<u8>> {
    let mut out = Writer::from_writer(Vec::new());
    out.write_record(schema.fields().iter().map(|field| field.name()))?;
    out.into_inner().map_err(csv::IntoInnerError::into_error)
}

/// The rows of an answer.
pub(super) fn lines(table: &RecordBatch) -> Vec<u8> {
    let mut out = Writer::from_writer(Vec::new());
    let columns: Vec<Cells<'_>> = table.columns().iter().map(Cells::of).collect();
    let mut cell = String::new();
    for place in 0..table.num_rows() {
        for column in &columns {
            cell.clear();
            column.write(place, &mut cell);
            // Writing to memory cannot fail.
            let _ = out.write_field(&cell);
        }
        let _ = out.write_record(None::<&[u8]>);
    }
    out.into_inner().unwrap_or_default()
}

/// A column of the answers.
enum Cells<'a> {
    Texts(Texts<'a>),
    Amounts(&'a arrow_array::PrimitiveArray<Decimal128Type>),
    Instants(&'a arrow_array::PrimitiveArray<TimestampMicrosecondType>),
    Flags(&'a arrow_array::BooleanArray),
    Lists(&'a arrow_array::ListArray),
    /// The caller's own numbers of orders.
    Integers(&'a ArrayRef),
}

impl<'a> Cells<'a> {
    fn of(array: &'a ArrayRef) -> Self {
        let own = |array| Texts::of(array).map_or(Self::Integers(array), Self::Texts);
        match array.data_type() {
            DataType::Decimal128(..) => array.as_primitive_opt().map_or_else(|| own(array), Self::Amounts),
            DataType::Timestamp(..) => array.as_primitive_opt().map_or_else(|| own(array), Self::Instants),
            DataType::Boolean => array.as_boolean_opt().map_or_else(|| own(array), Self::Flags),
            DataType::List(_) => array.as_list_opt().map_or_else(|| own(array), Self::Lists),
            _ => own(array),
        }
    }

    fn write(&self, place: usize, cell: &mut String) {
        use std::fmt::Write;
        // Writing to memory cannot fail.
        let _ = match self {
            Self::Texts(texts) => cell.write_str(texts.at(place).unwrap_or_default()),
            Self::Amounts(array) if array.is_valid(place) => {
                write!(cell, "{}", Number { digits: array.value(place), scale: array.scale() })
            }
            Self::Instants(array) if array.is_valid(place) => {
                Instant::from_micros(array.value(place)).map_or(Ok(()), |at| write!(cell, "{at}"))
            }
            Self::Flags(array) if array.is_valid(place) => write!(cell, "{}", array.value(place)),
            Self::Lists(array) if array.is_valid(place) => {
                let words = array.value(place);
                let words = words.as_string_opt::<i32>().into_iter().flatten().flatten();
                *cell = words.collect::<Vec<&str>>().join(" ");
                Ok(())
            }
            Self::Integers(array) => integer(array, place).map_or(Ok(()), |number| write!(cell, "{number}")),
            _ => Ok(()),
        };
    }
}

/// An integer of any width.
fn integer(array: &ArrayRef, place: usize) -> Option<i128> {
    macro_rules! at {
        ($($kind:ident)+) => {
            match array.data_type() {
                $(DataType::$kind => {
                    let array = cast::as_primitive_array::<integers::$kind>(array);
                    array.is_valid(place).then(|| i128::from(array.value(place)))
                })+
                _ => None,
            }
        };
    }
    at!(Int8 Int16 Int32 Int64 UInt8 UInt16 UInt32 UInt64)
}

/// The types of integers by the names that schemas give them.
mod integers {
    pub(super) use arrow_array::types::{
        Int8Type as Int8, Int16Type as Int16, Int32Type as Int32, Int64Type as Int64, UInt8Type as UInt8,
        UInt16Type as UInt16, UInt32Type as UInt32, UInt64Type as UInt64,
    };
}
