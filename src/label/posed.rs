//! Captions that say who stands where: "From left: Ada Berg, Tom Holm and Wren Lake", "The board (v. l. n. r.): …".
//!
//! A turn of phrase for the order, set off by a bracket before it or a colon, comma or bracket behind it, and names, two commas among them: a
//! sentence of an article may come "from left", and lists nobody there.

use super::line::Line;
use super::turns::Turns;
use crate::tables::{Row, rows};
use memchr::{memchr_iter, memchr3_iter};
use std::sync::LazyLock;

/// Words with a capital, at least, where the script has capitals: two names.
const CAPITALS: u32 = 4;
/// Commas between the names, at least; one where a colon or a bracket sets the order off.
const COMMAS: u32 = 2;

static ORDERS: LazyLock<Turns> = LazyLock::new(|| {
    let table: Vec<Row> = rows("label/positions.tsv", include_str!("../../data/label/positions.tsv")).collect();
    Turns::of(table.iter().flat_map(|row| row.list(1)).collect())
});

/// What sets an order off behind it, in scripts without capitals.
const MARKS: [char; 9] = [':', ',', ')', '）', '：', '，', '、', '،', ']'];
/// What opens an aside there.
const OPENINGS: [char; 3] = ['(', '（', '['];

/// Whether `text`, of which `line` was counted, lists people in the order in which they stand in a picture.
pub(super) fn lists_in_order(text: &str, line: &Line) -> bool {
    // Some scripts have no capitals, and commas of their own.
    let caseless = line.uppers == 0;
    let may_list = line.commas >= COMMAS || line.commas > 0 && (line.brackets > 0 || line.early_colon);
    if !may_list || line.capital_words < CAPITALS && !caseless {
        return false;
    }
    if caseless && !text.is_ascii() {
        let marked = text.match_indices(MARKS).any(|(at, _)| is_order_before(text, at));
        return marked || text.match_indices(OPENINGS).any(|(at, opening)| is_order_behind(text, at + opening.len()));
    }
    let bytes = text.as_bytes();
    memchr3_iter(b',', b':', b')', bytes).any(|at| is_order_before(text, at))
        || memchr_iter(b'(', bytes).any(|at| is_order_behind(text, at + 1))
}

/// Whether an order ends right before the mark at `at`, blanks and a full stop aside: "v. l. n. r.:".
fn is_order_before(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches(' ');
    let is = |before: &str| {
        let bytes = before.as_bytes();
        if !bytes.len().checked_sub(3).is_some_and(|from| ORDERS.may_have(&bytes[from..])) {
            return false;
        }
        let lower = before.to_lowercase();
        ORDERS.that_end(&lower).any(|order| !ends_in_word(&lower[..lower.len() - order.len()]))
    };
    is(before) || before.strip_suffix('.').is_some_and(is)
}

/// Whether an order begins right behind the bracket that ends at `at`.
fn is_order_behind(text: &str, at: usize) -> bool {
    if !text.as_bytes().get(at..at + 3).is_some_and(|three| ORDERS.may_have(three)) {
        return false;
    }
    let lower = text[at..].to_lowercase();
    ORDERS.that_begin(&lower).any(|order| !lower[order.len()..].starts_with(is_of_word))
}

fn ends_in_word(text: &str) -> bool {
    text.ends_with(is_of_word)
}

/// Whether a character goes on with a word, in a script with large and small letters.
fn is_of_word(c: char) -> bool {
    c.is_uppercase() || c.is_lowercase() || c.is_ascii_digit()
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
