//! What the ending of a surname says: endings that only East and South Slavic names have, and endings a Latin-script
//! neighbour shares.

/// Endings of native names that tell where they come from, in their own script.
const TELLING: [&str; 29] = [
    "ов",
    "ова",
    "ев",
    "ева",
    "ёв",
    "ёва",
    "єв",
    "єва",
    "ин",
    "ина",
    "ын",
    "ына",
    "ін",
    "їн",
    "ська",
    "ская",
    "цкая",
    "ский",
    "ський",
    "цький",
    "цкий",
    "енко",
    "енка",
    "єнко",
    "чук",
    "щук",
    "юк",
    "შვილი",
    "ძე",
];

/// Whether a name in its own script ends as mostly names of its language do.
pub(super) fn is_telling(source: &str) -> bool {
    let source = source.to_lowercase();
    source.chars().count() > 4 && TELLING.iter().any(|ending| source.ends_with(ending))
}

/// Endings that people with a Latin alphabet of their own bear as often: by convention, bare lower-case letters.
const SHARED: [(&str, &[&str]); 6] = [
    (
        "pl",
        &[
            "ski", "ska", "cki", "cka", "icz", "czyk", "czak", "czuk", "szuk", "uk", "ak", "ek", "ik", "yk", "rz",
            "sz", "cz", "ń", "ło",
        ],
    ),
    ("cs", &["ský", "ská", "cký", "cká", "ka", "ák", "ek", "ík", "in", "ina", "yn", "yna", "ko", "ová"]),
    ("sk", &["ský", "ská", "cký", "cká", "ka", "ák", "ek", "ík", "in", "ina", "yn", "yna", "ko", "ová"]),
    ("hr", &["ski", "ić", "in", "ina", "ov", "ko", "ak", "ek", "ik"]),
    ("sl", &["ski", "ič", "in", "ina", "ov", "ko", "ak", "ek", "ik"]),
    ("de", &["in", "ke", "er", "mann", "ow", "ski", "sky"]),
];

/// What no surname of a language holds: one that does may end as its genuine names do, and is none of them.
const NEVER: [(&str, &[&str]); 6] = [
    ("pl", &["v", "q", "x", "č", "š", "ž", "sch", "tch", "tsch", "tj", "sj", "zj", "zs"]),
    ("cs", &["w", "q", "x", "ł", "sz", "cz", "sch", "tch", "tj", "sj", "zj", "zs"]),
    ("sk", &["w", "q", "x", "ł", "sz", "cz", "sch", "tch", "tj", "sj", "zj", "zs"]),
    ("hr", &["w", "q", "x", "y", "ł", "ě", "ï", "ch", "sz", "cz", "ou", "nn", "ss", "tj", "sj", "zj", "zs"]),
    ("sl", &["w", "q", "x", "y", "ł", "ě", "ï", "ch", "sz", "cz", "ou", "nn", "ss", "tj", "sj", "zj", "zs"]),
    ("de", &["č", "š", "ž", "ł", "sz", "lj", "nj", "schk", "tschk", "tscher", "schtsch"]),
];

/// Whether a Latin surname ends as genuine names of the convention's own language do.
pub(super) fn is_shared(latin: &str, convention: &str) -> bool {
    let latin = latin.to_lowercase();
    if ["ovová", "evová", "enko"].iter().any(|ending| latin.ends_with(ending)) {
        return false; // a Russian -ova made Czech, a Ukrainian -enko: no Czech surname ends so, no Slovene one
    }
    let of_convention = |(own, _): &&(&str, &[&str])| *own == convention;
    SHARED.iter().find(of_convention).is_some_and(|(_, endings)| endings.iter().any(|ending| latin.ends_with(ending)))
        && !NEVER.iter().find(of_convention).is_some_and(|(_, never)| never.iter().any(|piece| latin.contains(piece)))
}

/// Whether the ending of `latin` tells where the name comes from although it was seen through `convention`: -in and -ko
/// do not where the neighbours have them too.
pub(super) fn tells(source: &str, latin: &str, convention: &str) -> bool {
    let latin = latin.to_lowercase();
    let common = |endings: &[&str]| endings.iter().any(|ending| latin.ends_with(ending));
    let blurred = match convention {
        "pl" | "cs" | "sk" | "hr" | "sl" => common(&["in", "yn", "ina", "yna", "ín"]),
        // Lemoine, Fontaine, Larpentine: -kine and -chine are Russian.
        "fr" => common(&["in", "ina", "oine", "aine", "dine", "line", "rine", "tine"]),
        "es" | "pt" => common(&["in", "ina", "ín", "ína"]),
        "de" | "sv" | "nb" | "da" | "nl" | "it" | "ro" | "hu" => common(&["in", "ina"]),
        _ => false,
    };
    is_telling(source) && !blurred
}

/// Whether a Latin surname ends as no genuine name of a Latin alphabet does: a Russian lady's -skaja, a Czech -ovová, a Georgian -schwili.
pub(super) fn is_unmistakable(latin: &str) -> bool {
    let latin = latin.to_lowercase();
    ["skaja", "ckaja", "zkaja", "skaïa", "skaia", "ovová", "evová", "schwili", "szwili", "švili"]
        .iter()
        .any(|ending| latin.ends_with(ending))
}

/// Whether a Latin surname may have a telling ending behind it: a look at its last letters, before it is read back.
pub(super) fn may_tell(latin: &str) -> bool {
    let latin: String = latin.to_lowercase().chars().map(super::table::bare).collect();
    let endings = [
        "ow", "ew", "ov", "ev", "jov", "owa", "ewa", "ova", "eva", "in", "ine", "yn", "ina", "yna", "off", "eff",
        "ski", "sky", "skij", "skyj", "skyi", "skii", "szkij", "skis", "skaja", "skaia", "skaya", "szkaja", "ska",
        "nko", "nka", "cuk", "czuk", "chuk", "tchouk", "tschuk", "csuk", "tjuk", "iuk", "juk", "yuk", "iouk", "tsjoek",
        "ovs", "evs", "ins", "ovas", "evas", "inas", "oviene", "ovova", "evova", "wy", "yj", "ij", "oi", "wili",
        "vili", "dze", "dse",
    ];
    endings.iter().any(|ending| latin.ends_with(ending))
}
