//! Which kind of dirt a line is, and which part of the body.

use super::appeal::is_dialog;
use super::captions::{CAPTION_WORDS, CREDIT_LINE, LIKELY};
use super::feature::Feature;
use super::letter;
use super::line::{End, Line, Start};
use super::matrix::Matrix;
use super::model::Opinions;
use super::page::Page;
use super::readers::Readings;
use super::title::Titles;
use super::words::Topic;
use super::{Role, Scene};
use crate::lexicon::Kind;
use crate::metadata::bylines;
use crate::text::is_initial;

/// The role of each line, given which lines are body. A line of the body that is the title is named so.
pub(super) fn roles(scene: &Scene<'_>, page: &Page, matrix: &Matrix, body: &[bool], opinions: &Opinions) -> Vec<Role> {
    if is_dialog(page) && !body.contains(&true) {
        return vec![Role::Notice; body.len()];
    }
    let titles = Titles::find(scene, page, matrix, body, opinions);
    let first_body = body.iter().position(|&stays| stays).unwrap_or(body.len());
    let last_body = body.iter().rposition(|&stays| stays).unwrap_or(0);
    let mut view = View {
        scene,
        page,
        matrix,
        body,
        opinions,
        titles,
        first_body,
        last_body,
        article: 0,
        signed: false,
        labelled: None,
        bio: None,
        stopless: false,
        greeting: letter::greeting(page, |index| scene.blocks[index].span.of(scene.text)),
    };
    view.labelled = (0..body.len()).find(|&index| !view.stays(index) && view.readings(index).byline > LABELLED);
    view.article = (0..body.len()).find(|&index| view.begins_article(index)).unwrap_or(body.len());
    view.signed = (0..view.article).any(|index| !view.stays(index) && view.signs(index));
    view.bio = view.find_bio();
    view.stopless = body.len() <= FEW_LINES && !(0..body.len()).any(|index| view.is_told(index));
    (0..body.len()).map(|index| view.role(index)).collect()
}

/// A page while its lines are named.
pub(super) struct View<'p> {
    pub(super) scene: &'p Scene<'p>,
    pub(super) page: &'p Page,
    matrix: &'p Matrix,
    pub(super) body: &'p [bool],
    pub(super) opinions: &'p Opinions,
    pub(super) titles: Titles,
    pub(super) first_body: usize,
    pub(super) last_body: usize,
    /// The first paragraph of the body.
    pub(super) article: usize,
    /// Whether a byline stands above the article.
    signed: bool,
    /// The first line outside of the body that is a byline with a label.
    labelled: Option<usize>,
    /// The line of the body that tells of its author.
    bio: Option<usize>,
    /// Whether no line ends as a sentence does, as some write in scripts that have a stop of their own.
    stopless: bool,
    /// The line that greets, where the article is a letter.
    greeting: Option<usize>,
}

/// A text of no more lines is a note or somebody's test: dirt comes with more around it.
pub(super) const NOTE_LINES: usize = 4;

/// A text of more lines may be a page with its menus; one of so few that shows no sign of a page has no outside.
pub(super) const FEW_LINES: usize = 12;

/// So many lines below the headline a name without a label may be its author's.
pub(super) const BELOW_TITLE: usize = 6;

