#pragma once

namespace kruispunt::conformance::verify {

/// The program: `log`, `proof`, `consistency`. Its exit code: 0 all holds, 1 something does not,
/// 2 it was asked wrongly (a key or a witness's head that is none), 3 a file cannot be read.
int run_verify(int argc, char** argv);

} // namespace kruispunt::conformance::verify
