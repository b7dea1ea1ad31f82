//! The door: arguments, files, clock, progress, exit code.

mod cli;

fn main() -> std::process::ExitCode {
    cli::run()
}
