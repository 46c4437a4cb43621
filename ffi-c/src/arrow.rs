//! Whole tables by the Arrow C data interface (feature `arrow`). What C sees of it is `trade_assurance_arrow.h`.

use crate::buffer::{self, bad_argument, ta_buffer};
use crate::documents::as_of;
use crate::guard::{guard, place, seen};
use crate::rulebook::{opened, ta_rulebook};
use crate::status::ta_status;
use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi};
use arrow_array::{Array, StructArray};
use arrow_schema::{ArrowError, DataType};
use std::ffi::{c_char, c_void};
use trade_assurance::columns::{Options, Plan, SchemaErrors, fits};
use trade_assurance::rulebook::Rulebook;

/// What is wrong, as a status and the errors in JSON.
type Refused = (ta_status, String);

/// Decides every row of a batch: Arrow columns in, Arrow columns out.
///
/// # Safety
/// `book` is null or a rulebook of this library; `schema` and `array` are null or what the Arrow C data interface says,
/// of one producer; `out_schema`, `out` and `errors` are null or places to write.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn ta_decide_arrow(
    book: *const ta_rulebook,
    schema: *const FFI_ArrowSchema,
    array: *mut FFI_ArrowArray,
    as_of: i64,
    out_schema: *mut FFI_ArrowSchema,
    out: *mut FFI_ArrowArray,
    errors: *mut ta_buffer,
) -> ta_status {
    guard(|| {
        let (out_schema, out, errors, array) = (place(out_schema)?, place(out)?, place(errors)?, place(array)?);
        // SAFETY: the caller's promise.
        let (book, schema) = unsafe { (opened(book)?, seen(schema)?) };
        // SAFETY: neither null nor unaligned; the structure is moved out, so that the caller's is a released one.
        let rows = unsafe { FFI_ArrowArray::from_raw(array) };
        // SAFETY: the caller's promise.
        match unsafe { decided(&book.book, schema, rows, as_of) } {
            Ok((answers, kinds)) => {
                // SAFETY: both are places to write.
                unsafe {
                    out_schema.write(kinds);
                    out.write(answers);
                }
                Ok(())
            }
            // SAFETY: `errors` is a place for a buffer.
            Err(refused) => unsafe { buffer::answer(errors, Err(refused)) },
        }
    })
}

/// # Safety
/// The schema and the array are of one producer, who keeps to the Arrow C data interface.
unsafe fn decided(
    book: &Rulebook,
    schema: &FFI_ArrowSchema,
    array: FFI_ArrowArray,
    micros: i64,
) -> Result<(FFI_ArrowArray, FFI_ArrowSchema), Refused> {
    if array.is_released() || is_released(schema) {
        return Err(bad_argument("the array or its schema is released"));
    }
    let options = Options { as_of: as_of(micros)?, ..Options::default() };
    let kind = DataType::try_from(schema).map_err(|error| refused(&error))?;
    let DataType::Struct(fields) = &kind else {
        return Err(bad_argument("the array is no structure, whose fields would be the columns"));
    };
    let plan = Plan::new(fields, options).map_err(|errors| wrong(&errors))?;
    // SAFETY: the caller's promise.
    if !unsafe { has_its_parts(&kind, (&raw const array).cast()) } {
        return Err(bad_argument(
            "the array has a null pointer, or a negative count, where its buffers or children should be",
        ));
    }
    fits(&kind, &array).map_err(|error| refused(&error))?;
    // SAFETY: the caller's promise.
    let rows = StructArray::from(unsafe { from_ffi(array, schema) }.map_err(|error| refused(&error))?);
    let answers = plan.decide_struct(book, &rows).map_err(|errors| wrong(&errors))?;
    let kinds = FFI_ArrowSchema::try_from(plan.output().as_ref()).map_err(|error| refused(&error))?;
    Ok((FFI_ArrowArray::new(&StructArray::from(answers).into_data()), kinds))
}

/// The structure of the standard, in which only the last but one of its fields is looked at here.
#[repr(C)]
struct Schema {
    texts: [*const c_char; 3],
    numbers: [i64; 2],
    parts: [*const c_void; 2],
    release: *const c_void,
    private_data: *const c_void,
}

const _: () = assert!(size_of::<Schema>() == size_of::<FFI_ArrowSchema>());

/// Whether a schema holds nothing any more: as the standard says, by its `release`, whatever else is left in it.
fn is_released(schema: &FFI_ArrowSchema) -> bool {
    let schema = (&raw const *schema).cast::<Schema>();
    // SAFETY: both are the structure of the standard.
    unsafe { (*schema).release }.is_null()
}

/// The structure of the standard, in which only the counts and the pointers to parts are looked at here.
#[repr(C)]
struct Parts {
    extent: [i64; 3],
    n_buffers: i64,
    n_children: i64,
    buffers: *const *const c_void,
    children: *const *const Parts,
    dictionary: *const Parts,
    release: *const c_void,
    private_data: *const c_void,
}

const _: () = assert!(size_of::<Parts>() == size_of::<FFI_ArrowArray>());

/// Whether an array points at its buffers, its children and its dictionary's, so far as its type has such.
///
/// Where it says that it has more children than its type, or fewer, none is looked at: that is for [`fits`] to tell.
///
/// # Safety
/// A pointer that is not null points at such a structure, or at as many pointers as it says.
unsafe fn has_its_parts(kind: &DataType, array: *const Parts) -> bool {
    // SAFETY: the caller's promise.
    let Some(array) = (unsafe { array.as_ref() }) else { return false };
    let (Ok(buffers), Ok(children)) = (usize::try_from(array.n_buffers), usize::try_from(array.n_children)) else {
        return false;
    };
    if (buffers > 0 && array.buffers.is_null()) || (children > 0 && array.children.is_null()) {
        return false;
    }
    // SAFETY: the caller's promise: so many children, each a structure where it is not null.
    let child = |place: usize, kind: &DataType| unsafe { has_its_parts(kind, array.children.add(place).read()) };
    match kind {
        DataType::Struct(fields) if fields.len() == children => {
            fields.iter().enumerate().all(|(place, field)| child(place, field.data_type()))
        }
        DataType::List(item) | DataType::LargeList(item) if children == 1 => child(0, item.data_type()),
        // SAFETY: the caller's promise.
        DataType::Dictionary(_, words) => {
            array.dictionary.is_null() || unsafe { has_its_parts(words, array.dictionary) }
        }
        _ => true,
    }
}

fn refused(error: &ArrowError) -> Refused {
    bad_argument(&error.to_string())
}

fn wrong(errors: &SchemaErrors) -> Refused {
    (ta_status::BadArgument, serde_json::json!({ "errors": errors.problems }).to_string())
}
