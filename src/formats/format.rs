//! The names of the formats.

/// What a file holds, once unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// One article, its lines as scraped.
    Text,
    /// One article, with front matter and code.
    Markdown,
    /// One page.
    Html,
    /// One record, or an array of records.
    Json,
    /// One record a line.
    Jsonl,
    /// One record a row, the first row names the columns; the separator is seen from that row.
    Csv,
    /// The same with tabs.
    Tsv,
    /// Apache Parquet, one record a row.
    Parquet,
    /// Apache Arrow IPC, file or stream, one record a row.
    Arrow,
    /// Web archive: each HTML response is a record.
    Warc,
    /// Web archive of extracted text: each conversion is a record.
    Wet,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 11] = [
        Self::Text,
        Self::Markdown,
        Self::Html,
        Self::Json,
        Self::Jsonl,
        Self::Csv,
        Self::Tsv,
        Self::Parquet,
        Self::Arrow,
        Self::Warc,
        Self::Wet,
    ];

    /// The word for it on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::Json => "json",
            Self::Jsonl => "jsonl",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Parquet => "parquet",
            Self::Arrow => "arrow",
            Self::Warc => "warc",
            Self::Wet => "wet",
        }
    }

    /// Whether a file may hold more records than memory.
    pub fn is_many(self) -> bool {
        !matches!(self, Self::Text | Self::Markdown | Self::Html | Self::Json)
    }

    /// Whether bytes stand in it that are no text, among others.
    pub fn is_binary(self) -> bool {
        matches!(self, Self::Parquet | Self::Arrow | Self::Warc | Self::Wet)
    }

    /// Whether a file of it is one article.
    pub fn is_one(self) -> bool {
        matches!(self, Self::Text | Self::Markdown | Self::Html)
    }
}
