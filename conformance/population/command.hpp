#pragma once

namespace CLI {
class App;
}

namespace kruispunt::conformance {

/// Adds `population --seed N --size M [--format csv|json] [--out FILE] [--today YYYY-MM-DD]` to the
/// program: writes a population of made-up Dutch households to FILE or standard output, as it is
/// made. Shows progress on standard error, where that is a terminal and the population is large. On
/// an error its text goes to standard error and `CLI::RuntimeError` is thrown with the exit code: 2
/// for options that cannot be met, 3 where the output cannot be written.
void add_population_command(CLI::App& program);

} // namespace kruispunt::conformance
