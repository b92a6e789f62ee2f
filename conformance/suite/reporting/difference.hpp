#pragma once

#include "conformance/suite/reporting/report.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kruispunt::conformance::suite::reporting {

/// A test whose verdict is another than it was; nothing: it was not run.
struct changed_test {
    std::string id;
    catalogue::level at = catalogue::level::must;
    std::optional<verdict::outcome> was;
    std::optional<verdict::outcome> is;
    bool worse = false; ///< less than it was, or run no more where it passed
};

/// What differs between two reports.
struct difference {
    std::vector<changed_test> tests; ///< in the order of their ids
    /// Whether they are by the same catalogue: else a test may ask something else than it did.
    bool same_catalogue = true;

    /// Whether a MUST became worse.
    bool must_is_worse() const;
};

difference between(const report& older, const report& newer);

/// In plain words, a line a test.
std::string in_words(const difference& of);
/// One JSON object.
std::string in_json(const difference& of);

} // namespace kruispunt::conformance::suite::reporting
