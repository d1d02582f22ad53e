//! How sure we are, in per cent.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A probability in whole per cent, 0 to 100: of the findings that say 97, about 97 in 100 are right.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema, Deserialize)]
pub struct Confidence(#[schemars(range(max = 100))] u8);

impl Confidence {
    /// Sure.
    pub const FULL: Confidence = Confidence(100);

    /// `percent`, cut to 100.
    pub const fn percent(percent: u8) -> Self {
        Self(if percent > 100 { 100 } else { percent })
    }

    /// From a probability between 0 and 1; anything outside is cut to the range, NaN is 0.
    pub fn from_probability(probability: f64) -> Self {
        Self((probability.clamp(0.0, 1.0) * 100.0).round() as u8)
    }

    /// Whole per cent.
    pub const fn as_percent(self) -> u8 {
        self.0
    }
}
