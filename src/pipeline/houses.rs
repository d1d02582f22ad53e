//! Houses of the caller's own, known to a thread for as long as it reads a record for him.
//!
//! Readers of credits and of texts are functions of a line, and their tables the program's own. What a caller adds is laid beside them, a thread
//! for itself, so that two desks of one process may know different houses; answers kept from another set are forgotten.

use super::cuts;
use crate::credits::{self, House, own};
use crate::label;
use crate::metadata::{self, OwnForms, bylines};
use std::cell::Cell;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// A set of houses, ready to be asked. Cheap to copy; the same houses make the same set.
#[derive(Clone, Copy, Debug)]
pub struct Houses(&'static Set);

#[derive(Debug)]
struct Set {
    credits: own::OwnHouses,
    texts: OwnForms,
}

thread_local! {
    /// The set that the answers this thread has kept were worked out under.
    static KEPT_UNDER: Cell<Option<Houses>> = const { Cell::new(None) };
}

impl Houses {
    /// These houses; of two that sign alike the later is believed, and all of them before the table. `None` where there are none.
    ///
    /// A set is kept for as long as the process runs, and made once for the same houses.
    ///
    /// # Errors
    /// A name that no credit could hold.
    pub fn new(houses: &[House]) -> Result<Option<Self>, String> {
        static MADE: Mutex<Option<HashMap<Vec<House>, Houses>>> = Mutex::new(None);
        if houses.is_empty() {
            return Ok(None);
        }
        // A thread that panicked left whole sets behind.
        let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
        let made = made.get_or_insert_default();
        if let Some(known) = made.get(houses) {
            return Ok(Some(*known));
        }
        let signing: Vec<&str> = houses.iter().filter(|house| house.texts).flat_map(House::spellings).collect();
        let set = Set { credits: own::OwnHouses::new(houses)?, texts: OwnForms::new(&signing) };
        let set = Self(Box::leak(Box::new(set)));
        made.insert(houses.to_vec(), set);
        Ok(Some(set))
    }
}

impl PartialEq for Houses {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

/// Does `work` on this thread with `houses` known, and those alone.
pub(super) fn with<R>(houses: Option<Houses>, work: impl FnOnce() -> R) -> R {
    if KEPT_UNDER.get() != houses {
        KEPT_UNDER.set(houses);
        credits::kept::forget();
        bylines::forget();
        label::forget();
        cuts::forget();
    }
    let _known = Known::enter(houses);
    work()
}

/// What a thread knew before, to be put back however the work ends.
struct Known(Option<&'static own::OwnHouses>, Option<&'static OwnForms>);

impl Known {
    fn enter(houses: Option<Houses>) -> Self {
        Self(own::set(houses.map(|set| &set.0.credits)), metadata::set_own(houses.map(|set| &set.0.texts)))
    }
}

impl Drop for Known {
    fn drop(&mut self) {
        own::set(self.0);
        metadata::set_own(self.1);
    }
}
