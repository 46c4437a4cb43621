//! The `trade-assurance` command; everything it does is [`trade_assurance::cli`].

fn main() -> std::process::ExitCode {
    trade_assurance::cli::run_in_process(std::env::args_os()).into()
}
