//! What reading a credit costs, beside language detection on the same lines (the yardstick of the pipeline).
//!
//! `cargo bench --bench credits`: a credit line should cost at most an eighth of whatlang, a line that is no credit at
//! most a hundredth.

use divan::{Bencher, black_box};

const CREDITS: [&str; 8] = [
    "Illustrative photo by Ada Berg/Anadolu via Getty Images",
    "Foto: picture alliance/dpa/Jonas Rehm",
    "(AP Photo/Nora Whitfield)",
    "© Marc Tellier / Hans Lucas via AFP",
    "Fot. Zofia Rzepka / Agencja Wyborcza.pl",
    "Фото: Игорь Лапин/ТАСС",
    "Photograph: Sena Okafor/The Guardian",
    "REUTERS/Mina Castell/File Photo",
];

const OTHERS: [&str; 8] = [
    "The council voted on Tuesday to close the bridge for six months while engineers replace its bearings.",
    "Der Bürgermeister sagte am Montag, die Arbeiten würden bis in den Herbst dauern, danach werde geprüft.",
    "Le gouvernement a présenté mercredi un plan de rénovation des écoles, attendu depuis deux ans.",
    "El alcalde anunció que las obras del puerto comenzarán en marzo y durarán al menos un año.",
    "Rada miasta zdecydowała we wtorek o zamknięciu mostu na pół roku, a kierowcy muszą wybrać objazd.",
    "Городской совет решил закрыть мост на полгода, пока инженеры заменяют опоры и проверяют настил.",
    "Sign up for our newsletter and get the best stories of the week in your inbox",
    "A spokesman told Reuters that no decision had been taken and that talks would go on next week.",
];

fn main() {
    // The tables are built on first use; that is start-up, not reading.
    black_box(copydesk::credits::read(CREDITS[0]));
    divan::main();
}

#[divan::bench(args = ["credit", "other"])]
fn read(bencher: Bencher<'_, '_>, lines: &str) {
    bencher.bench(|| lines_of(lines).iter().filter(|line| copydesk::credits::read(black_box(line)).is_some()).count());
}

#[divan::bench(args = ["credit", "other"])]
fn trailing(bencher: Bencher<'_, '_>, lines: &str) {
    bencher
        .bench(|| lines_of(lines).iter().filter(|line| copydesk::credits::trailing(black_box(line)).is_some()).count());
}

#[divan::bench(args = ["credit", "other"])]
fn whatlang(bencher: Bencher<'_, '_>, lines: &str) {
    bencher.bench(|| lines_of(lines).iter().filter(|line| whatlang::detect(black_box(line)).is_some()).count());
}

fn lines_of(name: &str) -> &'static [&'static str; 8] {
    if name == "credit" { &CREDITS } else { &OTHERS }
}
