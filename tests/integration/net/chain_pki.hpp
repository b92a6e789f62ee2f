#pragma once

#include "certs/authority.hpp"
#include "gateway/net/tls_context.hpp"
#include "tests/support/temporary_folder.hpp"

#include <fstream>
#include <string>
#include <vector>

namespace kruispunt::tests {

/// Parties below an authority that is below a root, with both authorities' revocation lists, in
/// files that tests replace as an operator would.
class chain_pki {
public:
    chain_pki() {
        write("ca.pem", root_.certificate_pem() + below_.certificate_pem());
        write_lists();
    }

    certs::party_profile profile() const {
        certs::party_profile party;
        party.name = "Testpartij";
        party.oin = "00000001003214345000";
        return party;
    }

    /// The files of a party, `<name>.pem` and `<name>.key`, with a certificate in them.
    net::tls_material party(const std::string& name) const { return party(name, profile()); }

    net::tls_material party(const std::string& name, const certs::party_profile& profile) const {
        const auto made = below_.issue(profile);
        write(name + ".key", made.key_pem);
        write(name + ".pem", made.certificate_pem);
        return {at("ca.pem"), at(name + ".pem"), at(name + ".key"), at("crl.pem"), {}};
    }

    /// The root revokes the authority below it, and with that everybody.
    void revoke_authority() {
        of_root_.push_back(certs::serial_of(below_.certificate_pem()));
        write_lists();
    }

    void revoke(const net::tls_material& party) {
        of_below_.push_back(certs::serial_of(text(party.certificate)));
        write_lists();
    }

    /// From now on the lists hold for so long.
    void lists_hold_for(std::chrono::seconds time) {
        valid_.until =
            std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()) + time;
        write_lists();
    }

    std::filesystem::path write(const std::string& name, const std::string& text) const {
        std::ofstream(at(name + ".new"), std::ios::binary) << text;
        std::filesystem::rename(at(name + ".new"), at(name));
        return at(name);
    }

    std::filesystem::path at(const std::string& name) const { return folder_.path() / name; }

    static std::string text(const std::filesystem::path& file) {
        std::ifstream in(file, std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }

private:
    void write_lists() {
        ++number_;
        write(
            "crl.pem",
            root_.revocation_list(of_root_, number_, valid_) +
                below_.revocation_list(of_below_, number_, valid_)
        );
    }

    support::temporary_folder folder_;
    certs::authority root_ =
        certs::make_authority({.name = "Root", .valid = certs::a_year_from_now(), .below = 1});
    certs::authority below_ = root_.subordinate({.name = "Below"});
    certs::validity valid_ = certs::a_year_from_now();
    long number_ = 0;
    std::vector<std::string> of_root_;
    std::vector<std::string> of_below_;
};

} // namespace kruispunt::tests