impl View<'_> {
    fn role(&self, index: usize) -> Role {
        if self.titles.holds(index) && (!self.stays(index) || self.is_beside_title(index)) {
            Role::Title
        } else if self.bio == Some(index) {
            Role::Bio
        } else if index > 0 && (self.readings(index).captions || self.is_announced(index))
            || self.is_credited(index)
            || self.is_beside_credit(index)
            || self.body.len() > 1 && self.readings(index).posed
            || self.captions_in_body(index)
            || self.lists_people(index)
            || self.repeats_caption(index)
            || self.tells_when_taken(index)
            || self.is_celled(index)
        {
            Role::Caption
        } else if self.is_bracketed_credit(index) {
            Role::Credit
        } else if self.stays(index) {
            if self.dates_article(index) { Role::Date } else { self.body_part(index) }
        } else if self.is_standfirst(index) || self.sums_up(index) {
            Role::Summary
        } else {
            self.dirt(index)
        }
    }

    /// The title or a line next to it: what is said again there is no part of the article, however much it looks like one.
    fn is_beside_title(&self, index: usize) -> bool {
        self.titles.best.is_some_and(|best| best.abs_diff(index) <= 2)
    }

    pub(super) fn text(&self, index: usize) -> &str {
        self.scene.blocks[index].span.of(self.scene.text)
    }

    pub(super) fn line(&self, index: usize) -> &Line {
        &self.page.lines[index]
    }

    pub(super) fn readings(&self, index: usize) -> &Readings {
        &self.page.readings[index]
    }

    /// How many of the line's words speak for `topic`.
    pub(super) fn words_for(&self, index: usize, topic: Topic) -> usize {
        usize::from(self.page.topics[index][topic as usize])
    }

    pub(super) fn stays(&self, index: usize) -> bool {
        self.body.get(index).is_some_and(|&stays| stays)
    }

    /// A name or house alone in brackets, inside the article: "(The Harbour Post)".
    fn is_bracketed_credit(&self, index: usize) -> bool {
        let line = self.line(index);
        let whole = line.start == Start::Quote && line.end != End::Sentence && line.brackets >= 1;
        let named = self.readings(index).credit >= BRACKETED && line.word_count() < CAPTION_WORDS;
        whole && named && self.first_body < index && index < self.last_body
    }

    /// Whether the line is the standfirst by its place: the first sentence between the headline and the article, with nothing known
    /// against it. Pages set it like a teaser, so that its sum alone often calls it one.
    fn is_standfirst(&self, index: usize) -> bool {
        let Some(title) = self.titles.best.filter(|&title| title < index && index <= title + 4) else { return false };
        let speaks = |at: usize| {
            let (line, readings) = (self.line(at), self.readings(at));
            let evidence = self.matrix.get(at, Feature::Evidence) > 0.0;
            line.word_count() >= STANDFIRST_WORDS && !evidence && !readings.is_recognised() && !self.titles.holds(at)
        };
        index < self.article
            && (self.line(index).end == End::Sentence || self.is_open_standfirst(index, title))
            && self.opinions.body[index] > SURELY_DIRT
            && self.caption_odds(index) < NO_CAPTION
            && speaks(index)
            && !(title + 1..index).any(|between| self.stays(between) || speaks(between))
    }

    /// Whether the line is one of three or more right below the headline that say behind bullets what the article says: links to other articles have a line
    /// that announces them, or stand below it.
    fn sums_up(&self, index: usize) -> bool {
        let Some(title) = self.titles.best.filter(|&title| title < index && index < self.article) else { return false };
        let is_item = |at: usize| {
            let line = self.line(at);
            let free = self.matrix.get(at, Feature::Evidence) == 0.0 && !self.readings(at).is_recognised();
            let links = self.words_for(at, Topic::Link) + self.words_for(at, Topic::Share);
            line.start == Start::Bullet && line.word_count() >= SUMMARY_WORDS && free && links == 0
        };
        let above = (title + 1..index).rev().take_while(|&at| is_item(at)).count();
        let below = || (index + 1..self.article).take_while(|&at| is_item(at)).count();
        self.article < self.body.len()
            && index <= title + MOST_ITEMS
            && is_item(index)
            && self.heads_summary(title, index - above)
            && above + below() >= LEAST_ITEMS - 1
    }

    /// Whether nothing but the headline said again stands between it and line `first`, or a heading of a few words: "Key points".
    fn heads_summary(&self, title: usize, first: usize) -> bool {
        let mut others = (title + 1..first).filter(|&at| !self.titles.holds(at));
        let is_heading = |at: usize| {
            let free = self.matrix.get(at, Feature::Furniture) == 0.0 && !self.readings(at).is_recognised();
            self.line(at).word_count() < SHORTEST_LABEL && free
        };
        others.next().is_none_or(is_heading) && others.next().is_none()
    }

    /// Whether a date below the article is that of another one: right below the headline of a teaser, in a list that is announced or has more of
    /// such pairs. A date with a word for it ("Published …") may be the article's own.
    fn dates_another(&self, index: usize) -> bool {
        let dates_teaser = |at: usize| {
            let (above, line) = (self.readings(at - 1), self.line(at - 1));
            at > self.last_body + 1
                && !self.stays(at - 1)
                && !above.is_recognised()
                && line.word_count() >= TEASER_WORDS
                && line.end != End::Sentence
                && self.readings(at).date > 0.5
                && self.words_for(at, Topic::Date) == 0
        };
        let announces = |at: usize| self.readings(at).phrase.is_some_and(|kind| kind.role() == Role::Related);
        index > self.last_body + 1
            && self.last_body > 0
            && dates_teaser(index)
            && ((self.last_body + 1..index).any(announces)
                || (self.last_body + 2..self.body.len()).any(|at| at != index && dates_teaser(at)))
    }

    /// Whether a line between headline and article says when, however much its shape is that of text: a short clean text has no
    /// furniture that would tell.
    fn dates_article(&self, index: usize) -> bool {
        let line = self.line(index);
        let headed = self.titles.best.is_some_and(|title| title < index) && index < self.article;
        // "07:12 p. m." ends with a stop, and is no sentence.
        let sentence = line.end == End::Sentence && line.word_count() > DATE_WORDS;
        headed && !line.is_long() && !sentence && self.readings(index).date > 0.5
    }

    /// Whether a line without a full stop is long enough for a standfirst, and stands where one does: right below the headline with words
    /// of the article, or with who wrote the article, or when, right below it.
    fn is_open_standfirst(&self, index: usize, title: usize) -> bool {
        let line = self.line(index);
        let says_who = |at: usize| at < self.article && self.readings(at).byline.max(self.readings(at).date) > SIGNED;
        let get = |feature: Feature| self.matrix.get(index, feature);
        // What is said before is the headline, glued to its kicker.
        let goes_on = || index == title + 1 && get(Feature::Known) >= KNOWN_WORDS && get(Feature::SaidBefore) <= SAID;
        // What stands between a picture's credit and the article may be its caption, and the line below that the headline.
        let credited = || index == title + 1 && title > 0 && self.readings(title - 1).credit >= CREDIT_LINE;
        let open = line.width >= OPEN_STANDFIRST && (goes_on() || (index + 1..index + 3).any(says_who));
        line.end == End::Letter && (open || credited())
    }

    /// Whether the line is a paragraph of the body, and no standfirst with byline or picture between it and the article.
    fn begins_article(&self, index: usize) -> bool {
        let line = self.line(index);
        self.stays(index)
            && line.is_long()
            && line.end == End::Sentence
            && (index > self.first_body || self.stays(index + 1))
    }

    /// Crosshead, standfirst or paragraph.
    fn body_part(&self, index: usize) -> Role {
        let line = self.line(index);
        let short = !line.is_long() && matches!(line.end, End::Letter | End::Digit | End::Other);
        if short && index > self.first_body && self.stays(index + 1) && self.line(index + 1).is_long() {
            Role::Heading
        } else if index == self.first_body && index + 1 < self.body.len() && !self.stays(index + 1) {
            Role::Summary
        } else {
            Role::Body
        }
    }

    /// What a line outside the body is: what a reader or the lexicon is sure of, then what its words, shape and place say.
    ///
    /// A text of few lines is no page: words and place, which tell furniture by its company, are not enough there for a line to leave, in
    /// one of a dozen the place is not enough against a full stop, and of a single line nothing is.
    fn dirt(&self, index: usize) -> Role {
        let known = self.read(index).or_else(|| self.captions(index));
        let spoken = known.or_else(|| self.spoken(index));
        let role = spoken.unwrap_or_else(|| self.placed(index));
        let lines = self.body.len();
        let states =
            self.line(index).end == End::Sentence || self.stopless && self.line(index).word_count() >= TOLD_WORDS;
        // The first letter of the article, set large.
        let is_initial = |below: usize| self.stays(below) && is_initial(self.text(index), self.text(below));
        let spared = index + 1 < lines && self.line(index).letters == 1 && is_initial(index + 1)
            || lines == 1
            || lines <= NOTE_LINES && known.is_none()
            || lines <= FEW_LINES && spoken.is_none() && states;
        if spared && role.leaves() { Role::Body } else { role }
    }

    /// Whether line `index` is a sentence of a few words or more, to its end or cut short, that nobody knows as something else.
    fn is_told(&self, index: usize) -> bool {
        let line = self.line(index);
        let told = matches!(line.end, End::Sentence | End::Ellipsis) && line.word_count() >= TOLD_WORDS;
        (told || line.inner_stops > 0) && !self.readings(index).is_recognised()
    }

    fn read(&self, index: usize) -> Option<Role> {
        let (line, readings) = (self.line(index), self.readings(index));
        let phrase = readings.phrase.map(Kind::role);
        if readings.credit_end > 0.6 || self.is_perhaps_credited(index) {
            Some(Role::Caption)
        } else if self.signs_as_agency(index) {
            Some(Role::Byline)
        } else if readings.signoff_ends && index > self.last_body {
            // It has the shape of a credit, and credits nobody.
            Some(Role::Signoff)
        } else if readings.credit > 0.7 && !names_nobody(line) {
            let outside = index < self.article || index > self.last_body;
            // Right below the last paragraph; further down it may stand below a picture.
            let closes = readings.signoff > 0.0 && index == self.last_body + 1;
            let signs = readings.credit_source && outside || closes;
            let of_text = signs && !self.beside_picture(index);
            Some(if is_claim(line) {
                Role::Notice
            } else if of_text {
                Role::Signoff
            } else {
                Role::Credit
            })
        } else if self.may_credit(index)
            && index > 0
            && !(self.titles.holds(index - 1) && readings.byline >= MORE_THAN_A_NAME)
            && self.stands_over_credit(index - 1)
        {
            // "Autor: Berg" right below a caption took the picture, right below the headline wrote the text.
            Some(Role::Credit)
        } else if self.signs(index) {
            Some(Role::Byline)
        } else if readings.date > 0.5 {
            Some(if self.dates_another(index) { Role::Related } else { Role::Date })
        } else if readings.trail || readings.teases {
            Some(Role::Related)
        } else if phrase.is_some() {
            phrase
        } else if readings.signoff > 0.0 && index > self.first_body {
            Some(Role::Signoff)
        } else if readings.byline > 0.5 && !line.is_long() && index > self.last_body && self.signed {
            Some(Role::Related)
        } else {
            let inside = self.first_body < index && index < self.last_body;
            let signed = readings.credit >= CREDIT_LINE && inside;
            let credits = signed || readings.credit > 0.3 && self.beside_picture(index);
            (credits && !names_nobody(line)).then_some(Role::Credit)
        }
    }

    /// Whether the line says who wrote the article: a byline above it; below it where none stands above; inside it only with more
    /// than a bare name, for an interview names its speakers. Between headline and article the shape of a name is enough.
    fn signs(&self, index: usize) -> bool {
        let (line, byline) = (self.line(index), self.readings(index).byline);
        let above = index < self.article;
        let below_title = self.titles.best.is_some_and(|title| title < index && index <= title + BELOW_TITLE);
        let enough = if above && below_title && !self.has_surer_byline(index) {
            LIKE_A_NAME
        } else if above && self.has_labelled_byline(index) {
            MORE_THAN_A_NAME
        } else if self.greeting.is_some() && self.article < index && index.abs_diff(self.last_body) <= SIGNATURE {
            LIKE_A_NAME
        } else if above || index > self.last_body && !self.signed {
            0.5
        } else if self.signed {
            return false;
        } else {
            MORE_THAN_A_NAME
        };
        !line.is_long()
            && self.greeting != Some(index)
            && self.caption_odds(index) <= LIKELY
            && self.near_article(index)
            && byline > enough
            && self.readings(index).phrase.is_none()
            && !(above && byline < LABELLED && self.names_subject(index))
    }

    /// Whether the line, a name by itself between headline and article, ends with a surname that both speak of: who is in the picture.
    fn names_subject(&self, index: usize) -> bool {
        let Some(title) = self.titles.best.filter(|&title| title < index && index < self.article) else { return false };
        let surname = self.text(index).trim().rsplit(' ').next().unwrap_or_default();
        let says = |at: usize| at < self.body.len() && self.text(at).contains(surname);
        surname.len() >= SURNAME && says(title) && (says(self.article) || says(self.article + 1))
    }

    /// Whether a house alone on its line wrote the article: below the headline, next to when, and beside no picture.
    fn signs_as_agency(&self, index: usize) -> bool {
        let dated = |at: usize| self.page.readings.get(at).is_some_and(|readings| readings.date > 0.5);
        self.titles.best.is_some_and(|title| title < index && index <= title + BELOW_TITLE)
            && index < self.article
            && self.readings(index).house_alone
            && (dated(index - 1) || dated(index + 1))
            && (!self.beside_picture(index) || dated(index - 1) && self.has_own_credit(index + 1))
    }

    /// Whether a line above the article, and not next to line `index`, is surely a byline: then the shape of a name is not enough.
    fn has_surer_byline(&self, index: usize) -> bool {
        let sure = |at: &usize| !self.stays(*at) && self.readings(*at).byline > 0.6;
        (0..self.article).filter(sure).any(|at| at.abs_diff(index) > 2)
    }

    /// The same with a label: who else is named below it is somebody the article is about.
    fn has_labelled_byline(&self, index: usize) -> bool {
        self.labelled.is_some_and(|first| first + 2 < index)
    }

    /// Before the article, or right behind it.
    fn near_article(&self, index: usize) -> bool {
        index < self.last_body + 4
    }

    /// What the words of the line say.
    fn spoken(&self, index: usize) -> Option<Role> {
        let (line, says) = (self.line(index), |topic| self.words_for(index, topic));
        let words = line.word_count().max(1);
        let by = says(Topic::By) > 0 && words <= 8 && line.capital_words > 0 && line.end != End::Sentence;
        let spoken = [
            (is_claim(line) || says(Topic::Notice) > 1 || line.copyright && line.start == Start::Bullet, Role::Notice),
            (says(Topic::Share) * 3 > words, Role::Share),
            (says(Topic::Comment) > 0 || says(Topic::Account) > 0, Role::Prompt),
            (says(Topic::Ad) * 2 > words, Role::Label),
            (by && self.near_article(index), Role::Byline),
            (says(Topic::Byline) > 0 && line.is_long() && index > self.last_body, Role::Bio),
            (says(Topic::Link) > 0 && (words < 5 || line.early_colon || is_open(line)), Role::Related),
            (says(Topic::Credit) > 0 && line.early_colon && !names_nobody(line), Role::Credit),
            (says(Topic::Media) * 2 > words, Role::Label),
        ];
        spoken.into_iter().find(|(holds, _)| *holds).map(|(_, role)| role)
    }

    /// What the place of the line says, when nothing else does.
    fn placed(&self, index: usize) -> Role {
        let line = self.line(index);
        let words = line.word_count();
        let before_title = self.titles.best.is_some_and(|title| index < title && title - index <= 2);
        // "10:22", "• Web radio": a clock and a menu stand above headlines, too.
        let names = line.letters + line.wides > 0 && line.start != Start::Bullet;
        // Most scripts have no capitals.
        let small = line.start == Start::Lower
            && self.text(index).starts_with(|c: char| c.is_lowercase() && !bylines::is_georgian(c));
        if before_title && words <= 5 && !small && names {
            Role::Kicker
        } else if (small || line.end == End::Colon) && words < 7 {
            Role::Label
        } else if words >= 5 {
            Role::Related
        } else {
            Role::Navigation
        }
    }
}

