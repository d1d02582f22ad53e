//! What a settings file may say: it is obeyed, and a wrong entry is told where it stands.

use crate::commands::{CLEAN, copydesk, err, folder_with, out};
use copydesk::credits::{House, HouseKind};
use copydesk::pipeline::Houses;
use copydesk::{Article, Desk, Input, Options};
use serde_json::{Value, json};

/// A label in another language than its article, which LG101 takes out.
const LABELLED: &str = "Harbour bridge closes for six weeks\n\npodpis źródła zdjęcia\n\nThe old harbour bridge will close for repairs on Monday, \
    the town council said after a meeting that lasted until midnight.\n\nDrivers will have to take the ring road for six weeks, which adds \
    about twenty minutes to the journey, according to the transport office.\n";

#[test]
fn rules_are_left_out_for_the_files_and_outlets_that_settings_name() {
    let record =
        |host: &str| format!("{}\n", serde_json::json!({"url": format!("https://{host}/a"), "text": LABELLED}));
    let records = record("www.example.org") + &record("notexample.org");
    let settings = "[per-file-ignores]\n\"old/*\" = [\"LG\"]\n[outlet.\"example.org\"]\nignore = [\"stray-label\"]\n";
    let files =
        [("copydesk.toml", settings), ("a.txt", LABELLED), ("old/a.txt", LABELLED), ("r.jsonl", records.as_str())];
    let folder = folder_with(&files);
    let checked = copydesk(folder.path(), &["check", "--output-format", "concise", "."], "");
    let places: Vec<String> =
        out(&checked).lines().map(|line| line.split(' ').next().unwrap_or_default().to_owned()).collect();
    assert_eq!(places, ["./a.txt:3:1:", "./r.jsonl:2:text:3:1:"], "{}", out(&checked));
    let fixed = copydesk(folder.path(), &["fix", "-q", "."], "");
    assert_eq!(fixed.status.code(), Some(0), "{}", err(&fixed));
    let now = |name: &str| std::fs::read_to_string(folder.path().join(name)).expect("a file of ours");
    assert_eq!((now("old/a.txt").as_str(), now("a.txt").contains("podpis")), (LABELLED, false));
    assert_eq!(now("r.jsonl").matches("podpis").count(), 1);
}

#[test]
fn a_folder_stands_for_all_files_in_it() {
    for (pattern, left) in
        [("old/", ["./a.txt", "./b/old.txt"]), ("old", ["./a.txt", "./b/old.txt"]), ("b", ["./a.txt", "./old/x/a.txt"])]
    {
        let settings = format!("[per-file-ignores]\n\"{pattern}\" = [\"LG\"]\n");
        let files = [
            ("copydesk.toml", settings.as_str()),
            ("a.txt", LABELLED),
            ("b/old.txt", LABELLED),
            ("old/x/a.txt", LABELLED),
        ];
        // A folder above the settings has the name, too, and is not meant.
        let folder = folder_with(&[("old/b/empty.txt", "")]);
        for (name, content) in files {
            let path = folder.path().join("old/b").join(name);
            std::fs::create_dir_all(path.parent().expect("below")).expect("a folder can be made");
            std::fs::write(path, content).expect("a file can be written");
        }
        let checked = copydesk(&folder.path().join("old/b"), &["check", "--output-format", "concise", "."], "");
        let shown = out(&checked);
        let found: Vec<&str> = shown.lines().filter_map(|line| line.split(':').next()).collect();
        assert_eq!(found, left, "{pattern}");
    }
}

#[test]
fn a_value_of_the_wrong_kind_is_told_by_its_key() {
    for (settings, said) in [
        ("ignore = \"CR\"\n", "copydesk.toml:1: \"ignore\" is a text; write a list, such as [\"…\"]"),
        ("\n[names]\nkeep = 5\n", "copydesk.toml:3: \"keep\" is a number; write a list"),
        ("extend = [\"a.toml\"]\n", "copydesk.toml:1: \"extend\" is a list; write a text in quotes"),
        ("names = true\n", "copydesk.toml:1: \"names\" is true or false; write a table"),
    ] {
        let folder = folder_with(&[("copydesk.toml", settings), ("a.txt", LABELLED)]);
        let checked = copydesk(folder.path(), &["check", "a.txt"], "");
        assert_eq!(checked.status.code(), Some(2));
        assert!(err(&checked).contains(said), "{}", err(&checked));
    }
}

