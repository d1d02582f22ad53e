//! Lines that belong together by their form: the numbered headings of a list of ten, the places under each grade of an earthquake.
//!
//! Alone each looks like a menu. A menu's lines hold no lists of their own, and stand one below the other: numbered headings have
//! pictures or paragraphs between them, and "Harbour: Berg, Kos, Lind" three times over is a table in words.

use super::line::{End, Line};
use std::ops::Range;

/// Most lines from one numbered heading to the next.
const NEXT_ITEM: usize = 30;
/// So many in order are a series.
const LEAST: usize = 3;
/// Most lines from one list of names to the next: labels stand between them.
const NEXT_LIST: usize = 4;
/// Commas in a list of names, at least.
const COMMAS: u32 = 2;
/// Commas in the line-up of a team: two such lines are enough.
const LINE_UP: u32 = 6;
/// Words of a numbered heading, at least.
const HEADING_WORDS: usize = 3;
/// Words and letters of a table's line, at most.
const ENTRY_WORDS: usize = 9;
const ENTRY_WIDTH: f32 = 50.0;
/// Lines above the first list that announce it.
const ANNOUNCED: usize = 2;

/// The lines that carry the numbers of a series, of those that `free` says nothing is known against.
pub(super) fn numbered(lines: &[Line], free: impl Fn(usize) -> bool) -> Vec<usize> {
    // "4. The glove museum" is a heading if a sentence stands below it, and may be a menu's line if none does.
    let told = |index: usize| lines.get(index + 1).is_some_and(|below| below.end == End::Sentence);
    let speaks = |index: usize| lines[index].word_count() > HEADING_WORDS || told(index);
    let is_item = |&index: &usize| lines[index].item > 0 && speaks(index) && free(index);
    let items: Vec<usize> = (0..lines.len()).filter(is_item).collect();
    let follows = |a: &usize, b: &usize| lines[*b].item == lines[*a].item + 1 && b - a <= NEXT_ITEM;
    let parted = |run: &[usize]| run.windows(2).filter(|pair| pair[1] - pair[0] > 1).count();
    let enough = |run: &&[usize]| parted(run) + 1 >= LEAST && 2 * parted(run) >= run.len() - 1;
    items.chunk_by(follows).filter(enough).flatten().copied().collect()
}

/// The runs of lines in which lists of names follow one another, with the lines that announce them. `free` says that nothing speaks against a
/// line, `unknown` that nobody knows it for something else: enough for the line-ups of two teams.
pub(super) fn listed(
    lines: &[Line],
    free: impl Fn(usize) -> bool,
    unknown: impl Fn(usize) -> bool,
) -> Vec<Range<usize>> {
    let is_line_up = |index: usize| lines[index].commas >= LINE_UP && unknown(index);
    let may_list = |&index: &usize| is_list(&lines[index]) && (free(index) || is_line_up(index));
    let lists: Vec<usize> = (0..lines.len()).filter(may_list).collect();
    let near = |a: &usize, b: &usize| b - a <= NEXT_LIST;
    let with_head = |run: &[usize]| {
        let head = |&index: &usize| free(index) && !lines[index].is_long();
        let above = (run[0].saturating_sub(ANNOUNCED)..run[0]).rev().take_while(head).count();
        run[0] - above..run[run.len() - 1] + 1
    };
    let enough = |run: &&[usize]| run.len() >= LEAST || run.len() == 2 && run.iter().all(|&index| is_line_up(index));
    lists.chunk_by(near).filter(enough).map(with_head).collect()
}

/// The runs of lines that are a table by their form: what, a colon, and a figure, one below the other.
pub(super) fn tabled(lines: &[Line], free: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let entries: Vec<usize> = (0..lines.len()).filter(|&index| is_entry(&lines[index]) && free(index)).collect();
    let runs = entries.chunk_by(|a, b| b - a == 1).filter(|run| run.len() >= LEAST);
    runs.map(|run| run[0]..run[run.len() - 1] + 1).collect()
}

/// "Turnout: 61.3 %": short, and a third of it figures, as the headline behind a topic ("Handball: …") seldom is.
fn is_entry(line: &Line) -> bool {
    let words = line.word_count();
    let figures = line.numbers as usize * if line.wides > 0 { 5 } else { 3 };
    line.early_colon && words <= ENTRY_WORDS && figures >= words && line.width <= ENTRY_WIDTH
}

/// "Harbour: Berg, Kos, Lind".
fn is_list(line: &Line) -> bool {
    line.early_colon && line.commas >= COMMAS && matches!(line.end, End::Letter | End::Digit | End::Other)
}

#[cfg(test)]
mod tests {
    use super::super::chars::Classes;
    use super::super::line::{Line, read};
    use super::{listed, numbered, tabled};
    use std::ops::Range;

    fn lines(text: &str) -> Vec<Line> {
        text.lines().map(|line| read(line, Classes::get(), &mut Vec::new())).collect()
    }

    #[test]
    fn numbers_in_order_with_something_between_are_headings() {
        let apart = "1. The oldest bridge of all\nFoto: Berg\n2. The ferry that never sailed\nFoto: Kos\n3) The tower in the sea";
        assert_eq!(numbered(&lines(apart), |_| true), [0, 2, 4]);
        let close = "1. The oldest bridge of all\n2. The ferry that never sailed\n3. The tower in the sea";
        assert!(numbered(&lines(close), |_| true).is_empty());
        let torn = "1. The oldest bridge of all\n-\n3. The ferry that never sailed\n-\n4. The tower in the sea";
        assert!(numbered(&lines(torn), |_| true).is_empty());
        assert!(
            numbered(&lines("1.5 metres of water stood\n-\n2.5 metres of it\n-\n3.5 metres of it"), |_| true)
                .is_empty()
        );
    }

    #[test]
    fn lists_of_names_one_below_the_other_are_a_table() {
        let table = "The boats by harbour\nNorth\nLindham: Anna, Berta, Clara\nEskby: Dora, Emma, Frida\nSouth\nMurvik: Greta, Hilda, Ina";
        assert_eq!(listed(&lines(table), |_| true, |_| true), vec![Range { start: 0, end: 6 }]);
        let menu = "Harbour: Ferries sail again\nTown: Mayor speaks\nSport: Lindham wins";
        assert!(listed(&lines(menu), |_| true, |_| true).is_empty());
    }

    #[test]
    fn the_line_ups_of_two_teams_are_a_table() {
        let teams = "Lindham: Ash, Berg, Cole, Dahl, Ek, Falk, Gray\nEskby: Hill, Ivers, Jung, Kos, Lund, Moe, Nash";
        assert_eq!(listed(&lines(teams), |_| false, |_| true), vec![Range { start: 0, end: 2 }]);
        let topics = "Topics: ferry, harbour, Lindham\nMore: bridge, ice, tower";
        assert!(listed(&lines(topics), |_| true, |_| true).is_empty());
    }

    #[test]
    fn figures_behind_colons_one_below_the_other_are_a_table() {
        let results = "Ada Berg (LP): 54.2 %\nJan Kos: 31 %\nTurnout: 61.3 per cent";
        assert_eq!(tabled(&lines(results), |_| true), vec![Range { start: 0, end: 3 }]);
        let headlines = "Handball: Lindham loses 20:25 in front of its own fans\nRowing: Third medal for Berg\nTennis: Kos in round 2";
        assert!(tabled(&lines(headlines), |_| true).is_empty());
        assert!(tabled(&lines("Price: 12 euros\nThe bridge is shut\nLength: 30 m\nWidth: 4 m"), |_| true).is_empty());
    }
}
