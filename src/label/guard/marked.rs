//! Lists behind the signs that Korean and Japanese papers set before each entry of an announcement: "● 시상식: 오후 5시", "◆ 応募方法".
//!
//! They say when, where and who, without a verb, and close the article as often as links do. Links do not say what each is.

use super::gains::{Gain, Guards};
use super::{Company, LONGEST_INTERRUPTION};

/// So many lines are a list.
const LEAST: usize = 3;
/// Signs of entries; the filled triangle stands before captions and links.
const SIGNS: [char; 10] = ['■', '□', '●', '○', '◆', '◇', '◎', '△', '▷', '▽'];

impl Company<'_> {
    /// Gives three lines and more behind such signs what lists gain, where one in two says what it is and the body stands above them.
    pub(super) fn keep_marked(&self, gains: &mut [Gain]) {
        let marked: Vec<usize> = (1..gains.len()).filter(|&at| self.is_marked(at)).collect();
        for run in marked.chunk_by(|a, b| b - a <= LONGEST_INTERRUPTION).filter(|run| run.len() >= LEAST) {
            let told = run.iter().filter(|&&at| self.page.lines[at].colons + self.page.lines[at].brackets > 0).count();
            if 2 * told < run.len() || !self.stands_below_body(gains, run[0]) {
                continue;
            }
            for at in (run[0]..run[run.len() - 1] + 1).filter(|&at| !self.page.readings[at].is_recognised()) {
                gains[at] = gains[at].or_more(Guards::get().listed);
            }
        }
    }

    /// Whether line `index` is an entry behind a sign that no reader knows as something else.
    fn is_marked(&self, index: usize) -> bool {
        let (line, readings) = (&self.page.lines[index], &self.page.readings[index]);
        line.wides > 0 && !readings.is_recognised() && !line.address && self.text(index).starts_with(SIGNS)
    }
}
