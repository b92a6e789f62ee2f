#pragma once

#include "conformance/wire/tls_identity.hpp"

#include <filesystem>
#include <string>

namespace kruispunt::conformance::tests {

/// A folder of its own under the system's temporary one, gone with the object.
class temporary_folder {
public:
    temporary_folder();
    ~temporary_folder();
    temporary_folder(const temporary_folder&) = delete;
    temporary_folder& operator=(const temporary_folder&) = delete;

    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

enum class key_kind { ec, rsa };

/// A throw-away authority that writes PEM files into a folder: `<name>.pem`, `<name>.key`.
class authority {
public:
    /// Writes `<name>.pem`, the authority's own certificate.
    authority(std::filesystem::path folder, std::string name);
    ~authority();
    authority(const authority&) = delete;
    authority& operator=(const authority&) = delete;

    /// A certificate for the OIN and the host name, valid for both directions; an empty OIN leaves
    /// the subject without serialNumber, an empty host makes it one for signatures.
    void issue(
        const std::string& name,
        const std::string& oin,
        const std::string& host,
        key_kind kind = key_kind::ec
    ) const;

    wire::tls_files files(const std::string& name) const;

private:
    struct inside;
    std::filesystem::path folder_;
    std::string name_;
    std::unique_ptr<inside> inside_;
};

} // namespace kruispunt::conformance::tests
