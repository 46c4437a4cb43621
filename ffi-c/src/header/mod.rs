//! Makes `include/trade_assurance.h` and what follows from it, and keeps them current: `UPDATE_HEADER=1` writes them.

mod c;
mod managed;
mod plain;
mod plus_plus;

use crate::codes::LISTS;
use crate::version::ABI_VERSION;
use std::fmt::Write;
use std::path::Path;

const INTRODUCTION: &str = "\
/*
 * trade_assurance: what Alibaba's Trade Assurance rules say about an order.
 *
 * The one rule of memory: what the library puts into a ta_buffer is given back with ta_buffer_free, a
 * ta_rulebook with ta_rulebook_free, and nothing else is ever given back.
 *
 * The one rule of threads: a ta_rulebook never changes, and there is nothing else that threads could share.
 *
 * Every function that can fail returns a ta_status. Structures are written only where it is TA_STATUS_OK (and by
 * ta_decide where it is TA_STATUS_BAD_ROW); a ta_buffer then holds the answer, and otherwise what is wrong as JSON:
 * {\"errors\": [...]}. It is left alone where a pointer was null, an argument could not be looked at at all (a size,
 * an alignment), or the library itself was at fault.
 *
 * Made from the library's source by its tests; do not edit.
 */";

/// The header of a feature stands in a file of its own: it is the same whether the feature is on or not.
const WITH_ARROW: &str = "\
/* Whole tables, of a library that was built with the feature `arrow`. */
#ifdef TA_WITH_ARROW
#include \"trade_assurance_arrow.h\"
#endif";

/// The header as the sources are now.
fn header() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut config = cbindgen::Config::from_file(root.join("cbindgen.toml")).unwrap();
    config.header = Some(INTRODUCTION.to_owned());
    config.after_includes = Some(constants());
    config.trailer = Some(WITH_ARROW.to_owned());
    let mut made = Vec::new();
    // The core's structures are plain numbers and stand in files of their own; the rest of it is not for C.
    let files = ["status", "buffer", "documents", "rulebook", "rows", "fees", "codes", "values", "selftest", "version"];
    let files = files.map(|name| root.join(format!("src/{name}.rs")));
    let flat = ["mod", "decision"].map(|name| root.join(format!("../core/src/flat/{name}.rs")));
    let sources = flat.iter().chain(&files);
    let builder = sources.fold(cbindgen::Builder::new().with_config(config), cbindgen::Builder::with_src);
    builder.generate().unwrap().write(&mut made);
    in_words_of_c(&without_what_is_not_c(&String::from_utf8(made).unwrap()))
}

/// Holds a committed file against what it must be, or writes it where `variable` is set.
fn current(file: &str, made: &str, variable: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file);
    if std::env::var_os(variable).is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, made).unwrap();
        return;
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(made == committed, "{} is not current: {variable}=1 writes it", file.display());
}

#[test]
fn the_header_is_current() {
    current("include/trade_assurance.h", &header(), "UPDATE_HEADER");
}

#[test]
fn the_wrapper_for_cpp_is_current() {
    between_stars("include/trade_assurance.hpp", &plus_plus::generated(&c::structures(&header())));
}

#[test]
fn the_declarations_for_c_sharp_and_java_are_current() {
    between_stars("ffi-c/bindings/TradeAssurance.cs", &managed::generated(&header(), &managed::C_SHARP));
    between_stars("ffi-c/bindings/TradeAssurance.java", &managed::generated(&header(), &managed::JAVA));
}

/// Holds the generated part of a committed file against what it must be; the rest is written by hand.
fn between_stars(file: &str, made: &str) {
    let committed = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(file)).unwrap();
    let parts: Vec<&str> = committed.split(STARS).collect();
    let [before, _, after] = parts.as_slice() else { panic!("{file} has two lines of stars") };
    current(file, &format!("{before}{STARS}\n\n{made}\n{STARS}{after}"), "UPDATE_HEADER");
}

/// What stands before and after the generated part.
const STARS: &str = "/* *************************************************************************************************************** */";

/// Sizes, offsets, numbers and signatures as they are; a variable of its own, so that no change passes unseen.
#[test]
fn the_pinned_interface_is_current() {
    current("tests/c/abi/pinned.c", &plain::pinned(&header()), "UPDATE_ABI");
}

/// The numbers that the functions and structures speak in.
fn constants() -> String {
    let mut text = format!(
        "\n/* The interface that this header describes; ta_abi_version() tells the library's. */\n#define TA_ABI_VERSION {ABI_VERSION}\n\n"
    );
    text += "/* Unknown: an amount, a rate or an instant; a date. Words and flags that are not known are 0. */\n";
    text += "#define TA_UNKNOWN INT64_MIN\n#define TA_UNKNOWN_DAY INT32_MIN\n\n";
    text += "/* Flags: 0 is unknown. */\n#define TA_NO 1\n#define TA_YES 2\n";
    text +=
        "\n/* The closed lists; ta_code_name and ta_code_number turn their numbers into words and back. */\nenum {\n";
    for (number, list) in LISTS {
        let _ = writeln!(text, "    TA_LIST_{} = {number},", shouted(list.name));
    }
    text += "};\n";
    for (_, list) in LISTS {
        let _ = writeln!(text, "\nenum {{");
        for (number, word) in (list.words)() {
            let _ = writeln!(text, "    TA_{}_{} = {number}, /* {word} */", shouted(list.name), constant(word));
        }
        text += "};\n";
    }
    text
}

/// `BuyerTier` as `BUYER_TIER`.
fn shouted(name: &str) -> String {
    let mut text = String::new();
    for letter in name.chars() {
        if letter.is_uppercase() && !text.is_empty() {
            text.push('_');
        }
        text.extend(letter.to_uppercase());
    }
    text
}

/// `supplier.gold_member` as `SUPPLIER_GOLD_MEMBER`.
fn constant(word: &str) -> String {
    let kept = |letter: char| if letter.is_ascii_alphanumeric() { letter.to_ascii_uppercase() } else { '_' };
    let text: String = word.replace("[]", "").chars().map(kept).collect();
    text
}

/// Drops the constants of Rust that have no meaning in C.
fn without_what_is_not_c(text: &str) -> String {
    let kept = text.split("\n\n").filter(|paragraph| !paragraph.contains("#define ta_"));
    kept.collect::<Vec<_>>().join("\n\n")
}

/// A comment of one line stands in one line.
fn short_comments(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let mut short = String::new();
    let mut at = 0;
    while at < lines.len() {
        if let [open, words, close, ..] = &lines[at..]
            && (open.trim(), close.trim()) == ("/**", "*/")
        {
            let indent = &open[..open.len() - open.trim_start().len()];
            let words = words.trim().trim_start_matches("* ");
            let _ = writeln!(short, "{indent}/** {words} */");
            at += 3;
        } else {
            let _ = writeln!(short, "{}", lines[at]);
            at += 1;
        }
    }
    short
}

/// The comments as a reader of C needs them: without the headings of Rust, and with the names of C.
fn in_words_of_c(text: &str) -> String {
    let kept = text.lines().filter(|line| line.trim() != "* # Safety").map(|line| format!("{line}\n"));
    let text = short_comments(&kept.collect::<String>()).replace("[`", "`").replace("`]", "`");
    LISTS.iter().fold(text, |text, (_, list)| {
        text.replace(&format!("a number of `{}`", list.name), &format!("one of `TA_{}_*`", shouted(list.name)))
            .replace(&format!("each `{}`", list.name), &format!("each `TA_{}_*`", shouted(list.name)))
    })
}
