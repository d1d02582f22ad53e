//! What templates print around the articles before and behind: "Previous articleFerry sails again", and what feeds leave below a text: "The post Ferry
//! sails again appeared first on The Harbour Post."
//!
//! Both hold a headline, so no phrase of the lexicon is all of such a line. The first is told by what no writer does: the headline is glued to the words
//! before it. The second is told by its two ends. Words: `data/label/neighbours.tsv`.

use super::turns::Turns;
use crate::lexicon::Kind;
use crate::tables::{Row, rows};
use std::sync::LazyLock;

/// Such a line is no longer, in bytes: it holds a headline and an outlet's name.
const LONGEST: usize = 600;

struct Neighbours {
    /// Words to which a headline is glued.
    glued: Turns,
    /// Beginnings of what a feed adds.
    begins: Turns,
    /// Each of them with what stands further on.
    feeds: Vec<(&'static str, &'static str)>,
}

static NEIGHBOURS: LazyLock<Neighbours> = LazyLock::new(|| {
    let table: Vec<Row> = rows("label/neighbours.tsv", include_str!("../../data/label/neighbours.tsv")).collect();
    let (glued, feeds): (Vec<&Row>, Vec<&Row>) = table.iter().partition(|row| row.cell(2) == "-");
    let begins = |rows: &[&Row]| Turns::of(rows.iter().map(|row| row.cell(1)).collect());
    Neighbours {
        glued: begins(&glued),
        begins: begins(&feeds),
        feeds: feeds.iter().map(|row| (row.cell(1), row.cell(2))).collect(),
    }
});

/// What a line is that leads to the article before or behind, or that a feed added; `None` for any other.
pub(super) fn neighbour(text: &str) -> Option<Kind> {
    let table = &*NEIGHBOURS;
    if text.len() > LONGEST {
        return None;
    }
    let is_glued = |words: &str| is_glued(words, &text[words.len()..]);
    if table.glued.that_begin(text).any(is_glued) {
        return Kind::named("navigation");
    }
    let holds = |words: &str| {
        let rest = &text[words.len()..];
        let goes_on = |(begin, further): &(&str, &str)| {
            let outlet = rest.split_once(further).filter(|_| *begin == words).map(|(_, outlet)| outlet.trim_start());
            outlet.is_some_and(|outlet| names(outlet) && outlet.split_whitespace().count() <= OUTLET_WORDS)
        };
        names(rest.trim_start()) && table.feeds.iter().any(goes_on)
    };
    table.begins.that_begin(text).any(holds).then(|| Kind::named("legal")).flatten()
}

/// Whether `rest` is a headline that begins right behind `words`: with a capital, a figure, a quotation, or a letter of another script.
fn is_glued(words: &str, rest: &str) -> bool {
    let Some(first) = rest.chars().next() else { return false };
    let other_script = words.is_ascii() && first.is_alphabetic() && first > '\u{24F}';
    let caseless = || words.ends_with(|c: char| !c.is_lowercase()) && first.is_alphabetic() && !first.is_lowercase();
    first.is_uppercase()
        || first.is_numeric()
        || matches!(first, '"' | '“' | '„' | '«' | '‘')
        || other_script
        || caseless()
}

/// Whether a headline or an outlet's name may begin `text`: "The post office …" goes on with a small letter.
fn names(text: &str) -> bool {
    !text.starts_with(char::is_lowercase)
}

/// Words of an outlet's name, at most.
const OUTLET_WORDS: usize = 7;

#[cfg(test)]
mod tests {
    use super::neighbour;

    #[test]
    fn a_headline_glued_to_the_way_there_is_another_articles() {
        for line in [
            "Previous articleFerry sails again after a week",
            "Next ArticleМіст відкрито для всіх",
            "Artículo anteriorEl ferry vuelve a navegar",
            "Следующая статьяПаром снова ходит",
            "المقالة السابقةالعبارة تبحر من جديد",
        ] {
            assert!(neighbour(line).is_some(), "{line}");
        }
        for line in [
            "Previous article 12 of the treaty was repealed.",
            "Previous articles on the ferry were wrong, the mayor said.",
            "Next article: the ferry",
            "Artículo anterior a la reforma",
        ] {
            assert!(neighbour(line).is_none(), "{line}");
        }
    }

    #[test]
    fn what_a_feed_adds_is_told_by_both_its_ends() {
        assert!(neighbour("The post Ferry sails again appeared first on The Harbour Post.").is_some());
        assert!(neighbour("Der Beitrag Fähre fährt wieder erschien zuerst auf Hafenbote.").is_some());
        assert!(neighbour("L'articolo Il traghetto riparte proviene da La Voce.").is_some());
        assert!(neighbour("The post office on Mill Lane closes in May.").is_none());
        assert!(neighbour("The post office on Mill Lane first appeared on a map in 1854.").is_none());
        assert!(neighbour("The post The Harbour first appeared on a map in 1854, he said.").is_none());
        assert!(neighbour("The postmistress appeared first on the list.").is_none());
    }
}