/// From so many words on a line between headline and article may be a standfirst.
const STANDFIRST_WORDS: usize = 6;
/// Words of a line that sums up the article behind a bullet, at least, and how many such lines there are, at least and at most.
const SUMMARY_WORDS: usize = 5;
const LEAST_ITEMS: usize = 3;
const MOST_ITEMS: usize = 8;
/// Words of the heading above such lines are fewer.
const SHORTEST_LABEL: usize = 4;
/// From this width on a line without a full stop may be one.
const OPEN_STANDFIRST: f32 = 50.0;
/// Share of its words that the article's paragraphs hold, from which on one that nobody signs below is one. On annotated pages all eleven such
/// lines of naive texts were.
const KNOWN_WORDS: f32 = 0.5;
/// Share of its phrases that stand above, up to which it says something new.
const SAID: f32 = 0.5;
/// How sure a reader is of the byline or date below it.
const SIGNED: f32 = 0.5;
/// A sum below which a line is no standfirst, and odds to be a caption from which on it is none. Of the lines they let through on
/// annotated pages, outlets kept apart, seven were standfirsts and three were not.
const SURELY_DIRT: f32 = -3.5;
const NO_CAPTION: f32 = -1.5;

/// From so many words on a line of a text without stops says something.
const TOLD_WORDS: usize = 5;
/// Words of a teaser's headline, at least.
const TEASER_WORDS: usize = 4;

