#pragma once

#include "conformance/suite/catalogue/test.hpp"
#include "conformance/suite/verdict/verdict.hpp"
#include "conformance/text/json.hpp"

#include <string>
#include <vector>

namespace kruispunt::conformance::suite::reporting {

/// What is on sale, as its vendor names it.
struct product {
    std::string name;
    std::string version;
    std::string vendor;
    std::string build_sha256; ///< lower-case hexadecimal; empty: not said
};

/// What of the SUT file a verdict or a report rests on: which product, as what it was tested.
struct subject {
    product is;
    std::string protocol;
    std::vector<catalogue::role> roles; ///< each once, in the order of the enumeration
    std::vector<std::string> features;  ///< those it says it has, sorted
    std::string oin;                    ///< the system's own
    std::string partner;                ///< the protocol of the second region

    verdict::offers offers() const;
};

/// Reads a SUT file (`sut.json`); an adapter and a partner that it names are features. Members that
/// only a run needs are not looked at. Throws std::runtime_error naming member and rule.
subject read_subject(const text::json& sut_file);

/// As it stands in a report; `subject_from` reads that back, with the same errors.
text::json to_json(const subject& of);
subject subject_from(const text::json& document);

/// `gateway`, `server`, `client`; `MUST`, `SHOULD`, `MAY`; `accepts`, `refuses`.
std::string_view word(catalogue::role of);
std::string_view word(catalogue::level of);
std::string_view word(catalogue::kind of);

} // namespace kruispunt::conformance::suite::reporting
