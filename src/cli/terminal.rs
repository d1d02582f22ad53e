//! Standard output: bytes as they are for programs, harmless for a terminal.
//!
//! What a scraped text holds may move the cursor, rewrite the title of the window or turn the direction of a line. A file or a pipe gets the text
//! as it is; on a terminal such characters are shown as pictures.

use super::show;
use std::io::{self, IsTerminal, Stdout, Write};

/// Standard output.
pub enum Out<W: Write = Stdout> {
    /// A file or a pipe.
    Plain(W),
    /// A terminal, and the beginning of a character whose end has yet to come.
    Shown(W, Vec<u8>),
}

/// The standard output of this process.
pub fn stdout() -> Out {
    let out = io::stdout();
    if out.is_terminal() { Out::Shown(out, Vec::new()) } else { Out::Plain(out) }
}

impl<W: Write> Write for Out<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let (out, held) = match self {
            Self::Plain(out) => return out.write(bytes),
            Self::Shown(out, held) => (out, held),
        };
        held.extend_from_slice(bytes);
        let torn = match std::str::from_utf8(held) {
            Err(error) if error.error_len().is_none() => held.split_off(error.valid_up_to()),
            _ => Vec::new(),
        };
        let whole = std::mem::replace(held, torn);
        out.write_all(show::harmless(&String::from_utf8_lossy(&whole)).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Plain(out) | Self::Shown(out, _) => out.flush(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Out;
    use std::io::Write;

    #[test]
    fn a_terminal_gets_pictures_whatever_is_cut() {
        let text = "Łódź\u{1B}[31m \u{9B}2J\u{202E}on Monday\r\n";
        for cut in 0..text.len() {
            let mut out = Out::Shown(Vec::new(), Vec::new());
            out.write_all(&text.as_bytes()[..cut]).expect("memory takes it");
            out.write_all(&text.as_bytes()[cut..]).expect("memory takes it");
            let Out::Shown(shown, _) = out else { unreachable!("it was made so") };
            assert_eq!(String::from_utf8_lossy(&shown), "Łódź␛[31m \u{FFFD}2J\u{FFFD}on Monday␍\n", "cut at {cut}");
        }
    }

    #[test]
    fn a_pipe_gets_what_was_written() {
        let mut out = Out::Plain(Vec::new());
        out.write_all(b"\x1B[31m\xFF").expect("memory takes it");
        let Out::Plain(written) = out else { unreachable!("it was made so") };
        assert_eq!(written, b"\x1B[31m\xFF");
    }
}
