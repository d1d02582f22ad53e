//! The features of a line: what a person would name who is asked why this is no paragraph.
//!
//! Each is a column of the matrix that [`super::matrix`] fills. No feature knows a language.

macro_rules! features {
    ($($(#[doc = $page:literal])+ $variant:ident = $name:literal,)+) => {
        /// A column of the matrix.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(usize)]
        pub(super) enum Feature { $($(#[doc = $page])+ $variant,)+ }

        /// The names of the columns, as the tables and `explain` write them.
        pub const NAMES: &[&str] = &[$($name),+];
    };
}

features! {
    /// Length in letters; a Han, kana or Hangul character counts 2.2.
    Width = "width",
    /// Number of words.
    Words = "words",
    /// Mean length of a word.
    WordWidth = "word-width",
    /// Ends like a sentence.
    EndsSentence = "ends-sentence",
    /// Ends with a question mark.
    Asks = "asks",
    /// Ends with an ellipsis.
    EndsEllipsis = "ends-ellipsis",
    /// Ends with a colon.
    EndsColon = "ends-colon",
    /// Ends with a digit.
    EndsDigit = "ends-digit",
    /// Begins with a capital.
    StartsUpper = "starts-upper",
    /// Begins with a small letter.
    StartsLower = "starts-lower",
    /// Begins with a digit.
    StartsDigit = "starts-digit",
    /// Begins with a quotation mark or bracket.
    StartsQuote = "starts-quote",
    /// Begins with a dash or bullet.
    StartsBullet = "starts-bullet",
    /// Share of capitals among its letters.
    Capitals = "capitals",
    /// Share of its words that begin with a capital.
    CapitalWords = "capital-words",
    /// Share of digits among its characters.
    Digits = "digits",
    /// Runs of digits.
    Numbers = "numbers",
    /// Digits joined by a colon, stop, slash or dash: times and dates.
    NumberJoints = "number-joints",
    /// Holds a year.
    Year = "year",
    /// Commas for each word.
    Commas = "commas",
    /// Signs that divide or announce items.
    Dividers = "dividers",
    /// Quotation marks.
    Quotes = "quotes",
    /// Brackets that open.
    Brackets = "brackets",
    /// Dashes.
    Dashes = "dashes",
    /// Sentences that end inside it.
    InnerStops = "inner-stops",
    /// Other signs.
    Symbols = "symbols",
    /// Holds a copyright sign.
    Copyright = "copyright",
    /// Holds an address, handle or hash sign.
    Address = "address",
    /// "Word: rest".
    EarlyColon = "early-colon",
    /// Words glued together.
    Glued = "glued",
    /// Width against the page's typical paragraph.
    Relative = "relative-width",
    /// As long as a paragraph.
    Long = "long",
    /// Share of its words that also stand in other long lines.
    Known = "known-words",
    /// Share of its phrases that an earlier line holds.
    SaidBefore = "said-before",
    /// Share of its phrases that a later line holds.
    SaidAfter = "said-after",
    /// The same line stands before it.
    CopyBefore = "copy-before",
    /// The same line stands after it.
    CopyAfter = "copy-after",
    /// Share of words of accounts and subscriptions; the topics of [`super::words`] follow in their order.
    Account = "account-words",
    /// Advertisement.
    Ad = "ad-words",
    /// Begins with "by".
    By = "begins-by",
    /// Authors and newsrooms.
    Byline = "byline-words",
    /// Comments.
    Comment = "comment-words",
    /// Photos and sources.
    Credit = "credit-words",
    /// Published, updated.
    Date = "date-words",
    /// Read more.
    Link = "link-words",
    /// Players.
    Media = "media-words",
    /// Rights and privacy.
    Notice = "notice-words",
    /// Left, right, pictured.
    Picture = "picture-words",
    /// You, your.
    Reader = "reader-words",
    /// Networks.
    Share = "share-words",
    /// Words of all these topics.
    Furniture = "furniture",
    /// Read as a credit.
    CreditLine = "credit-line",
    /// Ends with a credit.
    CreditEnd = "credit-end",
    /// Read as a date.
    DateLine = "date-line",
    /// Read as a byline.
    BylineLine = "byline-line",
    /// Read as a sign-off.
    SignoffLine = "signoff-line",
    /// Is a phrase of the lexicon.
    PhraseLine = "phrase-line",
    /// Share of it that is a phrase at its beginning.
    PhraseStart = "phrase-start",
    /// Share of it that is a phrase at its end.
    PhraseEnd = "phrase-end",
    /// Something names it as furniture: a phrase, a reader, words, a copyright sign, a copy of it.
    Evidence = "evidence",
    /// Begins with the same word as one of its neighbours.
    Rhyme = "same-first-word",
    /// Where it stands, from 0 to 1.
    Position = "position",
    /// Lines before it.
    FromStart = "lines-before",
    /// Lines after it.
    FromEnd = "lines-after",
    /// Share of the long lines' text that stands before it.
    MassBefore = "text-before",
    /// Lines since the last long line.
    SinceLong = "since-long",
    /// Lines to the next long line.
    UntilLong = "until-long",
    /// Lines since the last long line that ends like a sentence.
    SinceSentence = "since-sentence",
    /// Lines to the next long line that ends like a sentence.
    UntilSentence = "until-sentence",
    /// Share of long lines among the five before it.
    LongAround = "long-around",
    /// Mean width of the five lines before and five after.
    WidthAround = "width-around",
    /// Share of lines that end like a sentence among those.
    SentencesAround = "sentences-around",
    /// Share of lines with evidence against them among those.
    EvidenceAround = "evidence-around",
    /// Width of the nearest line before it with no evidence against it: what the article's thread says, see [`super::thread`].
    ThreadWidthBefore = "thread-width-before",
    /// The same after it.
    ThreadWidthAfter = "thread-width-after",
    /// That line before it ends like a sentence.
    ThreadSentenceBefore = "thread-sentence-before",
    /// The same after it.
    ThreadSentenceAfter = "thread-sentence-after",
    /// Share of lines that end like a sentence among the three of the thread before it and the three after.
    ThreadSentences = "thread-sentences",
    /// Lines since other articles were announced.
    SinceRelated = "since-related",
    /// Lines until they will be.
    UntilRelated = "until-related",
    /// Share of such lines on the page.
    PageEvidence = "page-evidence",
    /// Lines of the page.
    PageLines = "page-lines",
    /// Share of short lines on the page.
    PageShort = "page-short",
    /// Share of its text in long lines.
    PageLongText = "page-long-text",
    /// Share of long lines that end like a sentence.
    PageSentences = "page-sentences",
    /// The page's typical paragraph.
    PageParagraph = "page-paragraph",
    /// The first opinion: margin of the forest that looked at the line before its neighbours had one.
    Opinion = "first-opinion",
    /// Mean first opinion of the five lines before and the five after.
    OpinionAround = "opinion-around",
    /// First opinion of the nearest line before it with no evidence against it.
    ThreadOpinionBefore = "thread-opinion-before",
    /// The same after it.
    ThreadOpinionAfter = "thread-opinion-after",
    /// Mean first opinion of the three lines of the thread before it and the three after.
    ThreadOpinion = "thread-opinion",
}
