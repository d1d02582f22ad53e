//! Zip archives: each file inside is read as if it lay in a folder of the archive's name. Nothing is ever written.

use super::limits::{FREE_UNPACKED_BYTES, MOST_GROWTH, MOST_WHOLE_BYTES, megabytes};
use super::open::{Opened, Said};
use super::{Piece, Place, by_name, open};
use ::zip::ZipArchive;
use std::fs::File;
use std::io::{self, Cursor, Read, Seek};
use std::path::{Component, Path, PathBuf};

/// Files in an archive that are read at most; a list of more is a trick on memory.
const MOST_FILES: usize = 1_000_000;

trait ReadSeek: Read + Seek + Send {}
impl<T: Read + Seek + Send> ReadSeek for T {}

/// The pieces of every article file in the archive, in its order. `file`: the archive, if it can be read in any place.
pub fn pieces(name: String, said: Said, file: Option<File>, opened: Opened) -> Box<dyn Iterator<Item = Piece> + Send> {
    let lost = |message: String| Box::new(std::iter::once(Piece::Lost(Place::of_file(&name), message)));
    let input: Box<dyn ReadSeek> = match file {
        Some(file) => Box::new(io::BufReader::new(file)),
        None => match opened.whole() {
            Ok(bytes) => Box::new(Cursor::new(bytes)),
            Err(error) => return lost(error.to_string()),
        },
    };
    let mut archive = match ZipArchive::new(input) {
        Ok(archive) if archive.len() <= MOST_FILES => archive,
        Ok(archive) => return lost(format!("the archive lists {} files", archive.len())),
        Err(error) => return lost(format!("not a whole zip archive: {error}")),
    };
    let is_read =
        |archive: &ZipArchive<_>| archive.file_names().flatten().any(|name| by_name(&inside_path(&name)).is_some());
    if said.format.is_none() && !archive.is_empty() && !is_read(&archive) {
        let first = archive.file_names().flatten().next().map(|name| inside_path(&name)).unwrap_or_default();
        let (first, files) = (first.display(), archive.len());
        return lost(format!(
            "nothing in this archive is in a format that is read (files: {files}, the first {first})"
        ));
    }
    let files = (0..archive.len()).filter_map(move |index| {
        let (place, bytes) = match archive.by_index(index) {
            Ok(inside) if inside.is_dir() => return None,
            Ok(inside) => {
                let path = inside_path(&inside.name().unwrap_or_default());
                let place = format!("{name}/{}", path.display());
                let wanted = said.format.is_some() || by_name(&path).is_some();
                if !wanted || path.starts_with("__MACOSX") {
                    return None;
                }
                let packed = inside.compressed_size();
                (place, unpacked(inside, packed))
            }
            Err(error) => (format!("{name}[{index}]"), Err(error.to_string())),
        };
        Some((place, bytes))
    });
    Box::new(files.flat_map(move |(place, bytes)| -> Box<dyn Iterator<Item = Piece> + Send> {
        let lost = |message| Box::new(std::iter::once(Piece::Lost(Place::of_file(&place), message)));
        match bytes
            .and_then(|bytes| open(Box::new(Cursor::new(bytes)), None, &place, said).map_err(|error| error.to_string()))
        {
            Ok(inside) if inside.is_zip() => lost("an archive in an archive is not read".to_owned()),
            Ok(inside) => inside.pieces(),
            Err(message) => lost(message),
        }
    }))
}

/// The path of a file in the archive, without steps out of it.
fn inside_path(name: &str) -> PathBuf {
    Path::new(name).components().filter(|part| matches!(part, Component::Normal(_))).collect()
}

/// The content of a file of the archive, bounded by what its packed size allows.
fn unpacked(mut inside: impl Read, packed: u64) -> Result<Vec<u8>, String> {
    let most = (packed.saturating_mul(MOST_GROWTH)).max(FREE_UNPACKED_BYTES).min(MOST_WHOLE_BYTES as u64);
    let mut bytes = Vec::new();
    (&mut inside).take(most + 1).read_to_end(&mut bytes).map_err(|error| format!("cannot be unpacked: {error}"))?;
    if bytes.len() as u64 > most {
        return Err(format!("unpacks to more than {}: a bomb, or too large", megabytes(most as usize)));
    }
    Ok(bytes)
}
