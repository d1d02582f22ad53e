//! The encoding that a page declares for itself.

use encoding_rs::Encoding;

/// Bytes of a page among which it declares its encoding: scripts and styles may stand before.
const HEAD_OF_A_PAGE: usize = 16 << 10;

/// The label a page gives itself, in a `<meta>` or its XML declaration. Comments, and attributes of scripts and links, declare nothing of the page.
pub fn declared_in_page(bytes: &[u8]) -> Option<String> {
    let mut rest = &bytes[..bytes.len().min(HEAD_OF_A_PAGE)];
    while let Some(at) = memchr::memchr(b'<', rest) {
        rest = &rest[at..];
        if rest.starts_with(b"<!--") {
            rest = &rest[memchr::memmem::find(rest, b"-->")?..];
            continue;
        }
        let tag = &rest[..memchr::memchr(b'>', rest).unwrap_or(rest.len())];
        if let Some(label) = declared_in_tag(tag) {
            return Some(label);
        }
        rest = &rest[1..];
    }
    None
}

/// The label in a tag; only one that the Encoding Standard knows.
fn declared_in_tag(tag: &[u8]) -> Option<String> {
    let begins = |name: &[u8]| tag.len() > name.len() && tag[..name.len()].eq_ignore_ascii_case(name);
    let mark: &[u8] = match () {
        () if begins(b"<meta") => b"charset",
        () if begins(b"<?xml") => b"encoding",
        () => return None,
    };
    let tag = tag.to_ascii_lowercase();
    let label = |at: usize| {
        let rest = tag[at + mark.len()..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
        let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest).trim_ascii_start();
        let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || b"-_:.".contains(byte)).count();
        let label = String::from_utf8_lossy(&rest[..length]);
        Encoding::for_label(label.as_bytes()).map(|_| label.into_owned())
    };
    memchr::memmem::find_iter(&tag, mark).find_map(label)
}

#[cfg(test)]
mod tests {
    use super::declared_in_page;

    #[test]
    fn a_page_declares_its_encoding_in_a_meta_and_nowhere_else() {
        for (page, label) in [
            ("<head><META charset='Windows-1251'>", Some("windows-1251")),
            ("<p>charset of the page", None),
            ("<!-- <meta charset=koi8-r> --><meta charset=\" Windows-1251 \">", Some("windows-1251")),
            ("<script charset=\"utf-8\"></script><meta content='text/html; charset = euc-kr'>", Some("euc-kr")),
            ("<meta name=charset content=x><meta charset=none><meta charset=gbk>", Some("gbk")),
            ("<?xml version='1.0' encoding='iso-8859-2'?><html>", Some("iso-8859-2")),
            ("<!-- <meta charset=koi8-r>", None),
            ("<link charset=koi8-r><style>@charset \"koi8-r\"; charset=koi8-r</style>", None),
            ("<metadata charset", None),
        ] {
            assert_eq!(declared_in_page(page.as_bytes()).as_deref(), label, "{page}");
        }
    }
}
