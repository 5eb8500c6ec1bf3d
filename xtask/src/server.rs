//! The example server, tested on PGlite and on a PostgreSQL that is started for it and thrown away.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::shell::{self, Outcome};
use crate::{npm, portal, tools};

const SERVER: &str = "examples/server";
/// The account that Debian's package makes: PostgreSQL refuses to run as root.
const ACCOUNT: &str = "postgres";

/// `cargo xtask server`: with the npm package as it was built last.
///
/// # Errors
/// Where a test fails; [`shell::Stop::Missing`] where PostgreSQL or Chromium is not here and cannot be brought.
pub(crate) fn test() -> Outcome {
    let programs = tools::postgresql()?;
    let chromium = tools::CHROMIUM.get()?;
    npm::package()?;
    let page = portal::assemble()?;
    tools::npm_ci(SERVER)?;
    let postgres = Postgres::start(programs)?;
    let tests = ["doors", "log", "page"].map(|name| format!("test/{name}.test.mjs"));
    shell::run(
        shell::command("node", ["--test", "--test-concurrency=2"])
            .args(tests)
            .current_dir(shell::root().join(SERVER))
            .env("HOPTAC_CHROMIUM", chromium)
            .env("HOPTAC_PAGE", page)
            .env("HOPTAC_POSTGRES", &postgres.address),
    )
}

/// A PostgreSQL of this run alone, which ends with it.
struct Postgres {
    programs: PathBuf,
    folder: PathBuf,
    address: String,
}

impl Postgres {
    fn start(programs: PathBuf) -> Outcome<Self> {
        // In the system's own folder for such things: the account may not see the project's.
        let folder = std::env::temp_dir().join(format!("hoptac-postgres-{}", std::process::id()));
        shell::fresh(&folder)?;
        if tools::is_root()? {
            let mut owner = shell::command("chown", [ACCOUNT]);
            shell::run_quietly(owner.arg(&folder))?;
        }
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let postgres = Self {
            address: format!("postgres://{ACCOUNT}@127.0.0.1:{port}/postgres"),
            programs,
            folder,
        };
        let mut initdb = postgres.program("initdb")?;
        initdb.args(["--auth=trust", "--encoding=UTF8", "--username", ACCOUNT]);
        shell::run_quietly(initdb.arg("--pgdata").arg(&postgres.folder))?;
        let mut start = postgres.control()?;
        start.args(["--wait", "start", "--log"]);
        start.arg(postgres.folder.join("log"));
        let socket = postgres.folder.display();
        start.arg(format!("--options=-p {port} -h 127.0.0.1 -k {socket}"));
        shell::run_quietly(&mut start)?;
        Ok(postgres)
    }

    fn control(&self) -> Outcome<Command> {
        let mut control = self.program("pg_ctl")?;
        control.arg("--pgdata").arg(&self.folder);
        Ok(control)
    }

    /// One of its programs, by the account that may run it, where the account may be.
    fn program(&self, name: &str) -> Outcome<Command> {
        let program = self.programs.join(name);
        let mut command = if tools::is_root()? {
            let mut runuser = shell::command("runuser", ["-u", ACCOUNT, "--"]);
            runuser.arg(program);
            runuser
        } else {
            shell::command::<&Path>(program, [])
        };
        command.current_dir(&self.folder);
        Ok(command)
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        let stopped = self.control().and_then(|mut stop| {
            shell::run_quietly(stop.args(["--mode=immediate", "--wait", "stop"]))
        });
        if let Err(why) = stopped {
            eprintln!("{why}");
        }
        if let Err(why) = fs::remove_dir_all(&self.folder) {
            eprintln!("{}: {why}", self.folder.display());
        }
    }
}
