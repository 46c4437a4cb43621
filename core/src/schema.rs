//! The documents as JSON Schema, draft 2020-12 (feature `schema`).
//!
//! Each schema is a committed file under `schemas/`, and a test keeps the two alike. A schema says
//! what a single value may be; what must be true of several together (amounts, zones) only the reader says.
//! The order's comes from the reader's table of fields, the assessment's from its types.

use crate::assessment::{Assessment, EditionAnswer};
use crate::codes::{self, Edition, FieldSet};
use crate::iso::{Country, Currency};
use crate::money::{Fraction, Money};
use crate::order::EventType;
use crate::order::read::fields::{Field, Kind, ORDER, Owner, Shape};
use crate::time::{Day, Instant};
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, SchemaGenerator, json_schema};
use serde::ser::{Serialize, Serializer};
use serde_json::Value;
use std::borrow::Cow;

/// The schema of the order document, which the reader's own table of fields gives.
pub fn order() -> String {
    let mut document = vec![
        ("$schema", Json::text("https://json-schema.org/draft/2020-12/schema")),
        ("title", Json::text("Order")),
        ("description", Json::text("The facts and events of one order. What is absent or null is unknown.")),
    ];
    document.extend(object(&ORDER));
    document.push(("$defs", Json::Object(definitions())));
    written(&Json::Object(document))
}

/// The schema of the assessment, which its types give.
pub fn assessment() -> String {
    let settings =
        SchemaSettings::draft2020_12().for_serialize().with_transform(schemars::transform::RecursiveTransform(plain));
    let schema = settings.into_generator().into_root_schema_for::<Assessment<'static>>();
    written(&Arranged { value: schema.as_value(), first: KEYWORDS.to_vec() })
}

fn written(document: &impl Serialize) -> String {
    // A tree of texts, numbers and lists: nothing that could fail to be written.
    serde_json::to_string_pretty(document).unwrap_or_default() + "\n"
}

/// JSON whose keys stay in the order they are given.
enum Json {
    Text(String),
    Flag(bool),
    Number(u64),
    Null,
    List(Vec<Json>),
    Object(Vec<(&'static str, Json)>),
}

impl Json {
    fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    fn texts<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        Self::List(texts.into_iter().map(Self::text).collect())
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Number(number) => serializer.serialize_u64(*number),
            Self::Null => serializer.serialize_unit(),
            Self::List(list) => serializer.collect_seq(list),
            Self::Object(fields) => serializer.collect_map(fields.iter().map(|(key, value)| (key, value))),
        }
    }
}

type Schema = Vec<(&'static str, Json)>;

fn object(shape: &Shape) -> Schema {
    let required = shape.fields().filter(|field| field.required).map(|field| field.name.text());
    let properties = shape.fields().map(|field| (field.name.text(), property(shape, field)));
    let mut schema = vec![("type", Json::text("object")), ("properties", Json::Object(properties.collect()))];
    let required: Vec<&str> = required.collect();
    if !required.is_empty() {
        schema.push(("required", Json::texts(required)));
    }
    schema.push(("additionalProperties", Json::Flag(false)));
    schema
}

fn property(shape: &Shape, field: &Field) -> Json {
    let mut schema = vec![("description", Json::text(field.about))];
    match (shape.owner, field.name.text()) {
        (Owner::Event(event), "type") => schema.push(("const", Json::text(event.name()))),
        _ => schema.extend(value(field.kind, !field.required)),
    }
    Json::Object(schema)
}

/// What a value may be, and null where the field is not required.
fn value(kind: Kind, nullable: bool) -> Schema {
    let plain = |name: &str| vec![("type", if nullable { Json::texts([name, "null"]) } else { Json::text(name) })];
    match kind {
        Kind::Text => plain("string"),
        Kind::Flag => plain("boolean"),
        Kind::Count(max) => {
            let mut schema = plain("integer");
            schema.extend([("minimum", Json::Number(0)), ("maximum", Json::Number(max))]);
            schema
        }
        Kind::Word(words) => {
            let mut words: Vec<Json> = (words.names)().into_iter().map(Json::text).collect();
            words.extend(nullable.then_some(Json::Null));
            vec![("enum", Json::List(words))]
        }
        _ if nullable => {
            let null = Json::Object(vec![("type", Json::text("null"))]);
            vec![("anyOf", Json::List(vec![Json::Object(value(kind, false)), null]))]
        }
        Kind::Object(shape) => object(shape),
        Kind::Document => object(&ORDER),
        Kind::List(shape) => list(Json::Object(object(shape))),
        Kind::Events => {
            let variants = EventType::ALL.iter().map(|event| Json::Object(variant(*event)));
            list(Json::Object(vec![("oneOf", Json::List(variants.collect()))]))
        }
        _ => vec![("$ref", Json::text(format!("#/$defs/{}", definition_name(kind))))],
    }
}

fn list(items: Json) -> Schema {
    vec![("type", Json::text("array")), ("items", items)]
}

fn variant(event: EventType) -> Schema {
    let mut schema = vec![("title", Json::text(event.name()))];
    schema.extend(object(&event.shape()));
    schema
}

/// The definition that describes a kind of text or number.
fn definition_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Instant => "instant",
        Kind::Date => "date",
        Kind::Zone => "zone",
        Kind::Country => "country",
        Kind::Currency | Kind::SameCurrency => "currency",
        Kind::Rate => "rate",
        Kind::Share => "share",
        Kind::Decimal => "decimal",
        _ => "money",
    }
}

