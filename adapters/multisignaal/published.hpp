#pragma once

#include "adapters/multisignaal/answers.hpp"

#include <filesystem>
#include <string>

namespace kruispunt::adapters::multisignaal {

/// The region's OpenAPI document, published as it stands in its mapping folder. Immutable; any
/// thread.
class published {
public:
    /// Throws std::runtime_error where the file is no OpenAPI document of version 3.0 that bears a
    /// version of its own.
    explicit published(const std::filesystem::path& file);

    /// `info.version`: what `API-Version` says.
    const std::string& version() const { return version_; }

    /// What answers GET; 304 where the asking side has it already (MS-11).
    ports::http_response document(const ports::http_fields& asked, const answers& with) const;

private:
    std::string text_;
    std::string version_;
    std::string tag_;
};

} // namespace kruispunt::adapters::multisignaal
