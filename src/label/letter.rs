//! The form of a letter: who is greeted in a line of its own above the first paragraph, and who signs below the last.
//!
//! "Dear Sir," is as short as a byline and "Yours truly," as a button; in a letter both are text.

use super::line::{End, Line, Start};
use super::page::Page;

/// Words of a greeting, and of what stands between the last paragraph and the signature, at most.
const GREETING_WORDS: usize = 6;
/// Lines of a page above the greeting, at most: a headline, a day, a menu of a few words.
const ABOVE: usize = 16;
/// From this sureness on a line is a name that a label announces, or one with a common given name.
const NAMED: f32 = 0.7;

/// Whether `text` ends as a greeting does, with a comma.
pub(super) fn breaks_off(text: &str) -> bool {
    text.ends_with([',', '،', '，', '、'])
}

/// The line that greets: a few words with a comma behind them right above the first paragraph.
pub(super) fn greeting<'t>(page: &Page, text: impl Fn(usize) -> &'t str) -> Option<usize> {
    let is_paragraph = |line: &Line| line.is_long() && line.end == End::Sentence || line.inner_stops > 0;
    let opens = |line: &Line| line.is_long() || line.end == End::Sentence;
    for (index, pair) in page.lines.windows(2).enumerate().take(ABOVE) {
        if is_paragraph(&pair[0]) {
            return None;
        }
        if greets(page, index) && opens(&pair[1]) && breaks_off(text(index)) {
            return Some(index);
        }
    }
    None
}

/// Whether line `index` is a few words that may greet: the comma behind them is asked of the text.
pub(super) fn greets(page: &Page, index: usize) -> bool {
    let (line, readings) = (&page.lines[index], &page.readings[index]);
    line.end == End::Other
        && (1..=GREETING_WORDS).contains(&line.word_count())
        && (line.start == Start::Upper || line.wides > 0)
        && line.digits + line.brackets + line.colons == 0
        && readings.phrase.is_none()
        && readings.byline.max(readings.date).max(readings.credit) < NAMED
}

/// Whether line `index` may stand between a letter's last paragraph and its signature, or say what the writer is.
pub(super) fn closes(page: &Page, index: usize) -> bool {
    let (line, readings) = (&page.lines[index], &page.readings[index]);
    (1..=GREETING_WORDS).contains(&line.word_count())
        && matches!(line.end, End::Letter | End::Other | End::Sentence)
        && line.start == Start::Upper
        && line.digits + line.dividers + line.symbols == 0
        && readings.phrase.is_none()
        && readings.credit.max(readings.credit_end).max(readings.date) < 0.5
}
