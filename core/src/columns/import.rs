//! What a table of another library must be before its memory is read: the Arrow C data interface gives a type and an
//! array apart, and nothing but the producer's word that the one is of the other.

use arrow_array::ffi::FFI_ArrowArray;
use arrow_schema::{ArrowError, DataType};

/// No array is longer: the bits of its widest values must be countable.
const LONGEST: usize = isize::MAX.unsigned_abs() / 256;

/// Looks whether an array has the parts that its type has: so many children and buffers, a dictionary, a length that can
/// be. What it says of its memory is still its producer's word.
///
/// # Errors
/// Which part is not as the type has it.
///
/// # Panics
/// Where a pointer to children, or to one of them, is null though there are some.
pub fn fits(kind: &DataType, array: &FFI_ArrowArray) -> Result<(), ArrowError> {
    let (length, offset) = (array.len(), array.offset());
    if length > LONGEST || offset > LONGEST - length {
        return Err(misfit(kind, "has a length or an offset that no array can have"));
    }
    let buffers = buffers(kind);
    if array.num_buffers() < buffers {
        return Err(misfit(kind, &format!("needs {buffers} buffers, not {}", array.num_buffers())));
    }
    match kind {
        DataType::Struct(fields) if fields.len() != array.num_children() => {
            Err(misfit(kind, &format!("needs {} children, not {}", fields.len(), array.num_children())))
        }
        DataType::Struct(fields) => {
            let of_field = |place: usize| fits_within(fields[place].data_type(), array.child(place), offset + length);
            (0..fields.len()).try_for_each(of_field)
        }
        DataType::List(item) | DataType::LargeList(item) => match array.num_children() {
            // How far the lists reach stands in their ends.
            1 => fits(item.data_type(), array.child(0)),
            children => Err(misfit(kind, &format!("needs 1 child, not {children}"))),
        },
        // The import itself refuses a missing dictionary by name.
        DataType::Dictionary(_, value) => array.dictionary().map_or(Ok(()), |words| fits(value, words)),
        _ => Ok(()),
    }
}

/// A child must be as long as its parent reaches.
fn fits_within(kind: &DataType, child: &FFI_ArrowArray, reach: usize) -> Result<(), ArrowError> {
    fits(kind, child)?;
    if child.len() < reach {
        return Err(misfit(kind, &format!("is a child of {} rows, whose parent has {reach}", child.len())));
    }
    Ok(())
}

/// How many buffers there must be at least, of the types that a column may have.
fn buffers(kind: &DataType) -> usize {
    match kind {
        // Validity, ends, texts; or validity, views, and the lengths of the buffers between.
        DataType::Utf8
        | DataType::LargeUtf8
        | DataType::Utf8View
        | DataType::Binary
        | DataType::LargeBinary
        | DataType::BinaryView => 3,
        DataType::Boolean | DataType::Dictionary(_, _) | DataType::List(_) | DataType::LargeList(_) => 2,
        kind if kind.is_primitive() => 2,
        _ => 0,
    }
}

fn misfit(kind: &DataType, what: &str) -> ArrowError {
    // A structure of many columns would be a page of types.
    let kind = match kind {
        DataType::Struct(_) => "structure",
        DataType::List(_) | DataType::LargeList(_) => "list",
        kind => &kind.to_string(),
    };
    ArrowError::CDataInterface(format!("the array does not match its schema: a {kind} {what}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use arrow_array::{Array, BooleanArray, DictionaryArray, Int64Array, StringArray, StringViewArray, StructArray};
    use arrow_schema::{Field, Fields};
    use std::sync::Arc;

    /// What is wrong with an array under a type.
    fn said(kind: &DataType, array: &dyn Array) -> String {
        fits(kind, &FFI_ArrowArray::new(&array.to_data())).map_or_else(|error| error.to_string(), |()| String::new())
    }

    fn table(columns: &[Arc<dyn Array>]) -> StructArray {
        let fields = columns
            .iter()
            .enumerate()
            .map(|(at, column)| Arc::new(Field::new(format!("c{at}"), column.data_type().clone(), true)));
        StructArray::new(fields.collect::<Fields>(), columns.to_vec(), None)
    }

    #[test]
    fn arrays_match_their_own_types() {
        let words: DictionaryArray<arrow_array::types::Int8Type> = ["a", "b", "a"].into_iter().collect();
        let columns: [Arc<dyn Array>; 5] = [
            Arc::new(Int64Array::from(vec![1, 2, 3])),
            Arc::new(StringArray::from(vec!["a", "b", "c"])),
            Arc::new(StringViewArray::from(vec!["a", "b", "a text of more than twelve bytes"])),
            Arc::new(BooleanArray::from(vec![true, false, true])),
            Arc::new(words),
        ];
        let whole = table(&columns);
        assert_eq!(said(whole.data_type(), &whole), "");
        assert_eq!(said(whole.data_type(), &whole.slice(1, 1)), "");
        for column in &columns {
            assert_eq!(said(column.data_type(), column), "");
        }
    }

    #[test]
    fn too_few_or_too_many_children_are_told() {
        let (numbers, texts) = (Arc::new(Int64Array::from(vec![1, 2])), Arc::new(StringArray::from(vec!["a", "b"])));
        let (two, one) = (table(&[numbers.clone(), texts]), table(&[numbers]));
        assert!(said(two.data_type(), &one).ends_with("a structure needs 2 children, not 1"));
        assert!(said(one.data_type(), &two).ends_with("a structure needs 1 children, not 2"));
    }

    #[test]
    fn lists_must_have_their_values() {
        let mut words = arrow_array::builder::ListBuilder::new(arrow_array::builder::StringBuilder::new());
        words.values().append_value("quality");
        words.append(true);
        let list = words.finish();
        assert_eq!(said(list.data_type(), &list), "");
        assert!(said(list.data_type(), &Int64Array::from(vec![1])).ends_with("a list needs 1 child, not 0"));
        assert!(said(list.data_type(), &table(&[Arc::new(list.clone())])).ends_with("a list needs 2 buffers, not 1"));
    }

    #[test]
    fn missing_buffers_are_told() {
        let numbers = table(&[Arc::new(Int64Array::from(vec![1, 2]))]);
        let texts = table(&[Arc::new(StringArray::from(vec!["a", "b"]))]);
        assert!(said(texts.data_type(), &numbers).ends_with("a Utf8 needs 3 buffers, not 2"));
        assert_eq!(
            said(&DataType::Utf8View, &Int64Array::from(vec![1])).split(": a ").nth(1),
            Some("Utf8View needs 3 buffers, not 2")
        );
    }

    #[test]
    fn a_child_that_is_too_short_is_told() {
        let one = Int64Array::from(vec![1]);
        let array = FFI_ArrowArray::new(&one.to_data());
        assert!(fits_within(&DataType::Int64, &array, 1).is_ok());
        let error = fits_within(&DataType::Int64, &array, 2).map_err(|error| error.to_string());
        let said = "C Data interface error: the array does not match its schema: a Int64 is a child of 1 rows, whose \
                    parent has 2";
        assert_eq!(error, Err(said.to_owned()));
    }
}
