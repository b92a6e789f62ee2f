#pragma once

#include "adapters/sdk/mapping.hpp"
#include "gateway/domain/error.hpp"
#include "gateway/ports/http.hpp"

#include <string>
#include <vector>

namespace kruispunt::adapters::multisignaal {

/// What every answer bears: API-Version (MS) and the design rules' security headers.
ports::http_response answer(int status, std::string content_type, std::string body);

/// Makes all errors of the protocol: application/problem+json by MS-10. Immutable; any thread.
class problems {
public:
    /// `base` is the path below which the protocol lives.
    problems(const std::filesystem::path& mapping_file, std::string base);

    /// The status that a code has where the contract prescribes no other.
    static int status_of(domain::errc code);

    /// A problem with a code of the contract. `findings` are all there are, where there is more to
    /// say than `first`; `instance` is the path that was asked, empty where it is not known.
    ports::http_response
    of(int status,
       const domain::error& first,
       const std::vector<sdk::finding>& findings = {},
       const std::string& instance = {}) const;

    /// A problem that its status says all about, without a code.
    ports::http_response plain(int status, const std::string& detail) const;

    /// The page about a code, which a problem's `type` is the address of; 404 where there is no
    /// such code.
    ports::http_response page(std::string_view code) const;

private:
    sdk::mapping mapping_;
    std::string base_;
};

} // namespace kruispunt::adapters::multisignaal
