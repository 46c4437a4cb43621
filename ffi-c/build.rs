//! Gives the shared library the name by which programs find it at run time; Cargo gives it none.

use std::env;

fn main() {
    let version = |part: &str| env::var(format!("CARGO_PKG_VERSION_{part}")).unwrap_or_default();
    // Before 1.0 a minor version may change the interface, so it is part of the name.
    let abi = match version("MAJOR").as_str() {
        "0" => format!("0.{}", version("MINOR")),
        major => major.to_owned(),
    };
    match env::var("CARGO_CFG_TARGET_OS").unwrap_or_default().as_str() {
        "macos" => println!("cargo:rustc-cdylib-link-arg=-Wl,-install_name,@rpath/libtrade_assurance.{abi}.dylib"),
        "windows" => {}
        _ => println!("cargo:rustc-cdylib-link-arg=-Wl,-soname,libtrade_assurance.so.{abi}"),
    }
    println!("cargo:rerun-if-changed=build.rs");
}
