//! What must not happen, whatever the sums say: a page without an article, an article without its middle.

use super::feature::Matrix;
use super::page::Page;

/// Whether each line stays in the body.
pub(super) fn decide(page: &Page, _matrix: &Matrix, margins: &[f32]) -> Vec<bool> {
    let body: Vec<bool> = margins.iter().map(|&margin| margin > 0.0).collect();
    let kept: f32 = page.lines.iter().zip(&body).filter(|&(_, &stays)| stays).map(|(line, _)| line.width).sum();
    if kept == 0.0 { vec![true; body.len()] } else { body }
}
