//! A run that is told to stop leaves nothing unfinished behind.

use super::replace;

/// Ends the process when it is told to stop, the files it had not finished taken away: with 130 on Ctrl-C, and on Unix with 143 on TERM
/// (a system that shuts down, a scheduler whose time is up) and 129 on HUP (a terminal that closes), as a shell counts them.
///
/// A run that was begun under `nohup` goes on when its terminal closes. Whether it was, only Linux tells; elsewhere HUP does what it
/// does to any process, and the next run takes no harm from what is left.
#[cfg(unix)]
pub fn tidily() {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let mut heard = vec![SIGINT, SIGTERM];
    heard.extend((is_ignored(SIGHUP) == Some(false)).then_some(SIGHUP));
    // A system that refuses leaves no more behind than a process that is killed.
    let Ok(mut signals) = signal_hook::iterator::Signals::new(heard) else { return };
    std::thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            end(128 + signal);
        }
    });
}

/// The same where there are no signals: on Ctrl-C.
#[cfg(not(unix))]
pub fn tidily() {
    // Only a second handler can fail here, and there is none.
    let _ = ctrlc::set_handler(|| end(130));
}

fn end(code: i32) {
    replace::take_away_unfinished();
    std::process::exit(code);
}

/// Whether whoever started this process had it ignore the signal; `None` where the system does not tell.
#[cfg(unix)]
fn is_ignored(signal: i32) -> Option<bool> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"))?;
    let mask = u64::from_str_radix(mask.trim(), 16).ok()?;
    Some(mask >> (signal - 1) & 1 == 1)
}
