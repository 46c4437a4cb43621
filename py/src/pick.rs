//! One part of a value that can be written as JSON, reached without writing the rest.
//!
//! Answers are plain Rust types. Walking them as a serialiser does gives every part of every answer by
//! its document name, with no getter written by hand: what is on the way is passed, what is beside it is skipped.

use arrayvec::ArrayVec;
use serde::Serialize;
use serde::ser::{Impossible, SerializeMap, SerializeSeq, SerializeStruct, Serializer};

/// One step on the way to a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Into a field of an object.
    Field(&'static str),
    /// To an element of a list.
    Item(usize),
}

/// The way to a part; no document has parts deeper than this.
pub(crate) type Way = ArrayVec<Step, 8>;

/// What is done with a part once it is reached.
pub(crate) trait Goal {
    /// What comes of it.
    type Out;
    /// Does it.
    fn reach<T: Serialize + ?Sized>(self, part: &T) -> Self::Out;
}

/// Does `goal` with the part of `whole` at the end of `way`; nothing where there is no such part.
pub(crate) fn pick<T: Serialize + ?Sized, G: Goal>(whole: &T, way: &[Step], goal: G) -> Option<G::Out> {
    match way.split_first() {
        None => Some(goal.reach(whole)),
        Some((step, rest)) => whole.serialize(Walker { step: *step, rest, goal }).ok(),
    }
}

/// There is no such part.
#[derive(Debug)]
pub(crate) struct Absent;

impl std::fmt::Display for Absent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("there is no such part")
    }
}

impl std::error::Error for Absent {}

impl serde::ser::Error for Absent {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self
    }
}

/// A serialiser that takes one step and leaves everything else.
struct Walker<'w, G> {
    step: Step,
    rest: &'w [Step],
    goal: G,
}

impl<'w, G: Goal> Walker<'w, G> {
    fn among(self) -> Among<'w, G> {
        Among { step: self.step, rest: self.rest, goal: Some(self.goal), out: None, at: 0, wanted: false }
    }
}

/// Plain values have no parts.
macro_rules! no_parts {
    ($($method:ident($($type:ty),*);)*) => {
        $(fn $method(self, $(_: $type),*) -> Result<G::Out, Absent> { Err(Absent) })*
    };
}

impl<'w, G: Goal> Serializer for Walker<'w, G> {
    type Ok = G::Out;
    type Error = Absent;
    type SerializeSeq = Among<'w, G>;
    type SerializeTuple = Impossible<G::Out, Absent>;
    type SerializeTupleStruct = Impossible<G::Out, Absent>;
    type SerializeTupleVariant = Impossible<G::Out, Absent>;
    type SerializeMap = Among<'w, G>;
    type SerializeStruct = Among<'w, G>;
    type SerializeStructVariant = Impossible<G::Out, Absent>;

