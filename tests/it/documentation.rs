//! Documentation that runs: every console block of these pages is a test.

#[test]
fn commands_in_the_documentation_answer_as_printed() {
    trycmd::TestCases::new()
        .case("docs/cli.md")
        .case("docs/language.md")
        .case("docs/names.md")
        .register_bin("copydesk", trycmd::cargo::cargo_bin!("copydesk").to_path_buf());
}
