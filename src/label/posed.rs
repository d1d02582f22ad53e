//! Captions that say who stands where: "From left: Ada Berg, Tom Holm and Wren Lake", "The board (v. l. n. r.): …".
//!
//! A turn of phrase for the order, set off by a bracket before it or a colon, comma or bracket behind it, and names, two commas among them: a
//! sentence of an article may come "from left", and lists nobody there.

use super::line::Line;
use crate::tables::{Row, rows};
use std::sync::LazyLock;

/// Words with a capital, at least, where the script has capitals: two names.
const CAPITALS: u32 = 4;
/// Commas between the names, at least; one where a colon or a bracket sets the order off.
const COMMAS: u32 = 2;

static ORDERS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let table: Vec<Row> = rows("label/positions.tsv", include_str!("../../data/label/positions.tsv")).collect();
    table.iter().flat_map(|row| row.list(1)).collect()
});

/// What sets an order off behind it.
const MARKS: [char; 9] = [':', ',', ')', '）', '：', '，', '、', '،', ']'];
/// What opens an aside.
const OPENINGS: [char; 3] = ['(', '（', '['];

/// Whether `text`, of which `line` was counted, lists people in the order in which they stand in a picture.
pub(super) fn lists_in_order(text: &str, line: &Line) -> bool {
    // Some scripts have no capitals, and commas of their own.
    let caseless = line.uppers == 0;
    let may_list = line.commas >= COMMAS || line.commas > 0 && (line.brackets > 0 || line.early_colon);
    may_list && (line.capital_words >= CAPITALS || caseless) && gives_order(&text.to_lowercase())
}

/// Whether an order of `data/label/positions.tsv` stands right before a mark or right behind a bracket.
fn gives_order(lower: &str) -> bool {
    let letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && has_case(c));
    let ends = |before: &str, order: &str| {
        let rest = before.strip_suffix(order).or_else(|| before.strip_suffix('.')?.strip_suffix(order));
        rest.is_some_and(|rest| !letter(rest.chars().next_back()))
    };
    let begins = |after: &str, order: &str| after.strip_prefix(order).is_some_and(|rest| !letter(rest.chars().next()));
    let marked = lower.match_indices(MARKS).any(|(at, _)| {
        let before = lower[..at].trim_end();
        ORDERS.iter().any(|order| ends(before, order))
    });
    marked
        || lower.match_indices(OPENINGS).any(|(at, opening)| {
            let after = &lower[at + opening.len()..];
            ORDERS.iter().any(|order| begins(after, order))
        })
}

/// Whether a character is of a script with large and small letters.
fn has_case(c: char) -> bool {
    c.is_uppercase() || c.is_lowercase()
}

#[cfg(test)]
mod tests {
    use super::lists_in_order;
    use crate::label::chars::Classes;
    use crate::label::line;

    fn lists(text: &str) -> bool {
        lists_in_order(text, &line::read(text, Classes::get(), &mut Vec::new()))
    }

    #[test]
    fn who_stands_where_is_a_caption() {
        for text in [
            "From left: Ada Berg, Tom Holm and Wren Lake.",
            "Pictured at the back, from left, are Ada Berg, of Port Holm, and Tom Lake, of Marlow.",
            "The new board (left to right): Ada Berg, Tom Holm, Wren Lake",
            "Der neue Vorstand (v. l. n. r.): Ada Berg, Tom Holm, Wren See",
            "Vorstand (von li nach re): Ada Berg, Tom Holm, Wren See",
            "De gauche à droite : Ada Berg, Tom Holm et Wren Lac, devant la mairie",
            "Od lewej: Ada Berg, Jan Holm i Wera Lis",
            "Слева направо: Ада Берг, Том Холм и Вера Лис",
            "Zleva: Ada Bergová, Tomáš Holm, Věra Lišková",
            "Soldan sağa: Ada Berg, Can Holm, Eda Göl",
            "市長ら（左から）青山太郎氏、田中花子氏、木村次郎氏",
            "왼쪽부터) 김가람, 이보람, 박하늘",
        ] {
            assert!(lists(text), "{text}");
        }
    }

    #[test]
    fn what_comes_from_the_left_stays() {
        for text in [
            "The ball came from left back, and Ada Berg, who had waited, put it in.",
            "He drew support from left and right, from Marlow, Port Holm and the islands.",
            "Reading from left to right is a habit, Ada Berg, Tom Holm and Wren Lake write.",
            "Von links kam Ada Berg, von rechts Tom Holm, und in der Mitte stand Wren See.",
            "Z lewej strony wbiegł Holm, podał do Berga, a ten, sam przed bramką, trafił.",
            "Kritik kam von links: Der Plan sei zu teuer, sagte sie.",
            "Слева подошёл Холм, справа Берг, и начался спор.",
        ] {
            assert!(!lists(text), "{text}");
        }
    }
}
