//! Many records: in order, on every core, in bounded memory.
//!
//! The only place with threads. A reader cuts the stream into chunks of whole lines; workers take chunks from a bounded
//! queue; the writer takes their answers in the order of the chunks. Each chunk carries its own reply slot, so one slow
//! record delays the output and stops the reader, but never piles up memory (a reorder map did, in trials).

use crate::error::{Error, Result};
use crossbeam_channel::{Receiver, Sender, bounded};
use std::io::Read;
use std::path::Path;
use std::thread;

/// Bytes of input a worker takes at once. Memory is this times the jobs times a small number, or one giant record; and so few that they and
/// what is made of them stay in a core's own cache.
pub const CHUNK_BYTES: usize = 64 * 1024;

/// Whole lines of the input, and where they stand.
#[derive(Debug, Default)]
pub struct Chunk {
    /// The bytes, line ends included.
    pub bytes: Vec<u8>,
    /// Line number of the first line, from 1.
    pub first_line: usize,
}

impl Chunk {
    /// The lines with their numbers, without line ends; empty ones left out.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &[u8])> {
        let ends = memchr::memchr_iter(b'\n', &self.bytes).chain([self.bytes.len()]);
        ends.scan(0, |first, end| Some(&self.bytes[std::mem::replace(first, end + 1)..end]))
            .enumerate()
            .map(|(index, line)| (self.first_line + index, line.trim_ascii()))
            .filter(|(_, line)| !line.is_empty())
    }
}

/// Sends `tasks` through `work` on `jobs` threads and gives the answers to `write`, in the order of the tasks.
///
/// # Errors
/// The first error of `tasks` or `write`; what was answered before it is written.
pub fn in_order<T: Send, A: Send>(
    tasks: impl Iterator<Item = Result<T>> + Send,
    jobs: usize,
    work: impl Fn(T) -> A + Sync,
    mut write: impl FnMut(A) -> Result<()>,
) -> Result<()> {
    if jobs <= 1 {
        for task in tasks {
            write(work(task?))?;
        }
        return Ok(());
    }
    thread::scope(|scope| {
        let (queue, waiting) = bounded::<(T, Sender<A>)>(jobs);
        let (slots, replies) = bounded::<Result<Receiver<A>>>(2 * jobs);
        for _ in 0..jobs {
            let (waiting, work) = (waiting.clone(), &work);
            scope.spawn(move || {
                for (task, reply) in waiting {
                    // The writer may have stopped on an error; then nobody waits for the answer.
                    let _ = reply.send(work(task));
                }
            });
        }
        drop(waiting);
        scope.spawn(move || {
            for task in tasks {
                let (reply, slot) = bounded(1);
                let went_on = match task {
                    Ok(task) => slots.send(Ok(slot)).is_ok() && queue.send((task, reply)).is_ok(),
                    Err(error) => {
                        // Whether the writer still listens or not, this is the end.
                        let _ = slots.send(Err(error));
                        false
                    }
                };
                if !went_on {
                    break;
                }
            }
        });
        for slot in replies {
            write(slot?.recv().expect("a worker answers every task it takes"))?;
        }
        Ok(())
    })
}

/// The chunks of `input`, which is named `place` in errors.
pub fn chunks<R: Read>(input: R, place: &Path) -> impl Iterator<Item = Result<Chunk>> + use<R> {
    let place = place.to_owned();
    let mut chunks = Chunks::new(input);
    std::iter::from_fn(move || chunks.next_chunk().map_err(|error| Error::io(&place, error)).transpose())
}

/// Cuts a stream into chunks of whole lines.
struct Chunks<R> {
    input: R,
    rest: Vec<u8>,
    next_line: usize,
    /// Bytes to make room for: those of the longest chunk of late.
    room: usize,
    done: bool,
}

impl<R: Read> Chunks<R> {
    fn new(input: R) -> Self {
        Self { input, rest: Vec::new(), next_line: 1, room: CHUNK_BYTES, done: false }
    }