    no_parts! {
        serialize_bool(bool); serialize_i8(i8); serialize_i16(i16); serialize_i32(i32); serialize_i64(i64);
        serialize_u8(u8); serialize_u16(u16); serialize_u32(u32); serialize_u64(u64); serialize_f32(f32);
        serialize_f64(f64); serialize_char(char); serialize_str(&str); serialize_bytes(&[u8]); serialize_none();
        serialize_unit(); serialize_unit_struct(&'static str); serialize_unit_variant(&'static str, u32, &'static str);
    }

    fn collect_str<T: std::fmt::Display + ?Sized>(self, _: &T) -> Result<G::Out, Absent> {
        Err(Absent)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<G::Out, Absent> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<G::Out, Absent> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<G::Out, Absent> {
        Err(Absent)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Among<'w, G>, Absent> {
        Ok(self.among())
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Absent> {
        Err(Absent)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Absent> {
        Err(Absent)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Absent> {
        Err(Absent)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Among<'w, G>, Absent> {
        Ok(self.among())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Among<'w, G>, Absent> {
        Ok(self.among())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Absent> {
        Err(Absent)
    }
}

/// The fields or elements among which the wanted one is.
struct Among<'w, G: Goal> {
    step: Step,
    rest: &'w [Step],
    goal: Option<G>,
    out: Option<G::Out>,
    at: usize,
    wanted: bool,
}

impl<G: Goal> Among<'_, G> {
    fn take<T: Serialize + ?Sized>(&mut self, part: &T) {
        if let Some(goal) = self.goal.take() {
            self.out = pick(part, self.rest, goal);
        }
    }

    fn named<T: Serialize + ?Sized>(&mut self, name: &str, part: &T) {
        if matches!(self.step, Step::Field(wanted) if wanted == name) {
            self.take(part);
        }
    }

    fn found(self) -> Result<G::Out, Absent> {
        self.out.ok_or(Absent)
    }
}

impl<G: Goal> SerializeStruct for Among<'_, G> {
    type Ok = G::Out;
    type Error = Absent;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Absent> {
        self.named(name, value);
        Ok(())
    }

    fn end(self) -> Result<G::Out, Absent> {
        self.found()
    }
}

impl<G: Goal> SerializeMap for Among<'_, G> {
    type Ok = G::Out;
    type Error = Absent;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Absent> {
        self.wanted = matches!(self.step, Step::Field(wanted) if key.serialize(IsName(wanted)).unwrap_or(false));
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Absent> {
        if self.wanted {
            self.take(value);
        }
        Ok(())
    }

    fn end(self) -> Result<G::Out, Absent> {
        self.found()
    }
}

impl<G: Goal> SerializeSeq for Among<'_, G> {
    type Ok = G::Out;
    type Error = Absent;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Absent> {
        if self.step == Step::Item(self.at) {
            self.take(value);
        }
        self.at += 1;
        Ok(())
    }

    fn end(self) -> Result<G::Out, Absent> {
        self.found()
    }
}

/// Tells whether a key is a certain name.
struct IsName(&'static str);

macro_rules! not_a_name {
    ($($method:ident($($type:ty),*) -> $out:ty;)*) => {
        $(fn $method(self, $(_: $type),*) -> Result<$out, Absent> { Err(Absent) })*
    };
}

type Never = Impossible<bool, Absent>;

impl Serializer for IsName {
    type Ok = bool;
    type Error = Absent;
    type SerializeSeq = Never;
    type SerializeTuple = Never;
    type SerializeTupleStruct = Never;
    type SerializeTupleVariant = Never;
    type SerializeMap = Never;
    type SerializeStruct = Never;
    type SerializeStructVariant = Never;

    fn serialize_str(self, name: &str) -> Result<bool, Absent> {
        Ok(name == self.0)
    }

    not_a_name! {
        serialize_bool(bool) -> bool; serialize_i8(i8) -> bool; serialize_i16(i16) -> bool; serialize_i32(i32) -> bool;
        serialize_i64(i64) -> bool; serialize_u8(u8) -> bool; serialize_u16(u16) -> bool; serialize_u32(u32) -> bool;
        serialize_u64(u64) -> bool; serialize_f32(f32) -> bool; serialize_f64(f64) -> bool;
        serialize_char(char) -> bool; serialize_bytes(&[u8]) -> bool; serialize_none() -> bool;
        serialize_unit() -> bool;
        serialize_unit_struct(&'static str) -> bool; serialize_unit_variant(&'static str, u32, &'static str) -> bool;
        serialize_seq(Option<usize>) -> Never; serialize_tuple(usize) -> Never;
        serialize_tuple_struct(&'static str, usize) -> Never;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Never;
        serialize_map(Option<usize>) -> Never; serialize_struct(&'static str, usize) -> Never;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Never;
    }

    fn serialize_some<T: Serialize + ?Sized>(self, key: &T) -> Result<bool, Absent> {
        key.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, key: &T) -> Result<bool, Absent> {
        key.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<bool, Absent> {
        Err(Absent)
    }
}
