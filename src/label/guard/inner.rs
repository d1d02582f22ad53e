//! What stands inside an article and has the shape of furniture: crossheads, lines that lead to a quotation, tables and lists.

use super::gains::{Gain, Guards};
use super::{Company, FOLLOWING_WORDS, SENTENCE_WORDS};
use crate::label::alike;
use crate::label::feature::Feature;
use crate::label::line::{End, Start};
use crate::label::role::Role;
use crate::label::series;
use crate::label::words::Topic;

/// From so many words on a heading may have one that page furniture has, too.
const TELLING_WORDS: usize = 3;
/// From this sureness on two words and more have the shape of a name.
const LIKE_A_NAME: f32 = 0.3;
/// Words of a heading between two paragraphs, at most: links to other articles are longer.
const HEADING_WORDS: usize = 5;
/// Other headings with a colon, at least, beside one that looks like a label.
const OTHER_HEADINGS: usize = 2;
/// From this sureness on a caption ends with its credit.
const CREDITED: f32 = 0.6;
/// Words of a line that is wrapped by hand, at least.
const WRAPPED_WORDS: usize = 6;
/// Words of a line that says who speaks, at most, and of one that gives the outcome.
const INTRODUCING_WORDS: usize = 8;
const CONCLUDING_WORDS: usize = 4;
/// Lines with pictures and advertisements between a paragraph and the heading below them, at most.
const PICTURES: usize = 4;
/// Items of a list, at least, and words of one, at most.
const LEAST_ITEMS: usize = 3;
/// From so many lines on, a list of amounts needs no more than a paragraph below it.
const MANY_ITEMS: usize = 5;
const ITEM_WORDS: usize = 16;
/// Log-odds from which on a line out of the body may be a caption: `captions.rs` asks the same.
const NO_CAPTION: f32 = -2.2;
/// Lines between the first sentence and the next, at most.
const BEFORE_MORE: usize = 16;
/// Lines between a table and the paragraph above or below it, at most.
const ANNOUNCED: usize = 2;

