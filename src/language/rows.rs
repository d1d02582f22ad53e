//! The weights of the n-grams met last, unpacked: one in two n-grams of words never seen is among them.
//!
//! Endings and short runs of letters come back in every other word and have the most weights, thirteen on average and often
//! thirty; in a row with a place for each class they are added sixteen at a time.

use super::model::MOST_CLASSES;

/// Rows kept, a power of two: twice as many met 58 in 100 instead of 51, and took as much of the nearer memory as the model.
const ROWS: usize = 2048;

/// The weight of one n-gram for each class of its table, in steps.
pub(super) type Row = [i8; MOST_CLASSES];

/// Rows by the key of their n-gram; of two that fall on one place the later is kept.
pub(super) struct Rows {
    keys: Vec<u32>,
    rows: Vec<Row>,
}

impl Rows {
    /// None yet.
    pub(super) fn new() -> Self {
        Self { keys: vec![u32::MAX; ROWS], rows: vec![[0; MOST_CLASSES]; ROWS] }
    }

    /// The row of `key`, if it is kept.
    #[inline]
    pub(super) fn find(&self, key: u32) -> Option<&Row> {
        let place = place(key);
        (self.keys[place] == key).then(|| &self.rows[place])
    }

    /// A row of nulls for `key`, to be filled in.
    #[inline]
    pub(super) fn begin(&mut self, key: u32) -> &mut Row {
        let place = place(key);
        self.keys[place] = key;
        self.rows[place] = [0; MOST_CLASSES];
        &mut self.rows[place]
    }
}

#[inline]
fn place(key: u32) -> usize {
    (key.wrapping_mul(0x9E37_79B1) >> 8) as usize % ROWS
}

#[cfg(test)]
mod tests {
    use super::{ROWS, Rows, place};

    #[test]
    fn the_later_of_two_in_one_place_is_kept() {
        let other = (8..).find(|&key| place(key) == place(7)).expect("keys are more than places");
        let mut rows = Rows::new();
        assert!(rows.find(7).is_none());
        rows.begin(7)[3] = -9;
        assert_eq!(rows.find(7).map(|row| row[3]), Some(-9));
        assert!(rows.find(other).is_none());
        rows.begin(other)[1] = 1;
        assert_eq!((rows.find(7), rows.find(other).map(|row| (row[1], row[3]))), (None, Some((1, 0))));
        assert!((0..100_000).all(|key| place(key) < ROWS));
    }
}
