#pragma once

#include "adapters/multisignaal/answers.hpp"
#include "adapters/sdk/mapping.hpp"
#include "gateway/domain/error.hpp"
#include "gateway/ports/http.hpp"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::adapters::multisignaal {

/// Makes all errors of the protocol: application/problem+json by MS-10. `instance` is always the
/// path that was asked, as far as it is one of the contract's: what else stands in a path may be
/// anything, and is not given back (COM-27). Immutable; any thread.
class problems {
public:
    /// `base` is the path below which the protocol lives.
    problems(const std::filesystem::path& mapping_file, std::string base, const answers& with);

    /// The status that a code has where the contract prescribes no other.
    static int status_of(domain::errc code);

    /// A problem with a code of the contract. `findings` are all there are, where there is more to
    /// say than `first`; `path` is below the base, empty where it is not known.
    ports::http_response
    of(int status,
       const domain::error& first,
       const std::vector<sdk::finding>& findings = {},
       const std::string& path = {}) const;

    /// A problem that its status says more about than a code: 404 of a path, 405, 406, 412, 415.
    /// `about` is the header field at fault, if one is.
    ports::http_response plain(
        int status, std::string_view detail, const std::string& path, const char* about = ""
    ) const;

    /// The page about a code, which a problem's `type` is the address of; 404 where there is no
    /// such code.
    ports::http_response page(std::string_view code) const;

private:
    ports::http_response write(
        int status,
        const domain::error& first,
        std::string_view detail,
        const std::vector<sdk::finding>& findings,
        const std::string& path
    ) const;

    const answers& answers_;
    sdk::mapping mapping_;
    std::string base_;
};

} // namespace kruispunt::adapters::multisignaal