fn definitions() -> Schema {
    const LOCAL: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?";
    let instant = format!("{LOCAL}([Zz]|[+-][0-9]{{2}}:[0-9]{{2}})?$");
    let number = |about| amount(about, vec![("minimum", Json::Number(0))]);
    let share = vec![("minimum", Json::Number(0)), ("maximum", Json::Number(1))];
    let definitions = [
        ("instant", pattern("RFC 3339 with an offset; without one only beside `default_zone`.", &instant)),
        ("date", pattern("A civil date.", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")),
        ("zone", pattern("The name of an IANA time zone.", "^[A-Za-z0-9_+/-]+$")),
        ("country", codes("ISO 3166-1 alpha-2.", Country::codes())),
        ("currency", codes("ISO 4217.", Currency::codes())),
        ("money", number("An amount with at most its currency's decimals, read exactly from its text.")),
        ("rate", amount("An exchange rate, above 0.", vec![("exclusiveMinimum", Json::Number(0))])),
        ("share", amount("A share, from 0 to 1.", share)),
        ("decimal", number("A plain decimal.")),
    ];
    definitions.into_iter().map(|(name, schema)| (name, Json::Object(schema))).collect()
}

fn pattern(about: &str, pattern: &str) -> Schema {
    vec![("description", Json::text(about)), ("type", Json::text("string")), ("pattern", Json::text(pattern))]
}

fn codes(about: &str, codes: impl Iterator<Item = &'static str>) -> Schema {
    vec![("description", Json::text(about)), ("enum", Json::texts(codes))]
}

fn amount(about: &str, bounds: Schema) -> Schema {
    let mut schema = vec![
        ("description", Json::text(about)),
        ("type", Json::texts(["string", "number"])),
        ("pattern", Json::text(DECIMAL)),
    ];
    schema.extend(bounds);
    schema
}

/// Closes an object against unknown keys, writes a closed list of words as one, and leaves out the
/// widths of this library's numbers.
fn plain(schema: &mut schemars::Schema) {
    if schema.get("properties").is_some() {
        schema.insert("additionalProperties".to_owned(), Value::Bool(false));
    }
    let words = |variants: &Vec<Value>| variants.iter().map(|variant| variant.get("const").cloned()).collect();
    if let Some(words) = schema.get("oneOf").and_then(Value::as_array).and_then(words) {
        schema.remove("oneOf");
        schema.insert("enum".to_owned(), Value::Array(words));
    }
    schema.remove("format");
}

/// The keywords of a schema in the order they are written.
const KEYWORDS: &[&str] =
    &["$schema", "title", "description", "$ref", "anyOf", "type", "properties", "required", "additionalProperties"];

/// JSON with some keys first, then the others by name, so that the text does not depend on how maps are kept.
struct Arranged<'v> {
    value: &'v Value,
    first: Vec<&'v str>,
}

impl Serialize for Arranged<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.value {
            Value::Array(list) => {
                serializer.collect_seq(list.iter().map(|item| Arranged { value: item, first: KEYWORDS.to_vec() }))
            }
            Value::Object(fields) => {
                let mut keys: Vec<&String> = fields.keys().collect();
                let place = |key: &str| self.first.iter().position(|first| *first == key).unwrap_or(usize::MAX);
                keys.sort_by_key(|key| (place(key), *key));
                serializer.collect_map(keys.into_iter().map(|key| (key, self.field(key))))
            }
            plain => plain.serialize(serializer),
        }
    }
}

impl Arranged<'_> {
    /// A field: properties stand in the order of the document, which `required` keeps.
    fn field(&self, key: &str) -> Arranged<'_> {
        let required = || self.value["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let first = if key == "properties" { required().collect() } else { KEYWORDS.to_vec() };
        Arranged { value: &self.value[key], first }
    }
}

/// Types that are one text or list in documents, whatever they are made of.
macro_rules! in_documents {
    ($($type:ident: |$generator:pat_param| $schema:expr;)+) => { $(
        impl JsonSchema for $type {
            fn schema_name() -> Cow<'static, str> {
                stringify!($type).into()
            }
            fn json_schema($generator: &mut SchemaGenerator) -> schemars::Schema {
                $schema
            }
        }
    )+ };
}

in_documents! {
    Instant: |_| text("RFC 3339 in UTC.", UTC);
    Day: |_| text("A civil date.", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
    Money: |_| text("An amount with all decimals of its currency.", DECIMAL);
    Fraction: |_| text("A plain decimal.", DECIMAL);
    Currency: |_| json_schema!({"description": "ISO 4217.", "enum": Currency::codes().collect::<Vec<_>>()});
    FieldSet: |generator| json_schema!({
        "description": "Facts that are missing, as paths of the order document.",
        "type": "array", "items": generator.subschema_for::<codes::Field>(), "uniqueItems": true,
    });
    EditionAnswer: |generator| json_schema!({
        "description": "The edition; null before the first, `unknown` where a missing country decides.",
        "anyOf": [generator.subschema_for::<Edition>(), {"const": "unknown"}, {"type": "null"}],
    });
}

const UTC: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,6})?Z$";
const DECIMAL: &str = "^[0-9]+(\\.[0-9]+)?$";

fn text(about: &str, pattern: &str) -> schemars::Schema {
    json_schema!({"description": about, "type": "string", "pattern": pattern})
}
