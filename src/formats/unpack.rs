//! Gzip and Zstandard taken off, whatever the file is called; bombs and broken data told with their place.

use super::limits::{FREE_UNPACKED_BYTES, MOST_GROWTH};
use flate2::bufread::MultiGzDecoder;
use std::io::{self, BufReader, Cursor, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Layers that are taken off at most: a `.gz` in a `.zst` has been seen, a third is a trick.
const MOST_LAYERS: usize = 2;

/// The stream without its compression, and whether it had any.
///
/// # Errors
/// When the beginning cannot be read. Later errors come with the reading; what was read before them is whole.
pub fn unpack(mut input: Box<dyn Read + Send>) -> io::Result<(Box<dyn Read + Send>, bool)> {
    let mut packed = false;
    for _ in 0..MOST_LAYERS {
        let mut head = Vec::with_capacity(4);
        (&mut input).take(4).read_to_end(&mut head)?;
        let magic = [head.as_slice().starts_with(&[0x1F, 0x8B]), head.starts_with(&[0x28, 0xB5, 0x2F, 0xFD])];
        let whole = Cursor::new(head).chain(input);
        if magic == [false, false] {
            // Whoever reads on asks for much at once, or has a buffer.
            return Ok((Box::new(whole), packed));
        }
        let taken = Arc::new(AtomicU64::new(0));
        let counted = BufReader::with_capacity(1 << 16, Counted { input: whole, taken: Arc::clone(&taken) });
        input = match magic {
            [true, _] => Box::new(Guard { input: MultiGzDecoder::new(counted), kind: "gzip", taken, given: 0 }),
            _ => Box::new(Guard { input: zstd::Decoder::with_buffer(counted)?, kind: "zstd", taken, given: 0 }),
        };
        packed = true;
    }
    Ok((input, packed))
}

/// Counts what is taken from `input`.
struct Counted<R> {
    input: R,
    taken: Arc<AtomicU64>,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(out)?;
        self.taken.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

/// Watches what comes out against what went in, and says where data break off.
struct Guard<R> {
    input: R,
    kind: &'static str,
    taken: Arc<AtomicU64>,
    given: u64,
}

impl<R: Read> Read for Guard<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(out).map_err(|error| self.broken(&error))?;
        self.given += read as u64;
        let taken = self.taken.load(Ordering::Relaxed).max(1);
        if self.given > FREE_UNPACKED_BYTES && self.given / taken > MOST_GROWTH {
            let message = format!(
                "{} data grow more than {MOST_GROWTH}-fold: a bomb; unpack it yourself if it is none",
                self.kind
            );
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
        Ok(read)
    }
}

impl<R> Guard<R> {
    fn broken(&self, error: &io::Error) -> io::Error {
        let what = match error.kind() {
            io::ErrorKind::UnexpectedEof => "end too early, the file is cut off".to_owned(),
            _ => format!("are broken ({error})"),
        };
        let taken = self.taken.load(Ordering::Relaxed);
        let message = format!("the {} data {what}, near byte {taken}; {} bytes came out", self.kind, self.given);
        io::Error::new(io::ErrorKind::InvalidData, message)
    }
}
