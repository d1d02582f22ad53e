//! The section that a trail names which leaves the text: "Home > News > Society", "More In Society MORE...".

use crate::language::Tag;
use crate::metadata::{bylines, is_agency, sections};

/// What the trails that left a text say of its section.
#[derive(Debug, Default)]
pub struct Trails {
    /// Where the first trail leads to.
    here: Option<String>,
    /// What is announced more of; an empty name where two lines disagree.
    more: Option<String>,
}

/// From this sureness on a name is a person's: "More from Ada Berg".
const PERSON: u8 = 60;

impl Trails {
    /// Takes in a line that leaves, if it is a trail.
    pub fn take(&mut self, line: &str, language: Tag) {
        let Some(section) = sections::from_trail(line) else { return };
        let name = section.name.of(line);
        if sections::is_kicker(name) || is_menu(line) {
            return;
        }
        if !section.announced {
            self.here.get_or_insert_with(|| name.to_owned());
        } else if self.more.as_deref().is_some_and(|known| known != name) {
            self.more = Some(String::new());
        } else if self.more.is_none() && !is_agency(name) && !is_person(name, language) {
            self.more = Some(name.to_owned());
        }
    }

    /// The section: where a trail leads to, else what all other lines announce more of.
    pub fn section(self) -> Option<String> {
        self.here.or(self.more.filter(|name| !name.is_empty()))
    }
}

/// "Home | News | Sport" leads nowhere.
fn is_menu(line: &str) -> bool {
    line.matches('|').count() > 1
}

fn is_person(name: &str, language: Tag) -> bool {
    bylines::read(name, language).is_some_and(|byline| byline.confidence.as_percent() >= PERSON)
}

#[cfg(test)]
mod tests {
    use super::Trails;
    use crate::language::Tag;

    fn section(lines: &[&str]) -> Option<String> {
        let mut trails = Trails::default();
        lines.iter().for_each(|line| trails.take(line, Tag::EN));
        trails.section()
    }

    #[test]
    fn a_trail_names_the_section() {
        assert_eq!(section(&["More In Society MORE..."]).as_deref(), Some("Society"));
        assert_eq!(section(&["More in World", "Home > News > Society"]).as_deref(), Some("Society"));
    }

    #[test]
    fn what_may_lead_elsewhere_names_none() {
        for lines in [
            &["More in World", "More in Sport"][..],
            &["More on Ukraine"],
            &["Home | News | Sport"],
            &["More in Video"],
            &["More from Emma Taylor"],
            &["More from Reuters"],
        ] {
            assert_eq!(section(lines), None, "{lines:?}");
        }
    }
}
