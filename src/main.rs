//! Parse, dispatch, exit code; nothing else.

use std::process::ExitCode;

/// The library leaves the choice to its callers.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    copydesk::cli::main()
}
