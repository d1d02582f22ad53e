//! Writing a file so that at every moment it is the old one or the new one.

use crate::error::{Error, Result};
use std::fs;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use tempfile::NamedTempFile;

/// The unfinished file of this process, for the handler of Ctrl-C to take away.
static UNFINISHED: Mutex<Option<PathBuf>> = Mutex::new(None);

/// Ends the process with 130 on Ctrl-C and leaves no unfinished file behind.
pub fn tidy_on_interrupt() {
    let tidy = || {
        if let Ok(unfinished) = UNFINISHED.lock()
            && let Some(path) = unfinished.as_ref()
        {
            let _ = fs::remove_file(path);
        }
        std::process::exit(130);
    };
    // Only a second handler can fail here, and there is none.
    let _ = ctrlc::set_handler(tidy);
}

/// A new file in the folder of `path`, so that it can be moved there in one step.
///
/// # Errors
/// When the folder takes no file.
pub fn beside(path: &Path) -> Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let file = tempfile::Builder::new()
        .prefix(".copydesk-")
        .permissions(ordinary_permissions())
        .tempfile_in(folder)
        .map_err(|error| Error::io(path, error))?;
    *UNFINISHED.lock().expect("nobody panics while holding it") = Some(file.path().to_owned());
    Ok(file)
}

/// Moves a finished file to `path`.
///
/// # Errors
/// When it cannot be written out or moved; `path` is then as it was.
pub fn put(mut file: NamedTempFile, path: &Path) -> Result<()> {
    file.flush().and_then(|()| file.as_file().sync_all()).map_err(|error| Error::io(path, error))?;
    file.persist(path).map_err(|error| Error::io(path, error.error))?;
    *UNFINISHED.lock().expect("nobody panics while holding it") = None;
    Ok(())
}

/// Replaces the content of `path`, keeping its permissions. A symbolic link stays one; the file it leads to is written.
///
/// # Errors
/// When this process may not write the file: it is left alone, though its folder would allow to replace it.
pub fn content(path: &Path, bytes: &[u8]) -> Result<()> {
    let target = fs::canonicalize(path).map_err(|error| Error::io(path, error))?;
    let permissions = fs::metadata(&target).map_err(|error| Error::io(path, error))?.permissions();
    // Moving a new file over it needs the folder's leave only; whoever may not write the file shall not replace it.
    fs::OpenOptions::new().write(true).open(&target).map_err(|error| match error.kind() {
        ErrorKind::PermissionDenied => {
            Error::input(path.display().to_string(), "the file is read-only; allow writing, or use --diff")
        }
        _ => Error::io(path, error),
    })?;
    let mut file = beside(&target)?;
    file.write_all(bytes).map_err(|error| Error::io(path, error))?;
    file.as_file().set_permissions(permissions).map_err(|error| Error::io(path, error))?;
    put(file, &target)
}

/// What a file gets that any program makes: the umask decides. (A temporary file alone would be private.)
fn ordinary_permissions() -> fs::Permissions {
    #[cfg(unix)]
    {
        std::os::unix::fs::PermissionsExt::from_mode(0o666)
    }
    #[cfg(not(unix))]
    {
        let here = fs::metadata(".").map(|meta| meta.permissions());
        here.expect("a process stands in a folder")
    }
}
