#include "conformance/suite/keys/key_folder.hpp"

#include "conformance/suite/keys/authority.hpp"
#include "conformance/suite/plan/operation.hpp"

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <map>
#include <stdexcept>
#include <string_view>
#include <unistd.h>

namespace kruispunt::conformance::suite::keys {
namespace {

constexpr std::string_view nobodys_oin = "00000099000000009999";
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> oins{
    {{"esar", "00000099000000000001"},
     {"multisignaal", "00000099000000000002"},
     {"sisa", "00000099000000000003"},
     {"midden-nederland", "00000099000000000004"}}};

constexpr std::string_view explanation =
    "Certificates and keys of one system under test. Made up: good for a conformance run, and for\n"
    "nothing else. Never trust ca.pem in production.\n"
    "\n"
    "For the system under test\n"
    "  sut.pem, sut.key          shown by the system, as a server and as a caller\n"
    "  ca.pem                    the one authority it trusts during the run\n"
    "  crl.pem                   the authority's revocation list, where the system reads one\n"
    "  sut-signing.pem, .key     ESAR alone: what it signs messages with\n"
    "\n"
    "For the suite, which finds them by \"keys\" in sut.json\n"
    "  region, partner, gateway  the parties that the suite plays; NAME-signing for ESAR\n"
    "  nobody                    trusted, but the number of no participant\n"
    "  revoked expired           what their names say\n"
    "  no_oin two_oins           none or two numbers in the subject\n"
    "  other_authority           of another authority (other_ca.pem), which is not trusted\n"
    "  other_host                for another host than it serves\n"
    "\n"
    "Every certificate but `expired` is good for 400 days. `kruispunt-conformance doctor` says "
    "what\n"
    "is amiss. To begin anew: kruispunt-conformance keys FOLDER --force\n";

struct file {
    std::string name;
    std::string content;
    bool is_private = false;
};

class folder_plan {
public:
    void add(const std::string& name, const issued& made) {
        files_.push_back({name + ".pem", made.certificate, false});
        files_.push_back({name + ".key", made.key, true});
    }

    void add(const std::string& name, std::string content) {
        files_.push_back({name, std::move(content), false});
    }

    const std::vector<file>& files() const { return files_; }

private:
    std::vector<file> files_;
};

std::string sut_oin(const key_plan& plan) {
    if (!plan.oin.empty()) return plan.oin;
    return plan.tests_gateway ? std::string(gateway_oin) : region_oin(plan.protocol);
}

wanted_certificate of(const std::string& name, const std::string& oin) {
    wanted_certificate what;
    what.common_name = name;
    if (!oin.empty()) what.oins.push_back(oin);
    what.hosts = {"localhost"};
    return what;
}

wanted_certificate for_signing(const std::string& name, const std::string& oin) {
    auto what = of(name, oin);
    what.hosts.clear();
    what.kind = key_kind::rsa;
    return what;
}

/// The parties with nothing wrong about them, each with a pair for signatures.
void add_parties(folder_plan& to, authority& by, const key_plan& plan) {
    const std::map<std::string, std::string> parties{
        {"gateway", std::string(gateway_oin)},
        {"region", region_oin(plan.protocol)},
        {"partner", region_oin(suite::plan::partner_of(plan.protocol))},
        {"sut", sut_oin(plan)}};
    for (const auto& [name, oin] : parties) {
        auto what = of(name, oin);
        if (name == "sut") what.hosts = plan.hosts;
        to.add(name, by.issue(what));
        to.add(name + "-signing", by.issue(for_signing(name + " signing", oin)));
    }
}

void add_bad_ones(folder_plan& to, authority& by, const key_plan& plan) {
    const auto played = plan.tests_gateway ? region_oin(plan.protocol) : std::string(gateway_oin);
    to.add("nobody", by.issue(of("nobody", std::string(nobodys_oin))));
    to.add("revoked", by.issue(of("revoked", played), true));
    to.add("revoked-signing", by.issue(for_signing("revoked signing", played), true));
    auto expired = of("expired", played);
    expired.begins = std::chrono::hours(-24 * 30);
    expired.ends = std::chrono::hours(-24);
    to.add("expired", by.issue(expired));
    to.add("no_oin", by.issue(of("no_oin", {})));
    auto two = of("two_oins", played);
    two.oins.emplace_back(nobodys_oin);
    to.add("two_oins", by.issue(two));
    auto elsewhere = of("other_host", played);
    elsewhere.hosts = {"elsewhere.example"};
    to.add("other_host", by.issue(elsewhere));
    authority other("another authority, of nobody");
    to.add("other_authority", other.issue(of("other_authority", played)));
    to.add("other_authority-signing", other.issue(for_signing("other signing", played)));
    to.add("other_ca.pem", other.certificate());
}

[[noreturn]] void fail(const std::filesystem::path& where, const std::string& why) {
    throw std::runtime_error(where.string() + ": " + why);
}

void write(const std::filesystem::path& where, const file& what) {
    // A file of another run may be readable by more than its owner: it goes first.
    std::error_code ignored;
    std::filesystem::remove(where, ignored);
    const unsigned rights = what.is_private ? 0600U : 0644U;
    const int opened = open(where.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, rights);
    if (opened < 0) fail(where, std::strerror(errno));
    std::string_view left = what.content;
    while (!left.empty()) {
        const auto went = ::write(opened, left.data(), left.size());
        if (went < 0 && errno == EINTR) continue;
        if (went < 0) {
            const int why = errno;
            close(opened);
            fail(where, std::strerror(why));
        }
        left.remove_prefix(static_cast<std::size_t>(went));
    }
    if (close(opened) != 0) fail(where, std::strerror(errno));
}

} // namespace

std::string region_oin(std::string_view protocol) {
    for (const auto& [name, oin] : oins)
        if (name == protocol) return std::string(oin);
    throw std::runtime_error(
        "no such protocol: " + std::string(protocol) +
        "; there are esar, multisignaal, sisa and midden-nederland"
    );
}

void write_keys(const std::filesystem::path& folder, const key_plan& plan) {
    folder_plan made;
    authority by("made-up authority of a conformance run");
    made.add("ca.pem", by.certificate());
    add_parties(made, by, plan);
    add_bad_ones(made, by, plan);
    made.add("crl.pem", by.revocation_list());
    made.add("README.txt", std::string(explanation));
    std::filesystem::create_directories(folder);
    for (const auto& each : made.files())
        if (!plan.force && std::filesystem::exists(folder / each.name))
            fail(
                folder / each.name,
                "is there already: choose another folder, or replace all of it with --force"
            );
    for (const auto& each : made.files())
        write(folder / each.name, each);
}

} // namespace kruispunt::conformance::suite::keys
