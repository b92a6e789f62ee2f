#pragma once

#include "conformance/mutation/mutation.hpp"
#include "conformance/wire/http.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::conformance::gateways::sisa {

/// The documents of a bulk load, one a line (SISA-10.1). A line of blanks is none.
std::vector<std::string_view> documents_of(std::string_view load);

/// The answer to a bulk load: a line for each document, in order, and the total (SISA-10.4,
/// SISA-10.5).
class load_answer {
public:
    explicit load_answer(const mutation::mutation& broken) : broken_(broken) {}

    /// Notes what the document of that number would have been answered alone (SISA-04). False where
    /// no more of the load is taken.
    bool note(const std::string& number, const wire::response& alone);

    wire::response whole() const;

private:
    const mutation::mutation& broken_;
    std::vector<std::string> lines_;
    std::size_t refused_ = 0;
};

} // namespace kruispunt::conformance::gateways::sisa