    /// The next chunk; `None` at the end. A line longer than a chunk makes a chunk of its own.
    fn next_chunk(&mut self) -> std::io::Result<Option<Chunk>> {
        // Records are as long as the ones before them: whoever holds pages wants room for one.
        let mut bytes = Vec::with_capacity(self.room + CHUNK_BYTES / 2);
        bytes.append(&mut self.rest);
        let mut searched = 0;
        loop {
            if !self.done && bytes.len() < CHUNK_BYTES.max(searched + 1) {
                let wanted = CHUNK_BYTES.saturating_sub(bytes.len()).max(CHUNK_BYTES / 2);
                self.done = !fill(&mut self.input, wanted, &mut bytes)?;
            }
            let cut = match memchr::memrchr(b'\n', &bytes[searched..]) {
                Some(at) => searched + at + 1,
                None if self.done => bytes.len(),
                None => {
                    searched = bytes.len();
                    continue;
                }
            };
            if self.done && cut < bytes.len() && bytes.len() < 2 * CHUNK_BYTES {
                // The last line may have no end; it belongs to the last chunk.
                return Ok(self.chunk(bytes, searched));
            }
            self.rest.extend_from_slice(&bytes[cut..]);
            bytes.truncate(cut);
            return Ok(self.chunk(bytes, searched));
        }
    }

    /// A chunk of `bytes`, in whose first `searched` no line ends.
    fn chunk(&mut self, bytes: Vec<u8>, searched: usize) -> Option<Chunk> {
        let first_line = self.next_line;
        self.room = bytes.len().max(self.room - self.room / 8).max(CHUNK_BYTES);
        self.next_line += memchr::memchr_iter(b'\n', &bytes[searched.min(bytes.len())..]).count();
        (!bytes.is_empty()).then_some(Chunk { bytes, first_line })
    }
}

/// Reads `wanted` bytes to the end of `bytes`; false where the input ended first.
///
/// Asked for so many at once, readers with a buffer of their own pass it by.
fn fill(input: &mut impl Read, wanted: usize, bytes: &mut Vec<u8>) -> std::io::Result<bool> {
    let (mut at, end) = (bytes.len(), bytes.len() + wanted);
    bytes.resize(end, 0);
    while at < end {
        match input.read(&mut bytes[at..]) {
            Ok(0) => break,
            Ok(read) => at += read,
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => {
                bytes.truncate(at);
                return Err(error);
            }
        }
    }
    bytes.truncate(at);
    Ok(at == end)
}

#[cfg(test)]
mod tests {
    use super::{Chunk, chunks, in_order};
    use std::path::Path;

    fn echo(chunk: Chunk) -> Vec<String> {
        let line = |(number, line): (usize, &[u8])| format!("{number} {}", String::from_utf8_lossy(line));
        chunk.lines().map(line).collect()
    }

    fn echoed(input: &str, jobs: usize) -> Vec<String> {
        let mut out = Vec::new();
        let tasks = chunks(input.as_bytes(), Path::new("test"));
        let write = |lines| {
            out.extend::<Vec<String>>(lines);
            Ok(())
        };
        in_order(tasks, jobs, echo, write).expect("memory can be read");
        out
    }

    #[test]
    fn any_number_of_jobs_answers_in_order() {
        let line = "x".repeat(999);
        let input: String = (0..3000).map(|n| format!("{n}{line}\n\n")).collect::<String>() + "last";
        let alone = echoed(&input, 1);
        assert_eq!(alone.len(), 3001);
        assert_eq!(alone[3000], "6001 last");
        assert_eq!(echoed(&input, 2), alone);
        assert_eq!(echoed(&input, 5), alone);
    }

    #[test]
    fn a_line_longer_than_a_chunk_stays_whole() {
        let long = "y".repeat(3 * super::CHUNK_BYTES);
        let lines = echoed(&format!("a\n{long}\nb\n"), 2);
        assert_eq!(lines, ["1 a".to_owned(), format!("2 {long}"), "3 b".to_owned()]);
    }
}
