#pragma once

#include "certs/authority.hpp"
#include "gateway/trust/credential_files.hpp"
#include "gateway/trust/trust_store.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

namespace kruispunt::trust {

/// A root, an authority below it, and parties of that one, in files.
class trust_fixture : public testing::Test {
protected:
    static constexpr const char* north_oin = "00000099000000000042";

    trust_fixture() {
        write("ca.pem", root_.certificate_pem() + below_.certificate_pem());
        revoke({}, {});
    }

    std::filesystem::path write(const std::string& name, const std::string& text) const {
        std::ofstream(at(name), std::ios::binary) << text;
        return at(name);
    }

    std::filesystem::path at(const std::string& name) const { return folder_.path() / name; }

    static certs::validity around(domain::instant now) {
        const auto seconds = std::chrono::floor<std::chrono::seconds>(now);
        return {seconds - std::chrono::hours(1), seconds + std::chrono::hours(24)};
    }

    /// Both authorities' lists, in one file.
    void revoke(
        const std::vector<std::string>& of_root,
        const std::vector<std::string>& of_below,
        certs::validity valid = certs::a_year_from_now()
    ) {
        ++number_;
        write(
            "crl.pem",
            root_.revocation_list(of_root, number_, valid) +
                below_.revocation_list(of_below, number_, valid)
        );
    }

    certs::credential issue(const std::string& oin = north_oin) const {
        certs::party_profile party;
        party.name = "north";
        party.oin = oin;
        return below_.issue(party);
    }

    trust_files files() const { return {at("ca.pem"), at("crl.pem"), {}}; }

    /// What a store says of a certificate: OpenSSL's number, 0 where it is believed.
    int verdict(const trust_store& store, const certs::credential& of) const {
        const auto file = write("shown.pem", of.certificate_pem);
        const auto read = read_certificates(file);
        const auto why = store.disbelief_of({*read.front(), nullptr, shown_as::client, {}, {}});
        return why ? why->error : 0;
    }

    static domain::instant now() {
        return std::chrono::floor<domain::instant::duration>(std::chrono::system_clock::now());
    }

    support::temporary_folder folder_;
    certs::authority root_ =
        certs::make_authority({.name = "Root", .valid = certs::a_year_from_now(), .below = 1});
    certs::authority below_ = root_.subordinate({.name = "Below"});
    long number_ = 0;
};

} // namespace kruispunt::trust
