//! Where results go: standard output, or a file that is written whole or not at all.

use super::Failure;
use std::fs;
use std::io::{self, ErrorKind, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::Mutex;

/// The unfinished file, if there is one: Ctrl-C removes it.
static UNFINISHED: Mutex<Option<PathBuf>> = Mutex::new(None);

/// Whether a pager has the terminal.
static PAGING: AtomicBool = AtomicBool::new(false);

/// From here on Ctrl-C is for the pager, which then ends as it likes.
pub fn leave_ctrl_c_to_the_pager() {
    PAGING.store(true, Ordering::Relaxed);
}

/// Ends the run at Ctrl-C: nothing half-written stays, exit code 130.
pub fn end_at_ctrl_c() {
    let _ = ctrlc::set_handler(|| {
        if PAGING.load(Ordering::Relaxed) {
            return;
        }
        if let Ok(Some(path)) = UNFINISHED.lock().map(|mut p| p.take()) {
            let _ = fs::remove_file(path);
        }
        std::process::exit(130);
    });
}

/// Writes data to standard output. A reader that has gone away is no error.
///
/// # Errors
/// Exit code 3 when it cannot be written.
pub fn stdout(text: impl AsRef<[u8]>) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_ref()).and_then(|()| out.flush()) {
        Err(e) if e.kind() != ErrorKind::BrokenPipe => {
            Err(Failure { code: 3, message: format!("standard output cannot be written: {e}") })
        }
        _ => Ok(()),
    }
}

/// Writes a file whole: beside it first, then in its place.
///
/// # Errors
/// Exit code 3 when it cannot be written; what was there before stays.
pub fn file(path: &str, content: &[u8]) -> Result<(), Failure> {
    let cannot = |e: io::Error| {
        let help = match e.kind() {
            ErrorKind::NotFound => "\n  help: its folder does not exist; make it first",
            ErrorKind::PermissionDenied => "\n  help: check the permissions of its folder",
            _ => "",
        };
        Failure { code: 3, message: format!("{path}: it cannot be written: {e}{help}") }
    };
    let target = Path::new(path);
    if target.is_dir() {
        return Err(cannot(io::Error::other("it is a folder")));
    }
    let special = fs::metadata(target).is_ok_and(|m| !m.is_file());
    if special {
        return fs::write(target, content).map_err(cannot);
    }
    let target = fs::canonicalize(target).unwrap_or_else(|_| target.to_path_buf());
    let name = target.file_name().ok_or_else(|| cannot(io::Error::other("it names no file")))?;
    let beside = target.with_file_name(format!(".{}.{}.part", name.to_string_lossy(), std::process::id()));
    let hold = |p: Option<PathBuf>| UNFINISHED.lock().map(|mut u| *u = p).unwrap_or_default();
    hold(Some(beside.clone()));
    let done = fs::write(&beside, content).and_then(|()| {
        if let Ok(old) = fs::metadata(&target) {
            let _ = fs::set_permissions(&beside, old.permissions());
        }
        fs::rename(&beside, &target)
    });
    hold(None);
    done.map_err(|e| {
        let _ = fs::remove_file(&beside);
        cannot(e)
    })
}

/// Whether a person looks at standard output.
pub fn on_terminal() -> bool {
    io::stdout().is_terminal()
}
