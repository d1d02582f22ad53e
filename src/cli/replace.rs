//! Writing a file so that at every moment it is the old one or the new one.

use super::stamp::Stamp;
use crate::error::{Error, Result};
use std::fs::{self, Metadata};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use tempfile::NamedTempFile;

/// The unfinished files of this process, to take away when it is told to stop (`stopped.rs`).
static UNFINISHED: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Links that are followed at most, as Linux does it.
const MOST_LINKS: usize = 40;

/// Removes the unfinished files of this process, before it ends.
pub fn take_away_unfinished() {
    if let Ok(unfinished) = UNFINISHED.lock() {
        for path in unfinished.iter() {
            let _ = fs::remove_file(path);
        }
    }
}

/// Notes a file that shall not stay when the run is told to stop.
pub fn begun(path: &Path) {
    UNFINISHED.lock().expect("nobody panics while holding it").push(path.to_owned());
}

/// Notes that the file is no longer unfinished.
pub fn ended(path: &Path) {
    UNFINISHED.lock().expect("nobody panics while holding it").retain(|unfinished| unfinished != path);
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
    begun(file.path());
    Ok(file)
}

/// Moves a finished file to `path`. A file that stood there hands its permissions on, and its owner where this process may give files away.
///
/// # Errors
/// When it cannot be written out or moved; `path` is then as it was.
pub fn put(mut file: NamedTempFile, path: &Path) -> Result<()> {
    if let Ok(old) = fs::metadata(path) {
        hand_owner_on(&old, &file);
        file.as_file().set_permissions(old.permissions()).map_err(|error| Error::io(path, error))?;
    }
    file.flush().and_then(|()| file.as_file().sync_all()).map_err(|error| Error::io(path, error))?;
    let unfinished = file.path().to_owned();
    file.persist(path).map_err(|error| Error::io(path, error.error))?;
    ended(&unfinished);
    Ok(())
}

/// Replaces the content of `path`, which was read when it was as `read`. A symbolic link stays one; the file it leads to is written.
///
/// # Errors
/// When this process may not write the file: it is left alone, though its folder would allow to replace it. When somebody changed it since.
pub fn content(path: &Path, bytes: &[u8], read: Option<Stamp>) -> Result<()> {
    let target = behind_links(path);
    // Moving a new file over it needs the folder's leave only; whoever may not write the file shall not replace it.
    fs::OpenOptions::new().write(true).open(&target).map_err(|error| match error.kind() {
        ErrorKind::PermissionDenied => {
            Error::input(path.display().to_string(), "the file is read-only; allow writing, or use --diff")
        }
        _ => Error::io(path, error),
    })?;
    let mut file = beside(&target)?;
    file.write_all(bytes).map_err(|error| Error::io(path, error))?;
    if read.is_some_and(|read| read.has_changed(path)) {
        let message = "the file was changed while it was read; nothing is written, run again";
        return Err(Error::input(path.display().to_string(), message));
    }
    put(file, &target)
}

/// The path that `path` leads to, though no file be there yet.
pub fn behind_links(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        let Ok(next) = fs::read_link(&path) else { break };
        path = path.parent().unwrap_or(Path::new("")).join(next);
    }
    path
}

/// Whether both describe one file. Where the system does not tell, they do.
pub fn is_same_file(a: &Metadata, b: &Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        (a.dev(), a.ino()) == (b.dev(), b.ino())
    }
    #[cfg(not(unix))]
    {
        let _ = (a, b);
        true
    }
}

fn hand_owner_on(old: &Metadata, file: &NamedTempFile) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        let new = file.as_file().metadata().map(|new| (new.uid(), new.gid()));
        if new.is_ok_and(|new| new != (old.uid(), old.gid())) {
            // Only root may; for others a file they may write becomes theirs, as with any editor that saves in one step.
            let _ = fchown(file, Some(old.uid()), Some(old.gid()));
        }
    }
    #[cfg(not(unix))]
    let _ = (old, file);
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
