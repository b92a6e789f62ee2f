#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace kruispunt::certs {

/// A region that takes part in a sandbox.
struct region {
    std::string name;   ///< As in file names, e.g. the region's word on the wire.
    std::string oin;    ///< 20 digits.
    bool signs = false; ///< Its messages are signed: it gets `<name>-signing` (RSA-2048) too.
};

/// One party of a sandbox: the base name of its files and the OIN in its certificate.
struct party {
    std::string name;
    std::string oin;
};

/// The OINs of a sandbox that are the same whatever regions take part.
inline constexpr const char* gateway_oin = "00000099000000000000";
inline constexpr const char* coordinator_oin = "00000099000000000010";
inline constexpr const char* auditor_oin = "00000099000000000011";
inline constexpr const char* vendor_oin = "00000099000000000012";

/// The OIN of a region's operator in a sandbox: the region's, plus 20.
/// Throws std::invalid_argument unless `region_oin` is 20 digits.
[[nodiscard]] std::string operator_oin(const std::string& region_oin);

/// Who gets a certificate in a sandbox: `gateway`, the regions, `operator-<region>`, `coordinator`,
/// `auditor` and `vendor`; the signing ones are not among them. Throws std::invalid_argument where
/// two parties would share a name or an OIN.
[[nodiscard]] std::vector<party> sandbox_parties(std::span<const region> regions);

/// Makes the whole PKI of a sandbox in `directory` (made with mode 0700 if absent): `ca.pem`,
/// `ca.key`, an empty `crl.pem`, `<party>.pem` and `<party>.key` for every party, and
/// `<name>-signing.pem` and `.key` for the gateway and the regions that sign. Certificates are the
/// leaf alone; keys have mode 0600. `hosts` come into every TLS certificate beside localhost.
/// Throws std::system_error where a file exists already or cannot be written.
void write_sandbox_pki(
    const std::filesystem::path& directory,
    std::span<const region> regions,
    const std::vector<std::string>& hosts = {}
);

/// The base names of the certificates that a party may hold in `directory`, sorted: every
/// `<name>.pem` that has a `<name>.key` beside it, but the authority's.
[[nodiscard]] std::vector<std::string>
certificates_in_sandbox(const std::filesystem::path& directory);

/// The certificates of one party: `<party>`, and `<party>-signing` where it has one. Empty where
/// there is no such party.
[[nodiscard]] std::vector<std::string>
certificates_of(const std::filesystem::path& directory, const std::string& party);

/// Where a renewed certificate goes.
enum class renewed {
    in_place, ///< it takes the place of the old one, which becomes `<name>-old.pem` and `.key`
    beside    ///< as `<name>-next.pem` and `.key`; the old one stays
};

/// Issues another certificate and key like `<name>.pem`, for `days` from now. In place, the key is
/// replaced first and the certificate then, each in one step, as an operator would. Throws as
/// `revoke_in_sandbox`, and std::invalid_argument where `days` is under 1.
void renew_in_sandbox(
    const std::filesystem::path& directory, const std::string& name, renewed where, int days = 365
);

/// Signs `crl.pem` anew, with what it holds, for `days` from now.
void renew_list_in_sandbox(const std::filesystem::path& directory, int days = 365);

/// Adds certificates of `directory`, by their base names, to its `crl.pem`, which is replaced in
/// one step, and gives those that were not on it yet. What was revoked stays so; revoking twice
/// changes nothing. Throws std::runtime_error on a name that has no certificate there, and where
/// the authority's key is not there.
std::vector<std::string>
revoke_in_sandbox(const std::filesystem::path& directory, std::span<const std::string> names);

} // namespace kruispunt::certs
