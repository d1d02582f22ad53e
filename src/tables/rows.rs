//! Rows of a tab-separated table, each knowing where it stands.

/// One row: its cells and its place, for messages.
#[derive(Clone, Debug)]
pub struct Row {
    /// The table's file name below `data/`.
    pub file: &'static str,
    /// Line number in it, from 1.
    pub line: usize,
    cells: Vec<&'static str>,
}

impl Row {
    /// The cell in column `index`, from 0; empty where the row is shorter.
    pub fn cell(&self, index: usize) -> &'static str {
        self.cells.get(index).copied().unwrap_or("")
    }

    /// The cell in column `index`, which must hold something.
    ///
    /// # Panics
    /// With `file:line` if it is empty.
    pub fn required(&self, index: usize, what: &str) -> &'static str {
        let cell = self.cell(index);
        if cell.is_empty() {
            self.broken(&format!("{what} (column {}) is empty", index + 1));
        }
        cell
    }

    /// The parts of a cell that lists several values, divided by ` | `.
    pub fn list(&self, index: usize) -> impl Iterator<Item = &'static str> + use<> {
        self.cell(index).split(" | ").filter(|part| !part.is_empty())
    }

    /// Stops with `file:line: why`: a table of ours is broken.
    pub fn broken(&self, why: &str) -> ! {
        panic!("data/{}:{}: {why}", self.file, self.line)
    }
}

/// The rows of `text`, the table `data/{file}`: no empty lines, no `#` comments.
pub fn rows(file: &'static str, text: &'static str) -> impl Iterator<Item = Row> {
    text.lines()
        .enumerate()
        .filter(|(_, line)| !line.is_empty() && !line.starts_with('#'))
        .map(move |(index, line)| Row { file, line: index + 1, cells: cells(line) })
}

/// What stands between the tabs; most tables have fewer than eight columns.
fn cells(line: &str) -> Vec<&str> {
    let mut cells = Vec::with_capacity(8);
    let mut start = 0;
    for end in memchr::memchr_iter(b'\t', line.as_bytes()) {
        cells.push(&line[start..end]);
        start = end + 1;
    }
    cells.push(&line[start..]);
    cells
}
