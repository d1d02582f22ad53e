//! What a file is called in reports that others read: from the working folder on, as code hosts know it.

use crate::cli::settings::plain;
use std::borrow::Cow;
use std::path::{Component, Path, PathBuf};

/// `file` as it lies below the working folder, without `./`; whole where it lies elsewhere. `/` stands between folders.
pub fn from_here(file: &str) -> Cow<'_, str> {
    let is_plain = !file.starts_with("./") && !file.contains("/./") && !file.contains("/../") && !cfg!(windows);
    if is_plain && !Path::new(file).is_absolute() {
        return Cow::Borrowed(file);
    }
    let named = || below(&plain(Path::new(""))?, file);
    named().map_or(Cow::Borrowed(file), Cow::Owned)
}

/// `file` as it is called in `folder`, from `..` on where it lies beside it: the same from whatever folder the user starts.
pub fn seen_from(folder: &Path, file: &str) -> String {
    let way = || {
        let (folder, file) = (plain(folder)?, plain(Path::new(file))?);
        let shared = folder.components().zip(file.components()).take_while(|(one, other)| one == other).count();
        let up = folder.components().skip(shared).map(|_| Component::ParentDir);
        let way: PathBuf = up.chain(file.components().skip(shared)).collect();
        Some(slashes(&way))
    };
    // Standard input lies nowhere.
    if file.starts_with('<') { file.to_owned() } else { way().unwrap_or_else(|| file.to_owned()) }
}

fn below(here: &Path, file: &str) -> Option<String> {
    let whole = plain(Path::new(file))?;
    if let Ok(below) = whole.strip_prefix(here) {
        return Some(slashes(below));
    }
    Path::new(file).is_absolute().then(|| slashes(&whole))
}

fn slashes(path: &Path) -> String {
    let path = path.display().to_string();
    if cfg!(windows) { path.replace('\\', "/") } else { path }
}

#[cfg(test)]
mod tests {
    use super::{below, from_here, seen_from};
    use std::path::Path;

    #[test]
    fn a_file_is_called_as_a_code_host_knows_it() {
        for (file, name) in
            [("a.txt", "a.txt"), ("./a.txt", "a.txt"), ("d/./a.txt", "d/a.txt"), ("d/../a.txt", "a.txt")]
        {
            assert_eq!(from_here(file), name);
        }
        assert_eq!((&*from_here("../a.txt"), &*from_here("<stdin>")), ("../a.txt", "<stdin>"));
        #[cfg(unix)]
        {
            assert_eq!(below(Path::new("/desk"), "/desk/d/a.txt").as_deref(), Some("d/a.txt"));
            assert_eq!(below(Path::new("/desk"), "/other/./a.txt").as_deref(), Some("/other/a.txt"));
        }
    }

    #[test]
    fn a_file_is_known_whatever_folder_one_starts_in() {
        assert_eq!(seen_from(Path::new(""), "d/a.txt"), "d/a.txt");
        assert_eq!(seen_from(Path::new("known"), "./d/a.txt"), "../d/a.txt");
        assert_eq!(seen_from(Path::new("d"), "d/../d/a.txt"), "a.txt");
        assert_eq!(seen_from(Path::new("d"), "<stdin>"), "<stdin>");
    }
}