#[test]
fn settings_that_name_no_rule_no_share_or_no_pattern_are_errors() {
    for (settings, said) in [
        ("[per-file-ignores]\n\"*.txt\" = [\"CR999\"]\n", "copydesk.toml:2: no rule \"CR999\"; did you mean"),
        ("[per-file-ignores]\n\"[z-a]\" = [\"CR\"]\n", "copydesk.toml:2: [per-file-ignores] \"[z-a]\""),
        ("ignore = [\n  \"CR101\",\n  \"CR1010\",\n]\n", "copydesk.toml:3: no rule \"CR1010\""),
        (
            "\ntarget = \"xx\"\n",
            "copydesk.toml:2: \"target\" is \"xx\": not a language copydesk names; write a tag such as",
        ),
        ("target = 5\n", "copydesk.toml:1: invalid type: integer `5`, expected \"target\" to be the tag of a language"),
        (
            "[outlet.\"example.org\"]\nignor = [\"CR\"]\n",
            "copydesk.toml:2: unknown key \"ignor\"; did you mean \"ignore\"?",
        ),
        (
            "\nmin-confidence = 101\n",
            "copydesk.toml:2: invalid value: integer `101`, expected \"min-confidence\" to be a share in per cent",
        ),
        (
            "min-confidence = \"80\"\n",
            "copydesk.toml:1: invalid type: string \"80\", expected \"min-confidence\" to be a share",
        ),
    ] {
        let folder = folder_with(&[("copydesk.toml", settings), ("a.txt", CLEAN)]);
        let output = copydesk(folder.path(), &["check", "a.txt"], "");
        assert_eq!(output.status.code(), Some(2), "{settings}");
        assert!(err(&output).contains(said), "{}", err(&output));
    }
}

#[test]
fn a_wrong_setting_is_told_where_it_stands_and_not_as_an_option() {
    let project = "[project]\nname = \"wire\"\n\n[tool.copydesk]\ntarget = \"english\"\n";
    let folder = folder_with(&[
        ("pyproject.toml", project),
        ("base.toml", "target = \"e\"\n"),
        ("own.toml", "extend = \"base.toml\"\n"),
    ]);
    let said = |arguments: &[&str]| err(&copydesk(folder.path(), arguments, CLEAN));
    let found = said(&["check"]);
    assert!(found.contains("pyproject.toml:5: \"target\" is \"english\"") && !found.contains("--target"), "{found}");
    let found = said(&["check", "--config", "own.toml"]);
    assert!(found.contains("base.toml:1: \"target\" is \"e\""), "{found}");
    let found = said(&["check", "--isolated", "--target", "xx"]);
    assert!(found.contains("--target xx: not a language"), "{found}");
    // What the settings say is used, and the option is asked before it.
    let folder = folder_with(&[("copydesk.toml", "target = \"pl\"\n")]);
    let text = "The talks\n\nThe Russian minister Sergey Lavrov told reporters in Moscow on Monday that the talks would go on for a week.";
    for (arguments, name) in [(&["clean"][..], "Siergiej Ławrow"), (&["clean", "--target", "en"], "Sergey Lavrov")] {
        let found = out(&copydesk(folder.path(), arguments, text));
        assert!(found.contains(name), "{found}");
    }
}

/// An article whose pictures are signed by houses of ours.
const SIGNED: &str = "Ferry sails again after repairs\n\nFerry at the quay. Photo: Torunn Vik\n\n\
    The ferry of the small harbour town will sail again before the end of the week, the mayor said on Monday after a long meeting.\n\n\
    Repairs to its engine had taken longer than planned, she added, because a part had to be made anew in another country.\n\n\
    Photo: Ada Berg / Fjord Bild Nord\n\n\
    The council had asked for money twice before the summer and was told to wait until the autumn, according to the transport office. (SKN)\n";

const HOUSES: &str = "[credits]\nagencies = [\n  \"Torunn Vik\",\n  { name = \"Fjordbild\", aliases = [\"FB\", \"Fjord Bild Nord\"], kind = \"stock\" },\n\
    { name = \"Sund Kyst Nytt\", aliases = [\"SKN\"], kind = \"wire\", texts = true },\n]\n";