/// Words of a date with its time, at most: "10 de enero de 2026, 07:12 p. m.".
const DATE_WORDS: usize = 9;
/// How sure the reader of bylines is of two to six words with the shape of a name and nothing more.
const LIKE_A_NAME: f32 = 0.3;
/// The same of a common given name and a surname.
const MORE_THAN_A_NAME: f32 = 0.7;
/// The same of a name behind a label: "By Ada Berg".
const LABELLED: f32 = 0.9;
/// Bytes of a surname that a text is searched for, at least: "Li" stands in many words.
const SURNAME: usize = 4;
/// So many lines below its last paragraph the writer of a letter signs, at most.
const SIGNATURE: usize = 3;
/// From this sureness on a short line in brackets is a credit.
const BRACKETED: f32 = 0.45;

/// A sentence without a name: "Picture: how much six centimetres of ice will bear" is a film's, and no credit.
fn names_nobody(line: &Line) -> bool {
    line.uppers > 0 && line.capital_words <= 1 && line.word_count() >= SENTENCE_WORDS
}

/// From so many words on a line tells something.
const SENTENCE_WORDS: usize = 8;

/// "© 2025 …".
fn is_claim(line: &Line) -> bool {
    line.copyright && line.has_year
}

/// Ends with an ellipsis or colon: more is to come elsewhere.
fn is_open(line: &Line) -> bool {
    matches!(line.end, End::Ellipsis | End::Colon)
}
