//! A full name of an article while it is judged: alone first, then beside those that surely came from another newsroom.

use super::article::{Article, Full};
use super::authority::Answer;
use super::citizens::is_citizen;
use super::context::Beside;
use super::judge::{Suspicion, Verdict, judge, may_be_written_by, suspicion};
use super::last_word;
use super::setting::Setting;
use std::cell::OnceCell;

/// From this sum of evidence on a name is at least reported.
const DOUBTFUL: f32 = 4.0;

/// One spelling of a full name that something might speak for.
pub(super) struct Case<'c, 'a> {
    article: &'c Article<'a>,
    text: &'a str,
    /// Where it stands.
    pub mentions: Vec<Full<'a>>,
    suspicion: Suspicion,
    /// What stands beside them: the same, whoever else the article names.
    beside: OnceCell<Beside>,
}

impl<'c, 'a> Case<'c, 'a> {
    /// The case of a name; `None` where nothing could speak for a change of it, or it is to stay.
    pub fn of(article: &'c Article<'a>, text: &'a str, mentions: Vec<Full<'a>>) -> Option<Self> {
        let suspicion = suspicion(text, article.target, !article.topic.is_empty());
        let is_open = suspicion != Suspicion::None && !article.keeps(text);
        is_open.then_some(Self { article, text, mentions, suspicion, beside: OnceCell::new() })
    }

    /// Whether a convention of `company` could have written the name: only then does it speak for it that others are written so.
    pub fn may_be_in(&self, company: u32) -> bool {
        company != 0 && may_be_written_by(self.text, self.article.target, company)
    }

    /// The verdict; `company` are the conventions, as bits, that others of the article are surely written in.
    pub fn verdict(&self, company: u32) -> Option<Verdict> {
        let (article, text) = (self.article, self.text);
        if !self.may_be_foreign(company) {
            return None;
        }
        let beside = self.beside().clone();
        let setting = Setting { hints: article.request.hints, topic: Some(&article.topic), beside, company };
        let mut verdict = judge(text, article.target, &setting)?;
        if verdict.reading.as_ref().is_some_and(|reading| is_citizen(article, reading.convention)) {
            return None;
        }
        let surname = last_word(&verdict.canonical);
        if surname != last_word(text) && article.has_word(surname) {
            verdict.sum.add("variant");
        }
        let source = verdict.reading.as_ref().map(|reading| reading.source.clone()).unwrap_or_default();
        if article.has_word(last_word(&source)) {
            verdict.sum.add("original");
        }
        if let Some(settled) = self.settled(&source) {
            if settled == text {
                return None;
            }
            verdict.canonical = settled;
            verdict.settled = true;
            verdict.sum.add("listed");
        }
        (verdict.sum.total >= DOUBTFUL).then_some(verdict)
    }

    fn beside(&self) -> &Beside {
        let places = || self.mentions.iter().map(|full| (full.paragraph, full.span));
        self.beside.get_or_init(|| self.article.beside(places()))
    }

    fn may_be_foreign(&self, company: u32) -> bool {
        let has_topic = !self.article.topic.is_empty();
        match self.suspicion {
            Suspicion::None => false,
            Suspicion::ByTopic => has_topic,
            Suspicion::ByHint => {
                has_topic
                    || !self.article.request.hints.is_empty()
                    || company != 0
                    || !self.beside().introduced.is_empty()
            }
            Suspicion::ByName => true,
        }
    }

    /// The form that the user's authority settles for a name in its own script.
    fn settled(&self, source: &str) -> Option<String> {
        let request = &self.article.request;
        match request.authority?.answer(source, request.target) {
            Answer::Becomes { canonical, .. } => Some(canonical),
            _ => None,
        }
    }
}
