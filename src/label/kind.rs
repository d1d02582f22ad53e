//! Which kind of dirt a line is, and which part of the body.

use super::page::Page;
use super::{Role, Scene};

/// The role of each line, given which lines are body.
pub(super) fn roles(_scene: &Scene<'_>, _page: &Page, body: &[bool]) -> Vec<Role> {
    body.iter().map(|&stays| if stays { Role::Body } else { Role::Navigation }).collect()
}
