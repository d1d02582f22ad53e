//! What lines begin with that makes several of them a list of the article's own: the options of a quiz, what speaks for and against, what begins when.
//!
//! Asked of lines that nothing is known against, so the text is looked at only where a few words stand alone.

/// The place of the letter that numbers an option: 0 for "A) The lake", 2 for "c) None of them".
pub(super) fn option(text: &str) -> Option<u32> {
    let mut chars = text.chars();
    let (letter, bracket) = (chars.next()?, chars.next()?);
    let after = chars.next()?;
    let first = ['A', 'a', 'А', 'а', 'Α', 'α'].into_iter().filter(|&first| first <= letter).max()?;
    let place = letter as u32 - first as u32;
    (bracket == ')' && after == ' ' && place < MOST_OPTIONS).then_some(place)
}

/// Options of a question, at most.
const MOST_OPTIONS: u32 = 8;

/// Whether a line tells which options are right: "1. A, 2. C, 3. B".
pub(super) fn solves(text: &str) -> bool {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let (mut figures, mut letters) = (0, 0);
    for word in words {
        match word.chars().count() {
            1 | 2 if word.chars().all(char::is_numeric) => figures += 1,
            1 => letters += 1,
            _ => return false,
        }
    }
    figures >= 2 && figures == letters
}

/// Whether a line speaks for ("+ bright display") or against ("– no charger"); `None` for any other.
pub(super) fn speaks_for(text: &str) -> Option<bool> {
    let mut chars = text.chars();
    let speaks = match chars.next()? {
        '+' | '＋' => true,
        '-' | '–' | '−' | '—' => false,
        _ => return None,
    };
    let mut rest = chars.skip_while(|c| *c == ' ');
    rest.next().is_some_and(char::is_alphanumeric).then_some(speaks)
}

/// Whether a line begins with an hour, or with a day and an hour: "6h15: Noodles on the boat", "20 h. Speech", "Friday, 9.30, court 4".
pub(super) fn begins_at(text: &str) -> bool {
    let text = match text.split_once(", ") {
        Some((day, hour)) if day.chars().all(char::is_alphabetic) => hour,
        _ => text,
    };
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let hours = digits(text);
    let (Ok(hour), rest) = (text[..hours].parse::<u8>(), &text[hours..]) else { return false };
    if hour > 24 {
        return false;
    }
    if let Some(minutes) = rest.strip_prefix([':', '.', 'h', 'H']) {
        let two = digits(minutes) == 2 && minutes.as_bytes()[0] < b'6';
        let parted =
            |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '.' && digits(&rest[1..]) > 0);
        if two && parted(&minutes[2..]) {
            return true;
        }
    }
    let rest = rest.trim_start();
    HOURS.iter().any(|word| {
        let behind = rest.get(..word.len()).filter(|seen| seen.eq_ignore_ascii_case(word)).map(|_| &rest[word.len()..]);
        // "10pm" stands alone; "9h" lasts as long.
        behind.is_some_and(|behind| behind.starts_with([' ', '.', ':', ',']) || behind.is_empty() && word.len() > 1)
    })
}

/// Words behind a full hour.
const HOURS: [&str; 7] = ["h", "uhr", "am", "pm", "a.m", "p.m", "u."];

#[cfg(test)]
mod tests {
    use super::{begins_at, option, solves, speaks_for};

    #[test]
    fn options_are_lettered() {
        assert_eq!(
            ["A) Silba", "b) Vis", "В) Байкал", "ii) Vis", "(A) Vis", "A. Berg"].map(option),
            [Some(0), Some(1), Some(2), None, None, None]
        );
    }

    #[test]
    fn solutions_pair_figures_with_letters() {
        assert!(solves("1. A, 2. C, 3. B"));
        assert!(!solves("A 2 lap") && !solves("1. A") && !solves("12, 14"));
    }

    #[test]
    fn signs_speak_for_and_against() {
        assert_eq!(
            ["+ quiet", "– no lid", "-12 degrees", "+++ Ticker", "Quiet"].map(speaks_for),
            [Some(true), Some(false), Some(false), None, None]
        );
    }

    #[test]
    fn hours_begin_lines() {
        for line in [
            "6h15: Noodles",
            "20 h. Speech",
            "9:30 Doors open",
            "Friday, 9.30, court 4",
            "18 Uhr: Rede",
            "7 pm: Supper",
            "10pm",
        ] {
            assert!(begins_at(line), "{line}");
        }
        for line in
            ["12.10.2025", "3 huts", "25:10", "1.200 people", "Friday, the bridge", "4.75 euros", "9h", "A 9:30"]
        {
            assert!(!begins_at(line), "{line}");
        }
    }
}
