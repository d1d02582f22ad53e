//! Lines that belong together by their form: the numbered headings of a list of ten, the places under each grade of an earthquake.
//!
//! Alone each looks like a menu. A menu's lines hold no lists of their own, and stand one below the other: numbered headings have
//! pictures or paragraphs between them, and "Harbour: Berg, Kos, Lind" three times over is a table in words.

use super::line::{End, Line, Start};
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
/// Letters beside an hour, at most: "GMT", "Uhr", "p.m.".
const HOUR_LETTERS: u32 = 4;
/// Letters behind a full hour: "pm", "Uhr".
const FULL_HOUR: std::ops::RangeInclusive<u32> = 2..=3;
/// Words and letters of a table's line, at most.
const ENTRY_WORDS: usize = 9;
const ENTRY_WIDTH: f32 = 50.0;
/// Width of an amount behind a bullet, at most.
const AMOUNT_WIDTH: f32 = 24.0;
/// Words of a line between two groups of amounts, at most, whatever it says.
const PARTING_WORDS: usize = 2;
/// Sentences below the heading of an entry, at most.
const SENTENCES: usize = 4;
/// Lines above the first list that announce it.
const ANNOUNCED: usize = 2;

/// The lines that carry the numbers of a series, of those that `free` says nothing is known against.
pub(super) fn numbered(lines: &[Line], free: impl Fn(usize) -> bool) -> Vec<usize> {
    // "4. The glove museum" is a heading if a sentence stands below it, and may be a menu's line if none does.
    let told = |index: usize| lines.get(index + 1).is_some_and(|below| below.end == End::Sentence);
    let speaks = |index: usize| lines[index].word_count() > HEADING_WORDS || told(index);
    let is_item = |&index: &usize| lines[index].item > 0 && free(index);
    let items: Vec<usize> = (0..lines.len()).filter(is_item).collect();
    let follows = |a: &usize, b: &usize| lines[*b].item == lines[*a].item + 1 && b - a <= NEXT_ITEM;
    let parted = |run: &[usize]| run.windows(2).filter(|pair| pair[1] - pair[0] > 1).count();
    let spoken = |run: &[usize]| run.iter().filter(|&&index| speaks(index)).count();
    let enough = |run: &&[usize]| {
        parted(run) + 1 >= LEAST && 2 * parted(run) >= run.len() - 1 && 3 * spoken(run) >= 2 * run.len()
    };
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
    // "Harbour: Berg 31, Kos 22, Lind 14": two teams and who scored, or two stations and their hours.
    let counts = |index: usize| is_line_up(index) || lines[index].numbers > COMMAS;
    let enough = |run: &&[usize]| run.len() >= LEAST || run.len() == 2 && run.iter().all(|&index| counts(index));
    // "Referee: Berg" below the line-ups belongs to them.
    let entry =
        |index: &usize| lines.get(*index).is_some_and(|line| line.early_colon && !line.is_long() && unknown(*index));
    let to_end = |run: Range<usize>| run.start..(run.end..).find(|index| !entry(index)).expect("lines end");
    lists.chunk_by(near).filter(enough).map(with_head).map(to_end).collect()
}

/// The runs of lines in which headings of a few words, those that `heads` says, stand over one sentence or a few each.
pub(super) fn entries(
    lines: &[Line],
    heads: impl Fn(usize) -> bool,
    says: impl Fn(usize) -> bool,
) -> Vec<Range<usize>> {
    // Few lines are headings, so that is asked first.
    let (says, heads) =
        (|index: usize| index < lines.len() && says(index), |index: usize| heads(index) && !says(index));
    let end = |head: usize| head + 1 + (head + 1..head + 1 + SENTENCES).take_while(|&index| says(index)).count();
    let found: Vec<usize> = (0..lines.len()).filter(|&index| heads(index) && says(index + 1)).collect();
    let runs = found.chunk_by(|a, b| end(*a) == *b).filter(|run| run.len() >= LEAST);
    runs.map(|run| run[0]..end(run[run.len() - 1])).collect()
}