#[test]
fn agencies_of_the_settings_are_read_as_those_of_the_table() {
    let record = format!("{}\n", json!({"id": "a", "text": SIGNED}));
    let folder = folder_with(&[("copydesk.toml", HOUSES), ("a.txt", SIGNED), ("r.jsonl", &record)]);
    let here = folder.path();
    let credits = |arguments: &[&str]| -> Vec<Value> {
        let article: Value = serde_json::from_str(&out(&copydesk(here, arguments, ""))).expect("a record");
        article["images"].as_array().expect("images").iter().map(|image| image["credit"].clone()).collect()
    };
    for input in ["a.txt", "r.jsonl"] {
        let known = credits(&["clean", input]);
        assert_eq!((&known[0]["creators"], &known[0]["agency"]), (&json!([]), &json!("Torunn Vik")), "{known:#?}");
        assert_eq!(
            (&known[1]["creators"], &known[1]["agency"]),
            (&json!(["Ada Berg"]), &json!("Fjordbild")),
            "{known:#?}"
        );
        let unknown = credits(&["clean", "--isolated", input]);
        assert_eq!(unknown[0]["creators"], json!(["Torunn Vik"]), "{unknown:#?}");
        assert_ne!(unknown[1]["agency"], json!("Fjordbild"), "{unknown:#?}");
    }
    let found = out(&copydesk(here, &["check", "--output-format", "concise", "a.txt"], ""));
    assert!(found.contains("BP109"), "{found}");
    assert!(!out(&copydesk(here, &["check", "--isolated", "a.txt"], "")).contains("BP109"));
    assert_eq!(copydesk(here, &["fix", "-q", "a.txt"], "").status.code(), Some(0));
    let fixed = std::fs::read_to_string(here.join("a.txt")).expect("a file of ours");
    assert_eq!(fixed, SIGNED.replace(" (SKN)", ""));
    assert_eq!(copydesk(here, &["check", "a.txt"], "").status.code(), Some(0));
}

#[test]
fn agencies_that_cannot_be_are_told_with_their_line() {
    for (settings, said) in [
        ("[credits]\nagencies = [\"Foto\"]\n", "copydesk.toml:2: \"Foto\" is a word of credits"),
        ("[credits]\nagencies = [\n  \"Fjordbild/FB\"]\n", "copydesk.toml:3: \"Fjordbild/FB\" is more than one name"),
        ("[[credits.agencies]]\naliases = [\"FB\"]\n", "copydesk.toml:1: a house without its \"name\""),
        (
            "[credits]\nagencies = [{ name = \"FB\", alias = [] }]\n",
            "copydesk.toml:2: unknown key \"alias\"; did you mean \"aliases\"?",
        ),
        (
            "[credits]\nagencies = [{ name = \"FB\", kind = \"press\" }]\n",
            "copydesk.toml:2: unknown variant `press`, expected one of `wire`",
        ),
        ("[credits]\nagency = []\n", "copydesk.toml:2: unknown key \"agency\"; did you mean \"agencies\"?"),
    ] {
        let folder = folder_with(&[("copydesk.toml", settings)]);
        let output = copydesk(folder.path(), &["clean"], CLEAN);
        assert_eq!(output.status.code(), Some(2), "{settings}");
        assert!(err(&output).contains(said), "{}", err(&output));
    }
}

