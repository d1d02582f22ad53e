//! What was found in the prose, carried over to the file.

use super::Markdown;
use super::beside::Beside;
use crate::finding::Fate;
use crate::language::Tag;
use crate::record::{Article, Removed, RemovedKind};
use crate::text::{Edit, Patch, Positions, Span};

impl Markdown<'_> {
    /// Puts edits, positions, the fixed text and blocks of code of a record made from [`Markdown::input`] where the file has them.
    ///
    /// The title stands in the front matter, which is left as it is: what was found in it has no place in the prose.
    pub fn restore(&self, article: &mut Article<'_>) {
        article.findings.retain(|finding| finding.field != "title");
        self.put_code(article);
        let mut beside = Beside::new(self.whole, &self.prose);
        let careful = self.edits(article, |edit| lines(edit, &mut beside));
        let all = careful.iter().enumerate().filter(|(index, _)| article.findings[*index].fate == Fate::Applied);
        // Marks of two neighbours may meet; then each edit takes its own words only.
        let stand_apart = Patch::new(all.flat_map(|(_, edits)| edits.clone()).collect()).is_ok();
        let edits = if stand_apart { careful } else { self.edits(article, |edit| edit.span) };
        let mut positions = Positions::new(self.whole);
        for (finding, edits) in article.findings.iter_mut().zip(edits) {
            if finding.fate == Fate::Applied && edits.is_empty() {
                finding.fate = Fate::Reported;
                finding.evidence.push("it stands in code, a picture or a link target, which are left alone".to_owned());
            }
            finding.edits = edits;
            (finding.line, finding.column) = positions.of(finding.span.start);
        }
        // What a picture is described by is no line of the article, so nothing is wrong with what it would be as one.
        article.findings.retain(|finding| tells_of_characters(finding.rule) || !self.is_alt(finding.span));
        article.removed.extend(self.names.iter().map(|name| Removed {
            text: name.of(self.whole).to_owned(),
            kind: RemovedKind::Label,
            language: Tag::UND,
            gloss: None,
            rule: None,
        }));
        if article.text.is_some() {
            article.text = Some(self.fixed(article));
        }
    }

    fn is_alt(&self, span: Span) -> bool {
        let after = self.alts.partition_point(|alt| alt.start <= span.start);
        after.checked_sub(1).is_some_and(|index| self.alts[index].holds(span))
    }

    /// The file after the applied edits of a restored record.
    pub fn fixed(&self, article: &Article<'_>) -> String {
        let applied = article.findings.iter().filter(|finding| finding.fate == Fate::Applied);
        let patch = Patch::new(applied.flat_map(|finding| finding.edits.clone()).collect());
        patch.expect("edits over prose stand apart, and were only cut").apply(self.whole)
    }

    fn edits(&self, article: &Article<'_>, mut place: impl FnMut(&Edit) -> Span) -> Vec<Vec<Edit>> {
        let mut own = |edit: &Edit| self.around_kept(place(edit), &edit.with);
        article.findings.iter().map(|finding| finding.edits.iter().flat_map(&mut own).collect()).collect()
    }

    /// The edit of `span` without what is kept: a deletion goes around it, a replacement is given up.
    fn around_kept(&self, span: Span, with: &str) -> Vec<Edit> {
        // They follow each other in the file.
        let first = self.kept.partition_point(|kept| kept.span.end < span.start);
        let near = self.kept[first..].iter().take_while(|kept| kept.span.start <= span.end);
        let met = near.filter(|kept| kept.span.overlaps(span));
        if with.is_empty() {
            let mut edits = Vec::new();
            let mut start = span.start;
            for kept in met {
                if !kept.always && span.holds(kept.span) {
                    continue;
                }
                if !kept.always {
                    return Vec::new();
                }
                if kept.span.start > start {
                    edits.push(Edit::delete(self.whole, Span::new(start, kept.span.start)));
                }
                start = start.max(kept.span.end);
            }
            if start < span.end {
                edits.push(Edit::delete(self.whole, Span::new(start, span.end)));
            }
            // Blank lines alone are not worth an edit.
            edits.retain(|edit| edits_words(edit) || span.is_empty());
            return edits;
        }
        match met.count() {
            0 => vec![Edit::replace(self.whole, span, with)],
            _ => Vec::new(),
        }
    }

    /// Puts each block of code before the paragraph that followed it.
    fn put_code(&self, article: &mut Article<'_>) {
        if self.code.is_empty() {
            return;
        }
        let applied = article.findings.iter().filter(|finding| finding.fate == Fate::Applied);
        let Ok(patch) = Patch::new(applied.flat_map(|finding| finding.edits.clone()).collect()) else { return };
        let fixed = patch.apply(&self.prose);
        let (mut edits, mut shift) = (patch.edits().iter().peekable(), 0);
        let mut moved = |at: usize| {
            while let Some(edit) = edits.next_if(|edit| edit.span.end <= at) {
                shift += edit.with.len() as isize - edit.before.len() as isize;
            }
            at as isize + shift
        };
        let mut code = self.code.iter().map(|&span| (moved(span.start), span.of(self.whole).to_owned())).peekable();
        let mut body = Vec::with_capacity(article.body.len() + self.code.len());
        let mut from = 0;
        for paragraph in std::mem::take(&mut article.body) {
            let at = fixed[from..].find(&paragraph).map_or(from, |at| from + at);
            while let Some((_, block)) = code.next_if(|(place, _)| *place <= at as isize) {
                body.push(block);
            }
            from = (at + paragraph.len()).min(fixed.len());
            body.push(paragraph);
        }
        body.extend(code.map(|(_, block)| block));
        article.body = body;
    }
}

/// The span of a deletion, with the marks that belong to the words it takes and without those of its neighbours.
fn lines(edit: &Edit, beside: &mut Beside<'_>) -> Span {
    if !edit.with.is_empty() || edit.span.is_empty() {
        return edit.span;
    }
    let (start, end) = (beside.marks(edit.span.start), beside.marks(edit.span.end));
    if start < end { Span::new(start, end) } else { edit.span }
}

/// Rules about letters and names, wherever they stand.
fn tells_of_characters(rule: &str) -> bool {
    rule.starts_with("TX") || rule.starts_with("NM")
}

fn edits_words(edit: &Edit) -> bool {
    !edit.before.trim().is_empty()
}
