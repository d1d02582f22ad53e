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
/// Words of a numbered heading, at least.
const HEADING_WORDS: usize = 3;
/// Lines above the first list that announce it.
const ANNOUNCED: usize = 2;

/// The lines that carry the numbers of a series, of those that `free` says nothing is known against.
pub(super) fn numbered(lines: &[Line], free: impl Fn(usize) -> bool) -> Vec<usize> {
    let is_item = |&index: &usize| lines[index].item > 0 && lines[index].word_count() > HEADING_WORDS && free(index);
    let items: Vec<usize> = (0..lines.len()).filter(is_item).collect();
    let follows = |a: &usize, b: &usize| lines[*b].item == lines[*a].item + 1 && (2..=NEXT_ITEM).contains(&(b - a));
    items.chunk_by(follows).filter(|run| run.len() >= LEAST).flatten().copied().collect()
}

/// The runs of lines in which lists of names follow one another, with the lines that announce them.
pub(super) fn listed(lines: &[Line], free: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let lists: Vec<usize> = (0..lines.len()).filter(|&index| is_list(&lines[index]) && free(index)).collect();
    let near = |a: &usize, b: &usize| b - a <= NEXT_LIST;
    let with_head = |run: &[usize]| {
        let head = |&index: &usize| free(index) && !lines[index].is_long();
        let above = (run[0].saturating_sub(ANNOUNCED)..run[0]).rev().take_while(head).count();
        run[0] - above..run[run.len() - 1] + 1
    };
    lists.chunk_by(near).filter(|run| run.len() >= LEAST).map(with_head).collect()
}

/// "Harbour: Berg, Kos, Lind".
fn is_list(line: &Line) -> bool {
    line.early_colon && line.commas >= COMMAS && matches!(line.end, End::Letter | End::Digit | End::Other)
}

#[cfg(test)]
mod tests {
    use super::super::chars::Classes;
    use super::super::line::{Line, read};
    use super::{listed, numbered};
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
        assert_eq!(listed(&lines(table), |_| true), vec![Range { start: 0, end: 6 }]);
        let menu = "Harbour: Ferries sail again\nTown: Mayor speaks\nSport: Lindham wins";
        assert!(listed(&lines(menu), |_| true).is_empty());
    }
}
