//! The interface pinned down: what a compiler of C holds against the header, and nobody changes unawares.

use super::c::{Field, functions, numbers, structures};
use std::fmt::Write;

const INTRODUCTION: &str = "\
/*
 * The interface as it was accepted: sizes and offsets, numbers, signatures. It compiles where the header says the same.
 *
 * Made from the header; `UPDATE_ABI=1 cargo test -p trade-assurance-ffi` accepts a change. What is released may only
 * grow: new functions, new numbers, new fields at the end of a structure that begins with its size.
 */

#include \"trade_assurance.h\"

#define PINNED(name, holds) typedef char pinned_##name[(holds) ? 1 : -1]
";

/// A file of C that compiles only where the header says what it says now.
pub(super) fn pinned(header: &str) -> String {
    let mut text =
        format!("{INTRODUCTION}\n/* Structures, where pointers have 64 bits. */\n#if UINTPTR_MAX == UINT64_MAX\n");
    for structure in structures(header) {
        let name = &structure.name;
        let (mut at, mut align) = (0, 1);
        let mut lines = String::new();
        for field in &structure.fields {
            let (size, own) = measure(field);
            at = usize::next_multiple_of(at, own);
            let _ = writeln!(lines, "PINNED({name}_{0}, offsetof({name}, {0}) == {at});", field.name);
            at += size * field.count.unwrap_or(1);
            align = align.max(own);
        }
        let _ = writeln!(text, "PINNED({name}, sizeof({name}) == {});", at.next_multiple_of(align));
        text += &lines;
    }
    text += "#endif\n\n/* Numbers. */\n";
    for (name, number) in numbers(header) {
        let _ = writeln!(text, "PINNED({name}, {name} == {number});");
    }
    text += "\n/* Functions: declared otherwise, they do not compile. */\n";
    for (gives, name, parameters) in functions(header) {
        let one = format!("{gives} {name}({parameters});");
        text += &if one.len() > 110 { one.replace(", ", ",\n    ") } else { one };
        text += "\n";
    }
    text
}

/// The size of a field's type, and what it is aligned to.
fn measure(field: &Field) -> (usize, usize) {
    match field.kind.as_str() {
        "uint8_t" | "char" => (1, 1),
        "ta_letters" => (4, 1),
        "int32_t" | "uint32_t" => (4, 4),
        "int64_t" | "uint64_t" | "size_t" | "char *" | "const char *" => (8, 8),
        "struct ta_text" => (16, 8),
        other => panic!("{} is {other}, whose size is not known here", field.name),
    }
}
