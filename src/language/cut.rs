//! Where a mixed line comes apart: "podpis źródła zdjęcia by Fermin Torrano" is a Polish label, a joint, and a name.

use super::letters::{Case, Line, Word};
use super::script::Script;
use std::ops::Range;

/// The pieces of a line, as ranges of its words: cut at joints, at changes of script, and before a run of names.
pub(super) fn pieces(text: &str, line: &Line) -> Vec<Range<usize>> {
    let words = line.words();
    let mut pieces = Vec::with_capacity(4);
    let mut first = 0;
    for at in 0..words.len() {
        if is_by(line, at) {
            push(&mut pieces, first..at);
            first = at + 1;
        } else if at > first && parts(text, words, first, at) {
            push(&mut pieces, first..at);
            first = at;
        }
    }
    push(&mut pieces, first..words.len());
    pieces
}

fn push(pieces: &mut Vec<Range<usize>>, piece: Range<usize>) {
    if !piece.is_empty() {
        pieces.push(piece);
    }
}

/// Whether the word at `at` is an English "by" between two others: the joint of templates that forgot to translate it.
fn is_by(line: &Line, at: usize) -> bool {
    let words = line.words();
    at > 0
        && at + 1 < words.len()
        && words[at + 1].case != Case::Lower
        && words[at].case == Case::Lower
        && line.letters(&words[at]) == [u32::from('b'), u32::from('y')]
}

/// Whether a new piece begins with the word at `at`.
fn parts(text: &str, words: &[Word], first: usize, at: usize) -> bool {
    let (before, word) = (&words[at - 1], &words[at]);
    let gap = &text[before.span.end..word.span.start];
    group(before.script) != group(word.script) || has_joint(gap) || names_begin(text, words, first, at)
}

/// Chinese characters and kana are one script of one line.
fn group(script: Option<Script>) -> Option<Script> {
    if script == Some(Script::Kana) { Some(Script::Han) } else { script }
}

fn has_joint(gap: &str) -> bool {
    gap.contains([':', ',', '/', '|', '©', '(', ')', '–', '—', '•', '：', '，', '、', '（', '）', '،', ';', '·'])
        || gap.contains(" - ")
        || gap.contains(". ")
        || gap.contains('\n')
}

/// Whether two or more capitalised words close the line, or the part up to the next joint, after a word that is not:
/// "Lukitse galleria Anna Kowalska". One alone may be the rest of a name: "Sem van der Wal/ANP".
fn names_begin(text: &str, words: &[Word], first: usize, at: usize) -> bool {
    if at == first || words[at - 1].case != Case::Lower || words[at].case == Case::Lower {
        return false;
    }
    let joined = |pair: &[Word]| !has_joint(&text[pair[0].span.end..pair[1].span.start]);
    let count = 1 + words[at..].windows(2).take_while(|pair| joined(pair)).count();
    (2..=4).contains(&count) && words[at..at + count].iter().all(|word| word.case != Case::Lower)
}

#[cfg(test)]
mod tests {
    use super::{Line, pieces};

    fn cut(text: &str) -> Vec<&str> {
        let line = Line::read(text);
        let span =
            |piece: &std::ops::Range<usize>| line.words()[piece.start].span.start..line.words()[piece.end - 1].span.end;
        pieces(text, &line).iter().map(|piece| &text[span(piece)]).collect()
    }

    #[test]
    fn a_label_and_a_name_come_apart() {
        assert_eq!(cut("źródło by Anna Kos/AFP"), ["źródło", "Anna Kos", "AFP"]);
        assert_eq!(cut("Zdjęcie: AP Photo"), ["Zdjęcie", "AP Photo"]);
        assert_eq!(cut("ภาพ Anna Kos"), ["ภาพ", "Anna Kos"]);
        assert_eq!(cut("Valokuva on Anna Kos"), ["Valokuva on", "Anna Kos"]);
        assert_eq!(cut("Valokuva on Anna Kos/AFP"), ["Valokuva on", "Anna Kos", "AFP"]);
    }

    #[test]
    fn a_plain_line_stays_whole() {
        assert_eq!(cut("Read more about this"), ["Read more about this"]);
        assert_eq!(cut("written by hand"), ["written by hand"]);
        assert_eq!(cut("Sem van der Wal/ANP"), ["Sem van der Wal", "ANP"]);
    }
}
