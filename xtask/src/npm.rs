//! The npm package `hoptac`: built into `target/npm/hoptac`, packed beside it; `javascript` tests it as installed.
//!
//! ```text
//! wasm/src ──cargo──▶ .wasm ──wasm-bindgen──▶ glue ─┐
//!                       └──wasm-opt──▶ hoptac.wasm   ├─▶ target/npm/hoptac ──npm pack──▶ hoptac-0.1.0.tgz
//! wasm/npm/src ────────────esbuild──────────────────┘                                    └─▶ consumers
//! ```

mod likeness;

use std::fs;
use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::Bindgen;

use crate::shell::{self, Outcome, cargo, command, root, target_dir};
use crate::tools;

/// The folder whose lockfile names every program of npm that builds or tests the package.
pub(crate) const TOOLS: &str = "tests/js";

/// What the module promises to be of: rustc's own default for WebAssembly, in wasm-opt's words.
/// Named because wasm-bindgen drops the section that says it.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// How `wasm-opt` makes the module small: again and again, for a round sees what those before laid
/// bare, and between them the flow of each function is taken apart and put together anew.
/// Rust puts nothing that is pointed to at the foot of memory, below which the stack has run out;
/// and for the sake of compression nothing is inlined further, no expression kept for a second use
/// and no alignment told, which is a hint only: what is said twice in the same words costs less than
/// what is said once in others.
const SMALL: [&str; 13] = [
    "-Oz",
    "--low-memory-unused",
    "--flatten",
    "--rereloop",
    "-Oz",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--skip-pass=inlining-optimizing",
    "--skip-pass=local-cse",
    "--dealign",
    "--strip-debug",
];

/// Its functions in the order of the names they bear, which go then.
const IN_ORDER: [&str; 2] = ["--reorder-functions-by-name", "--strip-debug"];

/// Builds the package, packs it and prints its sizes.
///
/// # Errors
/// Where a step fails, versions differ, or the package outgrows its budget.
pub(crate) fn build() -> Outcome {
    pack()?;
    sizes(&folder("hoptac"))
}

/// `target/npm/hoptac` and its archive.
///
/// # Errors
/// Where a step fails.
pub(crate) fn pack() -> Outcome {
    tools::npm_ci(TOOLS)?;
    let package = folder("hoptac");
    shell::fresh(&package)?;
    for name in ["package.json", "README.md"] {
        fs::copy(source(name), package.join(name))?;
    }
    for file in fs::read_dir(root())? {
        let name = file?.file_name();
        if name.to_string_lossy().starts_with("LICENSE") {
            fs::copy(root().join(&name), package.join(&name))?;
        }
    }
    module(&package)?;
    scripts(&package)?;
    types(&package)?;
    let arguments = ["pack", "--silent", "--pack-destination"];
    shell::run_quietly(
        command(tools::npm()?, arguments)
            .arg(folder(""))
            .current_dir(&package),
    )
}

/// The folder of the package, which is built where it was not yet.
///
/// # Errors
/// Where building fails.
pub(crate) fn package() -> Outcome<PathBuf> {
    let package = folder("hoptac");
    if !package.join("hoptac.wasm").is_file() {
        pack()?;
    }
    Ok(package)
}

/// The module and its glue: `hoptac.wasm` in the package, `glue/hoptac.js` beside the package.
fn module(package: &Path) -> Outcome {
    let target = "wasm32-unknown-unknown";
    let what = ["build", "--package", "hoptac-wasm", "--target", target];
    shell::run(cargo(what).args(["--profile", "wasm"]))?;

    let glue = folder("glue");
    shell::fresh(&glue)?;
    let mut bindgen = Bindgen::new();
    bindgen
        .input_path(target_dir().join(target).join("wasm/hoptac_wasm.wasm"))
        .out_name("hoptac")
        .typescript(false)
        .omit_default_module_path(true)
        .remove_producers_section(true)
        // After a fault of its own the module begins anew instead of staying dead.
        .reset_state_function(true);
    let made = bindgen.web(true).and_then(|web| web.generate(&glue));
    made.map_err(|error| format!("wasm-bindgen: {error:#}"))?;

    let (small, named) = (glue.join("small.wasm"), glue.join("named.wasm"));
    wasm_opt(SMALL, &glue.join("hoptac_bg.wasm"), &small)?;
    let in_order = likeness::name_in_order(&fs::read(&small)?);
    fs::write(&named, in_order.map_err(|error| error.to_string())?)?;
    wasm_opt(IN_ORDER, &named, &package.join("hoptac.wasm"))
}

