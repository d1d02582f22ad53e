//! How much is read at once: the bounds that keep memory bounded whatever a file claims to hold.

/// The longest article, in bytes of text or HTML. War and Peace has 3.3 MB; the largest pages of Common Crawl, which cuts
/// them, 5 MB.
pub const MOST_ARTICLE_BYTES: usize = 16 << 20;

/// The largest JSON file, or Parquet file from a stream, that is held in memory: 1 GiB. Larger batches come as JSONL.
pub const MOST_WHOLE_BYTES: usize = 1 << 30;

/// The longest line of a file of lines: an article, escaped, with its other fields.
pub const MOST_LINE_BYTES: usize = 8 * MOST_ARTICLE_BYTES;

/// How far packed data may grow once more than [`FREE_UNPACKED_BYTES`] came out. Text packs 3 to 12 times, a log of equal lines 100
/// times; a bomb of zeros packs 1,000 times (the limit of deflate) and more (zstd).
pub const MOST_GROWTH: u64 = 250;

/// What may come out of any packed file whatever the ratio.
pub const FREE_UNPACKED_BYTES: u64 = 64 << 20;

/// A size for people.
pub fn megabytes(bytes: usize) -> String {
    format!("{} MB", bytes.div_ceil(1 << 20))
}

/// What is wrong with an article of `bytes`, if it is too long.
///
/// # Errors
/// Its size and the limit.
pub fn article(bytes: usize) -> Result<(), String> {
    if bytes <= MOST_ARTICLE_BYTES {
        return Ok(());
    }
    let (has, may) = (megabytes(bytes), megabytes(MOST_ARTICLE_BYTES));
    Err(format!("one article of {has}; the most is {may}, so it is several articles or none: split it"))
}