impl Company<'_> {
    /// Gives lines that stand over a paragraph what they gain for that: crossheads between two paragraphs, and the colon that leads to a
    /// quotation or to figures.
    pub(super) fn head(&self, gains: &mut [Gain]) {
        let says = |at: usize, words: usize| self.is_said(at, words) && (self.brief || self.page.lines[at].is_long());
        for index in self.head + 1..gains.len().saturating_sub(1) {
            let stays = |at: usize| self.sums[at] + gains[at].weight > 0.0;
            if stays(index) || !stays(index + 1) {
                continue;
            }
            let (line, below) = (&self.page.lines[index], &self.page.lines[index + 1]);
            let listed = || below.start == Start::Bullet && stays(index - 1);
            let figured = || below.digits > 0 && !below.is_long();
            let leads = line.end == End::Colon && (below.start == Start::Quote || figured() || listed());
            // "Here are the marks of our players …"
            let leads = leads
                || line.end == End::Ellipsis
                    && line.word_count() >= SENTENCE_WORDS
                    && stays(index - 1)
                    && says(index - 1, SENTENCE_WORDS);
            let gain = if leads && self.is_free(index) {
                Guards::get().announces
            } else if line.end == End::Colon
                && stays(index - 1)
                && says(index - 1, FOLLOWING_WORDS)
                && says(index + 1, FOLLOWING_WORDS)
                && self.furniture(index) <= 1.0
                && self.heads_with_colons(gains, index)
            {
                Guards::get().heads
            } else if line.end == End::Sentence
                && line.word_count() < FOLLOWING_WORDS
                && stays(index - 1)
                && self.page.lines[index - 1].question
                && self.is_free(index)
            {
                Guards::get().answers
            } else if stays(index - 1)
                && says(index - 1, FOLLOWING_WORDS)
                && says(index + 1, FOLLOWING_WORDS)
                && self.concludes(index)
            {
                Guards::get().heads
            } else if let Some(above) = self.above_link(index).filter(|&above| stays(above))
                && self.is_free_heading(index)
                && says(above, FOLLOWING_WORDS)
                && says(index + 1, SENTENCE_WORDS)
                && !below.question
            {
                Guards::get().heads
            } else {
                continue;
            };
            if gain.weight > gains[index].weight && !self.speaks_against(index) {
                gains[index] = gain;
            }
        }
    }

    /// Gives the lines of a sentence that is set on several what they gain for that: wrapped by hand, or "Dear all," above the first one. The next line
    /// goes on with a small letter, and stays.
    pub(super) fn join(&self, gains: &mut [Gain]) {
        let blocks = self.scene.blocks;
        for index in (0..gains.len().saturating_sub(1)).rev() {
            let line = &self.page.lines[index];
            let wrapped = || line.end == End::Letter && line.word_count() >= WRAPPED_WORDS;
            let addresses = || line.word_count() > 1 && self.text(index).ends_with(',');
            if self.page.lines[index + 1].start == Start::Lower
                && !self.stays(gains, index)
                && self.stays(gains, index + 1)
                && (wrapped() || addresses())
                && blocks[index].span.end + 1 == blocks[index + 1].span.start
                && self.text(index + 1).starts_with(char::is_lowercase)
                && !self.has_evidence(index)
                && !self.is_said_above(index)
            {
                gains[index] = gains[index].or_more(Guards::get().verse);
            }
        }
    }

    /// The line above line `index`; one higher where an announcement with its headline stands between them ("Read also: Who pays?"), and above
    /// pictures and advertisements.
    fn above_link(&self, index: usize) -> Option<usize> {
        let mut above = index.checked_sub(1)?;
        let parts = |at: usize| {
            let readings = &self.page.readings[at];
            let label = readings.phrase.is_some_and(|kind| kind.role() == Role::Label);
            label || readings.credit_end > CREDITED
        };
        for _ in 0..PICTURES {
            if !parts(above) {
                break;
            }
            above = above.checked_sub(1)?;
        }
        let readings = &self.page.readings[above];
        let links = readings.phrase.is_some_and(|kind| kind.role() == Role::Related) && !readings.announces_only();
        if links { above.checked_sub(1) } else { Some(above) }
    }

    /// Whether line `index` is a few words that no name is, that no sign divides, and against which nothing is known.
    pub(super) fn is_free_heading(&self, index: usize) -> bool {
        let line = &self.page.lines[index];
        // Nearly all lines of a page are told by their words.
        if !(1..=HEADING_WORDS).contains(&line.word_count()) {
            return false;
        }
        let open = matches!(line.end, End::Letter | End::Digit | End::Other) || line.question;
        let signs = line.brackets + line.dividers + line.symbols + u32::from(line.early_colon || line.address);
        let shouts = line.uppers * 2 > line.letters && line.word_count() > 1;
        let begins = matches!(line.start, Start::Upper | Start::Quote | Start::Other);
        // "What happens next" has a word that leads elsewhere, "What you should know" one for the reader; "Next page" has one too much, and "Photo Ada Berg" the wrong one.
        let furniture = self.matrix.get(index, Feature::Furniture);
        let said = |topic: Topic| f32::from(self.page.topics[index][topic as usize]);
        let speaks = || said(Topic::Link) + said(Topic::Reader) == 1.0;
        let little = furniture == 0.0 || furniture == 1.0 && speaks() && line.word_count() >= TELLING_WORDS;
        open && signs == 0
            && little
            && !self.speaks_against(index)
            && !shouts
            && begins
            && self.page.readings[index].byline < LIKE_A_NAME
    }

    /// The same for a few words behind a dash or bullet: "- Silba".
    fn is_free_item(&self, index: usize) -> bool {
        let line = &self.page.lines[index];
        let open = matches!(line.end, End::Letter | End::Digit) && line.brackets == 0 && !line.early_colon;
        open && line.start == Start::Bullet
            && (1..=HEADING_WORDS).contains(&line.word_count())
            && self.is_free(index)
            && self.page.readings[index].byline < LIKE_A_NAME
    }

    /// Gives the sentence that begins the article below its picture, byline or date what it gains for that, where the article goes on below, though
    /// not right below it: a table or a list may come first. On long pages the forests see enough of the article to do without.
    pub(super) fn begin(&self, gains: &mut [Gain]) {
        if !self.brief {
            return;
        }
        let first = (1..gains.len()).find(|&at| self.is_said(at, SENTENCE_WORDS) && !self.has_evidence(at));
        let may_begin = |&at: &usize| {
            let credited = self.page.readings.get(at + 1).is_some_and(|below| below.credit > LIKE_A_NAME);
            let captions = credited || self.captions[at] > NO_CAPTION;
            self.has_evidence(at - 1) && self.goes_on(at, SENTENCE_WORDS) && !captions
        };
        let Some(first) = first.filter(may_begin) else { return };
        let below = first + 1..gains.len().min(first + 1 + BEFORE_MORE);
        if below.into_iter().any(|at| self.is_said(at, FOLLOWING_WORDS) && self.sums[at] > 0.0) {
            gains[first] = gains[first].or_more(Guards::get().begins);
        }
    }

    /// Gives lines that are a series by their form what they gain for that: numbered headings, and lists, tables, hours and amounts beside lines
    /// of the body.
    pub(super) fn keep_series(&self, gains: &mut [Gain]) {
        for index in series::numbered(&self.page.lines, |index| !self.speaks_against(index)) {
            gains[index] = gains[index].or_more(Guards::get().numbered);
        }
        self.keep_lists(gains);
        self.keep_items(gains);
        self.keep_entries(gains);
        self.keep_alike(gains);
        self.keep_verse(gains);
        self.keep_barred(gains);
        // "Upton South – the first to declare. Safe seat" has its stop inside.
        let tells = |index: usize| self.is_said(index, FOLLOWING_WORDS) || self.page.lines[index].inner_stops > 0;
        // A caption below an hour's headline has its credit below itself.
        let credited =
            |index: usize| self.page.readings.get(index + 1).is_some_and(|below| below.credit >= LIKE_A_NAME);
        let said = |index: usize| !self.has_evidence(index) && tells(index) && !credited(index);
        let begins_at = |index: usize| {
            let line = &self.page.lines[index];
            let may_begin = line.digits > 0 && !line.is_long() && line.end != End::Sentence;
            // "10pm" has a word of dates.
            let free = |index: usize| self.furniture(index) <= f32::from(self.page.topics[index][Topic::Date as usize]);
            may_begin && !self.speaks_against(index) && free(index) && alike::begins_at(self.text(index))
        };
        let timed = series::timed(&self.page.lines, said, begins_at);
        // "The latest on the count (all times local):"
        let announces = |&at: &usize| {
            let line = &self.page.lines[at];
            line.end == End::Colon && line.word_count() >= SENTENCE_WORDS && !self.has_evidence(at)
        };
        let above = timed.first().and_then(|first| first.start.checked_sub(1)).filter(announces);
        for index in timed.into_iter().flatten().chain(above) {
            gains[index] = gains[index].or_more(Guards::get().timed);
        }
        let free = |index: usize| self.is_free(index);
        for run in series::measured(&self.page.lines, free).into_iter().rev() {
            // The first thing to do, in a paragraph that the sums see below a list alone.
            let told = |at: usize| {
                self.page.lines[at].is_long() && self.goes_on(at, SENTENCE_WORDS) && run.len() >= MANY_ITEMS
            };
            let below =
                |at: usize| at < gains.len() && (self.stays(gains, at) || told(at)) || self.is_measured_step(at);
            if !(run.end..run.end + ANNOUNCED).any(below) {
                continue;
            }
            let heading = run.start.checked_sub(1).filter(|&at| self.heads_table(at) || self.heads_amounts(at));
            let steps = |at: usize| self.is_measured_step(at) || at < gains.len() && self.is_said(at, SENTENCE_WORDS);
            let heads_steps = |&at: &usize| steps(at + 1) && self.is_free_heading(at);
            let of_steps = (run.end..run.end + ANNOUNCED).find(heads_steps);
            for index in heading.into_iter().chain(of_steps).chain(run).filter(|&at| !self.has_evidence(at)) {
                gains[index] = gains[index].or_more(Guards::get().measured);
            }
        }
        for run in series::tabled(&self.page.lines, free) {
            let unknown = |index: &usize| !self.has_evidence(*index);
            let mut below = (run.end..gains.len()).filter(unknown).take(ANNOUNCED);
            let inside = run.clone().any(|at| self.stays(gains, at))
                || below.any(|at| self.stays(gains, at) || self.is_said(at, SENTENCE_WORDS));
            let heading = run.start.checked_sub(1).filter(|&at| !self.stays(gains, at) && self.heads_table(at));
            if inside && self.stands_below_body(gains, run.start) {
                for index in heading.into_iter().chain(run) {
                    gains[index] = gains[index].or_more(Guards::get().tabled);
                }
            }
        }
    }

    /// The same for lists of names and line-ups. The looks of a caption are no argument against them, nor is a player called Link.
    fn keep_lists(&self, gains: &mut [Gain]) {
        let furniture = |index: usize| self.matrix.get(index, Feature::Furniture) as usize;
        let unknown =
            |index: usize| !self.has_evidence(index) && furniture(index) * 4 <= self.page.lines[index].word_count();
        for run in series::listed(&self.page.lines, |index| self.is_free(index), unknown) {
            if self.stands_below_body(gains, run.start) {
                for index in run.filter(|&index| unknown(index)) {
                    gains[index] = gains[index].or_more(Guards::get().listed);
                }
            }
        }
    }

    /// The same for short headings with a sentence or a few below each, as in a horoscope or a list of places, and for questions and answers, on short
    /// pages. One of the sentences must be body by itself: other articles are announced in the same form.
    fn keep_entries(&self, gains: &mut [Gain]) {
        if !self.brief {
            return;
        }
        // One word of furniture's is no argument in a row of sentences, nor is the look of a caption.
        let says = |index: usize| {
            self.is_said(index, FOLLOWING_WORDS) && self.furniture(index) <= 1.0 && !self.has_evidence(index)
        };
        let heads = |index: usize| {
            self.is_free_heading(index) || self.is_free_item(index) || self.introduces(index) || self.grades(index)
        };
        let entries = series::entries(&self.page.lines, heads, says);
        // Questions of an interview, and answers of a word.
        let said = |index: usize, topic: Topic| f32::from(self.page.topics[index][topic as usize]);
        let asks = |index: usize| {
            // "Will you come back?" has words for the reader and for links, "Who should follow you?" one for networks.
            let spoken = said(index, Topic::Reader) + said(index, Topic::Link) + said(index, Topic::Share);
            self.page.lines[index].question && self.furniture(index) <= spoken && !self.has_evidence(index)
        };
        let answers =
            |index: usize| self.is_said(index, 1) && !self.page.lines[index].question && !self.has_evidence(index);
        for run in entries.into_iter().chain(series::entries(&self.page.lines, asks, answers)) {
            let announced = run.start > 0 && {
                let readings = &self.page.readings[run.start - 1];
                readings.phrase.is_some_and(|kind| kind.role() == Role::Related)
            };
            let is_body = |index: usize| self.stays(gains, index) && self.is_said(index, FOLLOWING_WORDS);
            // Readers who comment give their age, too.
            let foreign = self.introduces(run.start) && (run.start == 0 || !self.stays(gains, run.start - 1));
            if !announced && !foreign && run.clone().any(is_body) {
                for index in run {
                    gains[index] = gains[index].or_more(Guards::get().entries);
                }
            }
        }
    }

    /// The same for three lines and more behind dashes or bullets, on short pages: below a sentence of the body or a heading of the article's own,
    /// and with a sentence of the body right below them. Links to other articles have a line that announces them, or stand below the article.
    fn keep_items(&self, gains: &mut [Gain]) {
        if !self.brief {
            return;
        }
        let items = |index: &usize| {
            let line = &self.page.lines[*index];
            line.start == Start::Bullet && line.word_count() <= ITEM_WORDS && self.is_free(*index)
        };
        let told = |at: usize| self.stays(gains, at) && self.is_said(at, SENTENCE_WORDS);
        let found: Vec<usize> = (1..gains.len()).filter(items).collect();
        let mut kept = Vec::new();
        for run in found.chunk_by(|a, b| b - a == 1).filter(|run| run.len() >= LEAST_ITEMS) {
            let (above, below) = (run[0] - 1, run[run.len() - 1] + 1);
            let announces = || self.page.lines[above].end == End::Colon && self.is_free(above);
            let heads = above > 0 && (self.is_free_heading(above) || announces()) && told(above - 1);
            let leads = self.stays(gains, above) && self.page.lines[above].end == End::Colon || told(above);
            if (heads || leads) && below < gains.len() && told(below) {
                kept.extend(heads.then_some(above).into_iter().chain(run.iter().copied()));
            }
        }
        for index in kept {
            gains[index] = gains[index].or_more(Guards::get().listed);
        }
    }

    /// Whether other headings of a few words end with a colon as line `index` does: "Turnout:", "Number of votes:".
    fn heads_with_colons(&self, gains: &[Gain], index: usize) -> bool {
        let heads = |at: usize| {
            let line = &self.page.lines[at];
            line.end == End::Colon && line.word_count() <= HEADING_WORDS
        };
        let others = (1..gains.len()).filter(|&at| at != index && heads(at) && self.stays(gains, at));
        heads(index) && others.count() >= OTHER_HEADINGS
    }

    /// Whether line `index` gives somebody's mark: "Pohl: 2.5".
    fn grades(&self, index: usize) -> bool {
        let line = &self.page.lines[index];
        let marked = line.early_colon && line.end == End::Digit && line.numbers <= 2;
        marked && (2..=HEADING_WORDS).contains(&line.word_count()) && self.is_free(index)
    }

    /// Whether line `index` says who speaks below it, and how old they are: "Ada Berg (71), retired".
    fn introduces(&self, index: usize) -> bool {
        let line = &self.page.lines[index];
        let readings = &self.page.readings[index];
        // The reader of bylines knows the name, and no more is said against it.
        let named =
            readings.phrase.is_none() && readings.credit.max(readings.credit_end).max(readings.date) < LIKE_A_NAME;
        (line.brackets == 1 || line.commas == 2 && line.brackets == 0)
            && (line.numbers, line.digits) == (1, 2)
            && matches!(line.start, Start::Upper | Start::Lower)
            && (TELLING_WORDS..=INTRODUCING_WORDS).contains(&line.word_count())
            && matches!(line.end, End::Letter | End::Digit)
            && named
            && self.furniture(index) == 0.0
            && self.captions[index] <= Guards::get().caption.weight
    }

    /// Whether line `index` is the last paragraph's outcome in a word or two: "Verdict: false".
    fn concludes(&self, index: usize) -> bool {
        let line = &self.page.lines[index];
        let short = (2..=CONCLUDING_WORDS).contains(&line.word_count()) && line.digits == 0;
        short && line.early_colon && line.end == End::Letter && self.is_free(index)
    }

    /// Whether line `index` is body, with what it has gained.
    pub(super) fn stays(&self, gains: &[Gain], index: usize) -> bool {
        self.sums[index] + gains[index].weight > 0.0
    }

    /// Whether line `index` is the first of what to do: "1. Heat the oil."
    fn is_measured_step(&self, index: usize) -> bool {
        self.page.lines.get(index).is_some_and(|line| line.item == 1) && self.is_said(index, SENTENCE_WORDS)
    }

    /// Whether a line of the body stands above line `index`; labels between the two do not part a table from its article.
    pub(super) fn stands_below_body(&self, gains: &[Gain], index: usize) -> bool {
        let unknown = |index: &usize| !self.has_evidence(*index);
        (0..index).rev().filter(unknown).take(ANNOUNCED).any(|at| self.stays(gains, at))
    }

    /// Whether line `index`, above a table, is its heading.
    pub(super) fn heads_table(&self, index: usize) -> bool {
        self.page.lines[index].end == End::Colon && self.is_free(index) || self.is_free_heading(index)
    }

    /// Whether line `index` heads amounts and says for how many they are: "Ingredients (serves 4)".
    fn heads_amounts(&self, index: usize) -> bool {
        let line = &self.page.lines[index];
        let counts = line.brackets == 1 && line.numbers == 1 && line.end == End::Letter;
        counts && line.start == Start::Upper && line.word_count() <= HEADING_WORDS && self.is_free(index)
    }

    /// Whether nothing is known against line `index`, and no word of it is furniture's.
    pub(super) fn is_free(&self, index: usize) -> bool {
        !self.speaks_against(index) && self.furniture(index) == 0.0
    }
}