fn wasm_opt<const N: usize>(passes: [&str; N], from: &Path, to: &Path) -> Outcome {
    let mut command = tool("wasm-opt", passes);
    command.arg("--output").arg(to).args(FEATURES).arg(from);
    shell::run_quietly(&mut command)
}

/// One source for both module systems: Node's file is CommonJS, so that `import` and `require`
/// meet the same classes; the browser's is an ES module, and `slim` is for either. What a page loads
/// is minified. Classes keep their names, which consoles and stack traces show.
fn scripts(package: &Path) -> Outcome {
    let glue = folder("glue").join("hoptac.js");
    for (entry, format, platform, output) in [
        ("node.js", "cjs", "node", "node.cjs"),
        ("browser.js", "esm", "neutral", "browser.js"),
        ("slim.js", "esm", "neutral", "slim.js"),
        ("slim.js", "cjs", "neutral", "slim.cjs"),
    ] {
        let shorter: &[&str] = match platform {
            "neutral" => &["--minify"],
            _ => &[],
        };
        shell::run_quietly(
            tool(
                "esbuild",
                ["--bundle", "--keep-names", "--log-level=warning"],
            )
            .args(shorter)
            .arg(format!("--format={format}"))
            .arg(format!("--platform={platform}"))
            .args(["--target=es2022", "--charset=utf8", "--legal-comments=none"])
            .arg(format!("--alias:hoptac-glue={}", glue.display()))
            .arg(format!("--outfile={}", package.join(output).display()))
            .arg(source("src").join(entry)),
        )?;
    }
    fs::copy(source("src/node.mjs"), package.join("node.mjs"))?;
    Ok(())
}

/// The same types twice: TypeScript tells the two module systems apart by the file's ending.
fn types(package: &Path) -> Outcome {
    for name in ["index", "slim", "contract", "hoptac.wasm"] {
        let text = fs::read_to_string(source(&format!("{name}.d.ts")))?;
        fs::write(package.join(format!("{name}.d.ts")), &text)?;
        let common = text
            .replace("\"./contract.js\"", "\"./contract.cjs\"")
            .replace("\"./index.js\"", "\"./index.cjs\"");
        fs::write(package.join(format!("{name}.d.cts")), common)?;
    }
    Ok(())
}

/// Prints what a page has to load, and refuses more than the budget.
pub(crate) fn sizes(package: &Path) -> Outcome {
    shell::run(
        command("node", [root().join(TOOLS).join("sizes.mjs")])
            .arg(package)
            .arg(env!("CARGO_PKG_VERSION")),
    )
}

/// A module with all that it imports, in one file for browsers.
///
/// # Errors
/// Where a package is missing from the module's folder or those above.
pub(crate) fn bundle(module: &Path, file: &Path) -> Outcome {
    tools::npm_ci(TOOLS)?;
    let how = [
        "--bundle",
        "--minify",
        "--format=esm",
        "--log-level=warning",
    ];
    shell::run_quietly(
        tool("esbuild", how)
            .args(["--target=es2022", "--charset=utf8", "--allow-overwrite"])
            .arg(format!("--outfile={}", file.display()))
            .arg(module),
    )
}

fn tool<const N: usize>(name: &str, arguments: [&str; N]) -> std::process::Command {
    let bin = root().join(TOOLS).join("node_modules/.bin");
    command(bin.join(name), arguments)
}

fn source(name: &str) -> PathBuf {
    root().join("wasm/npm").join(name)
}

/// `target/npm/name`.
pub(crate) fn folder(name: &str) -> PathBuf {
    target_dir().join("npm").join(name)
}