/// The runs of lines that are a table by their form: what, a colon, and a figure, one below the other.
pub(super) fn tabled(lines: &[Line], free: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let entries: Vec<usize> = (0..lines.len()).filter(|&index| is_entry(&lines[index]) && free(index)).collect();
    let runs = entries.chunk_by(|a, b| b - a == 1).filter(|run| run.len() >= LEAST);
    runs.map(|run| run[0]..run[run.len() - 1] + 1).collect()
}

/// The hours of a live text with the sentence below each, and the heading between the two where there is one; `said` tells sentences.
/// `begins_at` tells what else begins with its hour.
pub(super) fn timed(
    lines: &[Line],
    said: impl Fn(usize) -> bool,
    begins_at: impl Fn(usize) -> bool,
) -> Vec<Range<usize>> {
    let sentence = |index: usize| index < lines.len() && said(index);
    let entry = |index: usize| {
        if !is_hour(&lines[index]) && !begins_at(index) {
            return None;
        }
        let headed = |index: usize| lines.get(index).is_some_and(|line| !line.is_long()) && sentence(index + 1);
        let last = if sentence(index + 1) { Some(index + 1) } else { headed(index + 1).then_some(index + 2) }?;
        Some(index..last + 1)
    };
    let entries: Vec<_> = (0..lines.len()).filter_map(entry).collect();
    if entries.len() >= LEAST { entries } else { Vec::new() }
}

/// "14:40", "18.31 GMT", "10pm".
fn is_hour(line: &Line) -> bool {
    let with_minutes = line.number_joints == 1 && line.numbers == 2 && line.letters <= HOUR_LETTERS;
    let full = line.number_joints == 0 && line.numbers == 1 && line.digits <= 2 && FULL_HOUR.contains(&line.letters);
    line.start == Start::Digit && line.digits <= 4 && (with_minutes || full)
}

/// The runs of short lines that begin with a figure, as ingredients do, with single lines between them that do not. Figures that count up are the
/// ranks of a list of headlines.
pub(super) fn measured(lines: &[Line], free: impl Fn(usize) -> bool) -> Vec<Range<usize>> {
    let is_short =
        |line: &Line| line.end != End::Sentence && line.word_count() <= ENTRY_WORDS && line.width <= ENTRY_WIDTH;
    let amounts = |&index: &usize| {
        let line = &lines[index];
        // "✦ 50 g flour": behind a bullet headlines have figures, too, but are wider.
        let bulleted = line.start == Start::Bullet && line.numbers == 1 && line.width <= AMOUNT_WIDTH;
        let begins = line.start == Start::Digit || bulleted;
        begins && line.item == 0 && line.letters > 0 && is_short(line) && free(index)
    };
    let items: Vec<usize> = (0..lines.len()).filter(amounts).collect();
    // "Dough 1" parts two groups.
    let parts = |at: usize| is_short(&lines[at]) && (free(at) || lines[at].word_count() <= PARTING_WORDS);
    let near = |a: &usize, b: &usize| b - a == 1 || b - a == 2 && parts(a + 1);
    let ranks = |run: &[usize]| {
        lines[run[0]].figure > 0 && run.windows(2).all(|pair| lines[pair[1]].figure == lines[pair[0]].figure + 1)
    };
    let runs = items.chunk_by(near).filter(|run| run.len() >= LEAST && !ranks(run));
    // "Salt and black pepper" ends the list.
    let ends = |run: &[usize]| run[run.len() - 1] + 1;
    let last = |end: usize| lines.get(end).is_some_and(is_short) && free(end);
    runs.map(|run| run[0]..ends(run) + usize::from(last(ends(run)))).collect()
}