#[test]
fn settings_that_build_on_others_add_their_agencies_and_are_believed_first() {
    let own =
        "extend = \"base.toml\"\n[credits]\nagencies = [{ name = \"Torunn Vik Foto\", aliases = [\"Torunn Vik\"] }]\n";
    let folder = folder_with(&[("base.toml", HOUSES), ("copydesk.toml", own)]);
    let found = out(&copydesk(folder.path(), &["clean"], SIGNED));
    assert!(found.contains(r#""agency":"Torunn Vik Foto""#) && found.contains(r#""agency":"Fjordbild""#), "{found}");
}

fn desk(houses: &[House]) -> Desk {
    Desk::new(Options { houses: Houses::new(houses).expect("names of houses"), ..Options::default() })
}

/// Houses are known to a thread while it reads for a desk: what another desk said of the same lines must not be answered.
#[test]
fn two_desks_of_one_thread_know_different_agencies() {
    let agency = |article: Article<'_>| article.images[0].credit.as_ref().and_then(|credit| credit.agency.clone());
    let plain = Desk::default();
    let first = desk(&[House::named("Torunn Vik")]);
    let second =
        desk(&[House { aliases: vec!["Torunn Vik".to_owned()], kind: HouseKind::Wire, ..House::named("Vik Media") }]);
    for _ in 0..2 {
        for (desk, wanted) in
            [(&plain, None), (&first, Some("Torunn Vik")), (&second, Some("Vik Media")), (&plain, None)]
        {
            assert_eq!(agency(desk.clean(Input::of_text(SIGNED))).as_deref(), wanted);
        }
    }
    assert!(
        copydesk::credits::read("Photo: Torunn Vik").expect("a credit").credit.agency.is_none(),
        "nothing is left behind"
    );
    assert_eq!(
        Houses::new(&[House::named("Torunn Vik")]).ok().flatten(),
        first.options.houses,
        "the same houses are one set"
    );
}

/// A page of an outlet of ours: a section label, a line it prints under each headline, a date either way round, its name in the text.
const FERRY: &str = "Havnesiden\n\nFerry sails again after repairs\n\n03/04/2025\n\nHavnenytt brings you the harbour every morning.\n\n\
    The ferry of the small harbour town will sail again before the end of the week, the mayor said on Monday. (Havnenytt)\n\n\
    Repairs to its engine had taken longer than planned, she added, because a part had to be made anew in another country.\n\n\
    Havnesiden\n\n\
    The council had asked for money twice before the summer and was told to wait until the autumn, the transport office said. Havnenytt brings you\n\n\
    Havnenytt brings you the harbour every morning, the advertisement in the ferry reads, and nobody aboard had ever heard of the paper.\n\nHAVNESIDEN";

const OUTLET: &str = "[outlet.\"havnenytt.example\"]\nkickers = [\"Havnesiden\"]\ndate-order = \"dmy\"\n\
    phrases = [\"Havnenytt brings you the harbour every morning.\", \"(Havnenytt)\", \"Havnenytt brings you\"]\n";

fn of_hosts(text: &str, hosts: &[&str]) -> String {
    let record = |host: &&str| format!("{}\n", json!({"id": host, "url": format!("https://{host}/a"), "text": text}));
    hosts.iter().map(record).collect()
}

fn records(output: &str) -> Vec<Value> {
    output.lines().map(|line| serde_json::from_str(line).expect("a record")).collect()
}

#[test]
fn lines_and_phrases_of_an_outlet_leave_its_articles_and_no_others() {
    let input = of_hosts(FERRY, &["www.havnenytt.example", "nothavnenytt.example"]);
    let folder = folder_with(&[("copydesk.toml", OUTLET), ("r.jsonl", &input)]);
    let here = folder.path();
    let cleaned = out(&copydesk(here, &["clean", "--undoable", "r.jsonl"], ""));
    let [own, other] = &records(&cleaned)[..] else { panic!("{cleaned}") };
    assert_eq!(
        (&own["section"], &own["title"]),
        (&json!("Havnesiden"), &json!("Ferry sails again after repairs")),
        "{own:#}"
    );
    let body: Vec<&str> = own["body"].as_array().expect("paragraphs").iter().filter_map(Value::as_str).collect();
    assert_eq!(body.len(), 5, "{body:#?}");
    assert!(
        body[0].ends_with("said on Monday.") && body[2] == "Havnesiden",
        "a label between paragraphs may be a crosshead: {body:#?}"
    );
    assert!(
        body[3].ends_with("the transport office said.") && body[4].starts_with("Havnenytt brings you the harbour"),
        "{body:#?}"
    );
    let removed = |kind: &str, text: &str| {
        let is_it = |entry: &&Value| entry["text"] == text && entry["kind"] == kind && entry["rule"] == "BP111";
        own["removed"].as_array().is_some_and(|removed| removed.iter().any(|entry| is_it(&entry)))
    };
    for (kind, text) in [
        ("label", "Havnenytt brings you the harbour every morning."),
        ("label", "(Havnenytt)"),
        ("label", "Havnenytt brings you"),
        ("kicker", "HAVNESIDEN"),
    ] {
        assert!(removed(kind, text), "{text}: {:#}", own["removed"]);
    }
    assert!(!other["findings"].to_string().contains("BP111") && other["published"] == json!(null), "{other:#}");
    assert_eq!(own["published"], json!("2025-04-03"), "{own:#}");
    assert!(!own["findings"].to_string().contains("DT101") && other["findings"].to_string().contains("DT101"));
    let undone = records(&out(&copydesk(here, &["undo", "-"], &cleaned)));
    assert!(undone.iter().all(|record| record["text"] == FERRY), "{undone:#?}");
    assert_eq!(copydesk(here, &["fix", "-q", "r.jsonl"], "").status.code(), Some(0));
    let again = out(&copydesk(here, &["check", "--output-format", "concise", "r.jsonl"], ""));
    assert!(!again.contains("BP111"), "{again}");
    let left_out = out(&copydesk(here, &["check", "--ignore", "outlet-phrase", "r.jsonl"], &input));
    assert!(!left_out.contains("BP111"));
}

#[test]
fn an_outlets_dates_are_read_in_its_order_where_they_stand_beside_a_name_and_on_pages() {
    let article = |line: &str| FERRY.replace("03/04/2025", line);
    let page = format!(
        "<html lang=\"en\"><body><article><h1>Ferry sails again after repairs</h1><p class=\"date\">03/04/2025</p><p>{}</p></article></body></html>",
        FERRY.split("\n\n").filter(|line| line.len() > 100).collect::<Vec<_>>().join("</p><p>")
    );
    let url = "https://havnenytt.example/a";
    let input = [
        json!({"url": url, "text": article("By Ada Berg | 03/04/2025")}),
        json!({"url": url, "text": article("25/04/2025")}),
        json!({"url": url, "text": article(""), "published": "03/04/2025"}),
        json!({"url": url, "html": page}),
    ];
    let input: String = input.iter().map(|record| format!("{record}\n")).collect();
    for (order, wanted) in [("dmy", "2025-04-03"), ("mdy", "2025-03-04")] {
        let settings = format!("[outlet.\"havnenytt.example\"]\ndate-order = \"{order}\"\n");
        let folder = folder_with(&[("copydesk.toml", &settings)]);
        let found = records(&out(&copydesk(folder.path(), &["clean", "--from-format", "jsonl"], &input)));
        let dates: Vec<&Value> = found.iter().map(|record| &record["published"]).collect();
        assert_eq!(dates, [&json!(wanted), &json!("2025-04-25"), &json!(wanted), &json!(wanted)], "{order}");
    }
    let folder = folder_with(&[]);
    let found = records(&out(&copydesk(folder.path(), &["clean", "--from-format", "jsonl"], &input)));
    assert!(found.iter().enumerate().all(|(at, record)| record["published"].is_null() == (at != 1)), "{found:#?}");
}

#[test]
fn a_page_without_an_address_is_of_the_outlet_it_says() {
    let page = |head: &str| {
        let text = FERRY.split("\n\n").filter(|line| line.len() > 100).collect::<Vec<_>>().join("</p><p>");
        format!(
            "<html lang=en><head>{head}</head><body><article><h1>Ferry sails again</h1><p class=date>03/04/2025</p><p>{text}</p></article></body></html>"
        )
    };
    let settings = "[outlet.\"havnenytt.example\"]\ndate-order = \"dmy\"\n";
    let folder = folder_with(&[("copydesk.toml", settings)]);
    for (head, wanted) in [
        ("<link rel=canonical href='https://www.havnenytt.example/a'>", json!("2025-04-03")),
        ("<meta property='og:url' content='https://havnenytt.example/a?x=1&amp;y=2'>", json!("2025-04-03")),
        ("<link rel=canonical href='/a'><link rel=alternate href='https://havnenytt.example/a'>", json!(null)),
        ("<link rel=canonical href='https://nothavnenytt.example/a'>", json!(null)),
    ] {
        let found = records(&out(&copydesk(folder.path(), &["clean", "--from-format", "html"], &page(head))));
        assert_eq!((&found[0]["published"], &found[0]["url"]), (&wanted, &json!(null)), "{head}");
    }
}

#[test]
fn what_is_said_of_a_part_of_an_outlet_goes_before_what_is_said_of_it_all() {
    let settings = "extend = \"base.toml\"\n[outlet.\"havnenytt.example\"]\nignore = [\"MD\"]\n[outlet.\"sport.havnenytt.example\"]\ndate-order = \"mdy\"\n";
    let folder = folder_with(&[("base.toml", OUTLET), ("copydesk.toml", settings)]);
    let input = of_hosts(FERRY, &["havnenytt.example", "sport.havnenytt.example"]);
    let found = records(&out(&copydesk(folder.path(), &["clean", "--from-format", "jsonl"], &input)));
    let dates: Vec<&Value> = found.iter().map(|record| &record["published"]).collect();
    assert_eq!(dates, [&json!("2025-04-03"), &json!("2025-03-04")]);
    assert!(found.iter().all(|record| record["section"] == "Havnesiden"), "{found:#?}");
}

#[test]
fn phrases_on_a_page_leave_its_article() {
    let paragraph = "The ferry of the small harbour town will sail again before the end of the week, the mayor said on Monday after a meeting";
    let page = format!(
        "<html lang=\"en\"><body><article><h1>Ferry sails again after repairs</h1><p>{paragraph}. (Havnenytt)</p>\
        <p>{paragraph} that lasted long.</p><p>Havnenytt brings you the harbour every morning.</p><p>{paragraph} in the town hall.</p></article></body></html>"
    );
    let input = format!("{}\n", json!({"url": "https://havnenytt.example/a", "html": page}));
    let folder = folder_with(&[("copydesk.toml", OUTLET)]);
    let found = &records(&out(&copydesk(folder.path(), &["clean", "--from-format", "jsonl"], &input)))[0];
    assert!(!found["body"].to_string().contains("Havnenytt"), "{found:#}");
    assert_eq!(found["removed"].to_string().matches("BP111").count(), 2, "{found:#}");
    let plain = &records(&out(&copydesk(folder.path(), &["clean", "--isolated", "--from-format", "jsonl"], &input)))[0];
    assert!(plain["body"].to_string().contains("(Havnenytt)"), "{plain:#}");
}

#[test]
fn settings_of_outlets_that_say_nothing_are_errors() {
    for (settings, said) in [
        (
            "[outlet.\"example.org\"]\nphrases = [\"a\",\n  \" \"]\n",
            "copydesk.toml:3: \" \" is no line with words in it",
        ),
        ("[outlet.\"example.org\"]\nkickers = [\"a\\nb\"]\n", "copydesk.toml:2: \"a\\nb\" is no line"),
        (
            "[outlet.\"example.org\"]\ndate-order = \"dym\"\n",
            "copydesk.toml:2: unknown variant `dym`, expected one of `dmy`, `mdy`, `ymd`",
        ),
        (
            "[outlet.\"example.org\"]\nkicker = []\n",
            "copydesk.toml:2: unknown key \"kicker\"; did you mean \"kickers\"?",
        ),
    ] {
        let folder = folder_with(&[("copydesk.toml", settings)]);
        let output = copydesk(folder.path(), &["clean"], CLEAN);
        assert_eq!(output.status.code(), Some(2), "{settings}");
        assert!(err(&output).contains(said), "{}", err(&output));
    }
}

/// "Foto: Privat" is written in half of Europe; a German sentence is not.
#[test]
fn a_doubtful_text_is_in_a_language_of_the_settings_and_a_plain_one_in_its_own() {
    let folder = folder_with(&[]);
    let here = folder.path();
    let lang = |input: &str| out(&copydesk(here, &["lang"], input)).split('\t').next().unwrap_or_default().to_owned();
    let clean = |input: &str| {
        records(&out(&copydesk(here, &["clean"], input)))[0]["language"]["tag"].as_str().map(str::to_owned)
    };
    let plain = "Die Brücke ist am Montag gesperrt worden, weil der Rat kein Geld für die Reparatur hatte.";
    for likely in ["nb", "de", "da"] {
        std::fs::write(here.join("copydesk.toml"), format!("languages = [\"{likely}\"]\n"))
            .expect("a file can be written");
        assert_eq!((lang("Foto: Privat"), clean("Foto: Privat").as_deref()), (likely.to_owned(), Some(likely)));
        assert_eq!((lang(plain), clean(plain).as_deref()), ("de".to_owned(), Some("de")), "{likely}");
        assert_eq!(lang("Fermin Torrano/Anadolu"), "und", "a name has no language");
    }
    let given = out(&copydesk(here, &["lang", "--document", "nb", "Foto: Privat"], ""));
    assert!(given.starts_with("nb"), "what is said of the document is known better: {given}");
    let request = copydesk(
        here,
        &["lang", "--jsonl"],
        "{\"id\":1,\"text\":\"Foto: Privat\"}\n{\"id\":2,\"text\":\"Foto: Privat\",\"document\":\"nb\"}\n",
    );
    let tags: Vec<Value> = records(&out(&request)).into_iter().map(|answer| answer["tag"].clone()).collect();
    assert_eq!(tags, [json!("da"), json!("nb")]);
    std::fs::write(here.join("copydesk.toml"), "languages = [\n  \"de\",\n  \"dk\"]\n").expect("a file can be written");
    let wrong = copydesk(here, &["lang", plain], "");
    assert_eq!(wrong.status.code(), Some(2));
    assert!(err(&wrong).contains("copydesk.toml:3: \"languages\" is \"dk\": not a language"), "{}", err(&wrong));
    assert_eq!(copydesk(here, &["lang", "--isolated", plain], "").status.code(), Some(0));
}

#[test]
fn a_policy_of_the_file_built_on_holds() {
    let folder =
        folder_with(&[("base.toml", "[names]\npolicy = \"report\"\n"), ("copydesk.toml", "extend = \"base.toml\"\n")]);
    let text = "The talks\n\nThe Russian minister, Siergiej Ławrow, told reporters in Moscow on Monday that the talks would go on for a week.";
    assert!(out(&copydesk(folder.path(), &["clean", "--to", "text"], text)).contains("Siergiej Ławrow"));
    assert!(!out(&copydesk(folder.path(), &["clean", "--isolated", "--to", "text"], text)).contains("Siergiej Ławrow"));
}

#[test]
fn a_run_that_says_more_names_its_settings() {
    let folder = folder_with(&[("base.toml", ""), ("copydesk.toml", "extend = \"base.toml\"\nmin-confidence = 80\n")]);
    for command in ["clean", "check", "fix"] {
        let said = err(&copydesk(folder.path(), &[command, "-v"], CLEAN));
        let named = said.lines().find(|line| line.starts_with("copydesk: settings: ")).unwrap_or_default();
        assert!(named.contains("copydesk.toml, ") && named.ends_with("base.toml"), "{command}: {said}");
        let alone = err(&copydesk(folder.path(), &[command, "-v", "--isolated"], CLEAN));
        assert!(alone.contains("copydesk: settings: none"), "{alone}");
        assert!(!err(&copydesk(folder.path(), &[command], CLEAN)).contains("settings"), "{command}");
    }
}

#[test]
fn the_settings_file_nearest_to_each_file_wins() {
    let twice = LABELLED.replace(
        "podpis źródła zdjęcia",
        "Photo: Ana Lund/Reuters\n\nPhoto: Ana Lund/Reuters\n\npodpis źródła zdjęcia",
    );
    let files = [
        ("desk/a.txt", twice.as_str()),
        ("desk/copydesk.toml", "ignore = [\"CR101\"]\n"),
        ("desk/old/a.txt", &twice),
        ("desk/old/copydesk.toml", "ignore = [\"LG101\"]\n[per-file-ignores]\n\"b*\" = [\"CR101\"]\n"),
        ("desk/old/b.txt", &twice),
        ("desk/tool/pyproject.toml", "[project]\nname = \"t\"\n[tool.copydesk]\nselect = [\"CR\"]\n"),
        ("desk/tool/deep/er/a.txt", &twice),
        ("other/pyproject.toml", "[project]\nname = \"o\"\n"),
        ("other/a.txt", &twice),
        ("desk/old/.hidden", ""),
    ];
    let folder = folder_with(&files);
    let found = |from: &str, arguments: &[&str], input: &str| {
        let arguments = [&["check", "--output-format", "concise"], arguments].concat();
        let checked = copydesk(&folder.path().join(from), &arguments, input);
        let lines = out(&checked);
        let seen = lines.lines().map(|line| {
            let (place, rest) = line.split_once(": ").expect("a place");
            let path = place.rsplitn(3, ':').last().expect("a path");
            format!("{path} {}", rest.split(' ').next().expect("a code"))
        });
        (seen.collect::<Vec<_>>(), err(&checked))
    };
    let all = "a.txt LG101|old/a.txt CR101|tool/deep/er/a.txt CR101";
    let (seen, said) = found("desk", &["a.txt", "old/a.txt", "old/b.txt", "tool/deep/er/a.txt"], "");
    assert_eq!(seen.join("|"), all, "{said}");
    // From elsewhere, by another way, and walked: it is the file that counts.
    let (seen, _) = found("other", &["../desk/old/../old/b.txt", "../desk/a.txt", "../other/./a.txt"], "");
    assert_eq!(seen.join("|"), "../desk/a.txt LG101|../other/./a.txt CR101|../other/./a.txt LG101");
    let (seen, _) = found("desk", &["."], "");
    assert_eq!(seen.join("|"), "./a.txt LG101|./old/a.txt CR101|./tool/deep/er/a.txt CR101");
    // Without any above it a file is read by the working folder's; what is named or nothing at all holds for every file.
    let (seen, _) = found("desk", &["../other/a.txt"], "");
    assert_eq!(seen.join("|"), "../other/a.txt LG101");
    let (seen, _) = found("desk", &["--config", "copydesk.toml", "old/a.txt"], "");
    assert_eq!(seen.join("|"), "old/a.txt LG101");
    let (seen, _) = found("desk", &["--isolated", "old/a.txt"], "");
    assert_eq!(seen.join("|"), "old/a.txt CR101|old/a.txt LG101");
    // The name that standard input goes by has a place, too.
    let (seen, _) = found("desk", &["--stdin-filename", "old/new.txt"], &twice);
    assert_eq!(seen.join("|"), "old/new.txt CR101");
    let (_, said) = found("desk", &["-v", "a.txt", "old/a.txt"], "");
    assert_eq!(said.matches("settings: ").count(), 2, "{said}");
    // The other commands see the same, and a settings file that is wrong stops the run before anything is written.
    let cleaned = copydesk(folder.path(), &["fix", "desk/old/a.txt", "desk/a.txt"], "");
    assert_eq!(cleaned.status.code(), Some(0), "{}", err(&cleaned));
    let now = |name: &str| std::fs::read_to_string(folder.path().join(name)).expect("a file of ours");
    assert!(now("desk/old/a.txt").contains("podpis") && !now("desk/a.txt").contains("podpis"));
    let records = out(&copydesk(folder.path(), &["clean", "desk/old/b.txt", "desk/tool"], ""));
    let rules: Vec<Value> = records
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).expect("a record")["findings"].clone())
        .collect();
    assert_eq!((&rules[0], rules[1][0]["rule"].as_str()), (&json!([]), Some("CR101")));
    std::fs::write(folder.path().join("desk/old/copydesk.toml"), "ignroe = []\n").expect("a file of ours");
    let refused = copydesk(folder.path(), &["fix", "other/a.txt", "desk/old/b.txt"], "");
    assert!(refused.status.code() == Some(2) && err(&refused).contains("ignroe"), "{}", err(&refused));
    assert_eq!(now("other/a.txt"), twice);
}

#[test]
fn what_settings_name_and_is_not_there_is_told_with_its_line() {
    for (settings, said) in [
        ("# ours\nextend = \"base.toml\"\n", "copydesk.toml:2: \"base.toml\": there is no "),
        ("[names]\nauthority = [\n  \"people.csv\",\n]\n", "copydesk.toml:3: \"people.csv\": there is no "),
        ("ignore = []\nignore = []\n", "copydesk.toml:2: the key \"ignore\" stands here twice"),
    ] {
        let folder = folder_with(&[("copydesk.toml", settings), ("a.txt", CLEAN)]);
        let output = copydesk(folder.path(), &["check", "a.txt"], "");
        assert_eq!(output.status.code(), Some(2), "{settings}");
        assert!(err(&output).contains(said), "{}", err(&output));
    }
}
