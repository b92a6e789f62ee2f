#include "certs/sandbox_pki.hpp"

#include "certs/authority.hpp"
#include "certs/pki_files.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace kruispunt::certs {
namespace {

constexpr unsigned operator_offset = 20;

bool is_oin(const std::string& text) {
    return text.size() == 20 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

void write_credential(
    const std::filesystem::path& directory, const std::string& name, const credential& made
) {
    write_new_private_file(directory / (name + ".key"), made.key_pem);
    write_new_public_file(directory / (name + ".pem"), made.certificate_pem);
}

void issue_transport(
    const authority& ca,
    const std::filesystem::path& directory,
    const party& to,
    const std::vector<std::string>& hosts
) {
    party_profile profile;
    profile.name = to.name;
    profile.oin = to.oin;
    profile.organisation = "Sandbox " + to.name;
    profile.hosts = hosts;
    write_credential(directory, to.name, ca.issue(profile));
}

void issue_signing(
    const authority& ca,
    const std::filesystem::path& directory,
    const std::string& owner,
    const std::string& oin
) {
    party_profile profile;
    profile.name = owner + "-signing";
    profile.oin = oin;
    profile.organisation = "Sandbox " + owner;
    profile.use = purpose::signing;
    profile.key = key_kind::rsa2048;
    write_credential(directory, profile.name, ca.issue(profile));
}

void require_distinct(const std::vector<party>& parties) {
    std::set<std::string> seen;
    for (const auto& each : parties)
        if (!seen.insert(each.name).second || !seen.insert(each.oin).second)
            throw std::invalid_argument(
                "two parties of a sandbox share a name or an OIN: " + each.name
            );
}

void make_private_directory(const std::filesystem::path& directory) {
    if (!std::filesystem::create_directories(directory)) return;
    std::filesystem::permissions(directory, std::filesystem::perms::owner_all);
}

authority authority_in(const std::filesystem::path& directory) {
    return load_authority(
        read_small_file(directory / "ca.pem"), read_small_file(directory / "ca.key")
    );
}

validity days_from_now(int days) {
    if (days < 1) throw std::invalid_argument("a certificate holds for a day at least");
    auto valid = a_year_from_now();
    valid.until = valid.from + std::chrono::hours(24) * days + std::chrono::hours(1);
    return valid;
}

} // namespace

std::string operator_oin(const std::string& region_oin) {
    if (!is_oin(region_oin)) throw std::invalid_argument("an OIN is 20 digits");
    auto oin = region_oin;
    unsigned carry = operator_offset;
    for (auto digit = oin.rbegin(); digit != oin.rend() && carry != 0; ++digit) {
        const auto sum = static_cast<unsigned>(*digit - '0') + carry;
        *digit = static_cast<char>('0' + sum % 10);
        carry = sum / 10;
    }
    return oin;
}

std::vector<party> sandbox_parties(std::span<const region> regions) {
    std::vector<party> parties{
        {"gateway", gateway_oin},
        {"coordinator", coordinator_oin},
        {"auditor", auditor_oin},
        {"vendor", vendor_oin}};
    for (const auto& each : regions) {
        parties.push_back({each.name, each.oin});
        parties.push_back({"operator-" + each.name, operator_oin(each.oin)});
    }
    require_distinct(parties);
    return parties;
}

void write_sandbox_pki(
    const std::filesystem::path& directory,
    std::span<const region> regions,
    const std::vector<std::string>& hosts
) {
    const auto parties = sandbox_parties(regions);
    make_private_directory(directory);
    authority_profile profile;
    profile.name = "Kruispunt sandbox CA";
    const auto ca = make_authority(profile);
    write_new_private_file(directory / "ca.key", ca.key_pem());
    write_new_public_file(directory / "ca.pem", ca.certificate_pem());
    write_new_public_file(directory / "crl.pem", ca.revocation_list({}));
    for (const auto& each : parties)
        issue_transport(ca, directory, each, hosts);
    issue_signing(ca, directory, "gateway", gateway_oin);
    for (const auto& each : regions)
        if (each.signs) issue_signing(ca, directory, each.name, each.oin);
}

std::vector<std::string> certificates_in_sandbox(const std::filesystem::path& directory) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(directory)) {
        auto key = entry.path();
        const bool leaf = key.extension() == ".pem" && key.stem() != "ca" &&
                          std::filesystem::exists(key.replace_extension(".key"));
        if (leaf) names.push_back(entry.path().stem().string());
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::vector<std::string>
certificates_of(const std::filesystem::path& directory, const std::string& party) {
    std::vector<std::string> names;
    for (const auto& name : certificates_in_sandbox(directory))
        if (name == party || name == party + "-signing") names.push_back(name);
    return names;
}

void renew_in_sandbox(
    const std::filesystem::path& directory, const std::string& name, renewed where, int days
) {
    const auto ca = authority_in(directory);
    auto profile = profile_of(read_small_file(directory / (name + ".pem")));
    profile.valid = days_from_now(days);
    const auto made = ca.issue(profile);
    if (where == renewed::beside) return write_credential(directory, name + "-next", made);
    replace_private_file(
        directory / (name + "-old.key"), read_small_file(directory / (name + ".key"))
    );
    replace_public_file(
        directory / (name + "-old.pem"), read_small_file(directory / (name + ".pem"))
    );
    replace_private_file(directory / (name + ".key"), made.key_pem);
    replace_public_file(directory / (name + ".pem"), made.certificate_pem);
}

void renew_list_in_sandbox(const std::filesystem::path& directory, int days) {
    const auto ca = authority_in(directory);
    const auto known = read_revocation_list(read_small_file(directory / "crl.pem"));
    replace_public_file(
        directory / "crl.pem",
        ca.revocation_list(known.serials, known.number + 1, days_from_now(days))
    );
}

std::vector<std::string>
revoke_in_sandbox(const std::filesystem::path& directory, std::span<const std::string> names) {
    const auto ca = authority_in(directory);
    auto known = read_revocation_list(read_small_file(directory / "crl.pem"));
    std::vector<std::string> added;
    for (const auto& name : names) {
        const auto serial = serial_of(read_small_file(directory / (name + ".pem")));
        if (std::find(known.serials.begin(), known.serials.end(), serial) != known.serials.end())
            continue;
        known.serials.push_back(serial);
        added.push_back(name);
    }
    if (!added.empty())
        replace_public_file(
            directory / "crl.pem", ca.revocation_list(known.serials, known.number + 1)
        );
    return added;
}

} // namespace kruispunt::certs
