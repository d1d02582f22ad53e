//! What each block of an article is: the opinion, and the cues that added up to it.

mod role;

pub use role::Role;
