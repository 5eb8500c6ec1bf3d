//! Gives the shared library the name under which programs will look for it.

/// The number of the ABI. It changes when a program built against an older header could no longer
/// run: a function or a code is gone, or means something else.
const ABI: u32 = 0;

#[allow(
    clippy::print_stdout,
    reason = "cargo reads a build script's standard output"
)]
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    match std::env::var("CARGO_CFG_TARGET_OS").as_deref() {
        Ok("linux" | "android" | "freebsd" | "netbsd" | "openbsd" | "dragonfly") => {
            println!("cargo::rustc-cdylib-link-arg=-Wl,-soname,libhoptac.so.{ABI}");
        }
        Ok("macos") => {
            println!("cargo::rustc-cdylib-link-arg=-Wl,-install_name,@rpath/libhoptac.{ABI}.dylib");
        }
        _ => {}
    }
}