/// "Turnout: 61.3 %": short, and a quarter of it figures, as the headline behind a topic ("Handball: …") seldom is.
fn is_entry(line: &Line) -> bool {
    let words = line.word_count();
    let figures = line.numbers as usize * if line.wides > 0 { 5 } else { 4 };
    // "Ada Berg (Harbour for All): 53.4 %": the colon may stand late where the figure ends the line.
    let ends = line.end == End::Digit || line.end == End::Other && line.brackets == 1 && line.numbers > 0;
    let late = line.brackets == 1 && line.colons == 1 && ends && line.start == Start::Upper;
    (line.early_colon && figures >= words || late) && words <= ENTRY_WORDS && line.width <= ENTRY_WIDTH
}

/// "Harbour: Berg, Kos, Lind".
fn is_list(line: &Line) -> bool {
    line.early_colon && line.commas >= COMMAS && matches!(line.end, End::Letter | End::Digit | End::Other)
}

#[cfg(test)]
mod tests {
    use super::super::chars::Classes;
    use super::super::line::{Line, read};
    use super::{entries, listed, measured, numbered, tabled, timed};
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
        let short = "1. Forca\nOne player thinks of a word.\n2. Stop\nThey draw a letter.\n3. Battleships\nTwo sheets and two pencils\n4. Go fish\nCards are all it takes.";
        assert_eq!(numbered(&lines(short), |_| true), [0, 2, 4, 6]);
        let menu = "1. Home\n-\n2. News\n-\n3. Sport\n-";
        assert!(numbered(&lines(menu), |_| true).is_empty());
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
    fn hours_with_sentences_below_are_a_live_text() {
        let said = |text: &str| {
            let lines = lines(text);
            timed(&lines, |index| lines[index].end == super::End::Sentence, |_| false)
        };
        let live = "14:40\nThe speaker called for order.\n12.33 GMT\nWhat it costs\nThe minister spoke for an hour.\n9:15\nGood morning to all.";
        assert_eq!(said(live), vec![0..2, 2..5, 5..7]);
        let full = "10pm\nThe polls are shut.\n11pm\nUpton has counted.\n1.30am\nThe mayor is out.";
        assert_eq!(said(full), vec![0..2, 2..4, 4..6]);
        assert!(said("20:15\nThe last train\n21:45\nTalk at night\n22:30\nThe news").is_empty());
        assert!(said("14:40\nThe bridge is shut.\n12:30\nThe bridge is open.").is_empty());
    }

    #[test]
    fn amounts_are_ingredients_and_ranks_are_headlines() {
        let soup =
            "2 tbsp oil\n150g barley\nA little salt\n1.2 litres water\nPepper\n1. Heat the oil and soften the leeks.";
        assert_eq!(measured(&lines(soup), |_| true), vec![Range { start: 0, end: 5 }]);
        let stew = "500 g lentils\n1 orange\n2 onions\nA little oil\n1. Boil the lentils for ten minutes.";
        assert_eq!(measured(&lines(stew), |_| true), vec![Range { start: 0, end: 4 }]);
        let ranks = "1 Bakery shuts after a century\n2 School bus stuck in snow\n3 Goat on the roof";
        assert!(measured(&lines(ranks), |_| true).is_empty());
    }

    #[test]
    fn headings_with_a_sentence_below_each_are_entries() {
        let found = |text: &str| {
            let lines = lines(text);
            let says = |index: usize| lines[index].end == super::End::Sentence;
            entries(&lines, |index| lines[index].word_count() <= 5, says)
        };
        let islands = "Three islands\nSilba\nNo cars, one shop.\nLastovo\nThe darkest sky.\nIt never rains.\nVis\nCoffee by the sea.";
        assert_eq!(found(islands), vec![1..8]);
        assert!(found("Silba\nNo cars, one shop.\nLastovo\nThe darkest sky.\nFollow us\nShare").is_empty());
    }

    #[test]
    fn two_teams_and_who_scored_are_a_list() {
        let scorers = "Lindham: Ash 31, Berg 22, Cole 14\nEskby: Hill 27, Ivers 25, Jung 9";
        assert_eq!(listed(&lines(scorers), |_| true, |_| true), vec![0..2]);
        let topics = "Topics: ferry, harbour, Lindham\nMore: bridge, ice, tower";
        assert!(listed(&lines(topics), |_| true, |_| true).is_empty());
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
