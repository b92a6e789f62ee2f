#pragma once

#include "conformance/suite/catalogue/change.hpp"
#include "conformance/suite/evidence/evidence.hpp"
#include "conformance/wire/direct_connection.hpp"

#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace kruispunt::conformance::suite::running {

/// Says to the system under test what the plan has the suite say, over kept connections, and tells
/// what came. Blocks, never longer than its patience for each of connecting and answering. One
/// thread.
class sender {
public:
    /// `keys`: the folder of certificates; `oin`: the system's.
    sender(
        std::filesystem::path keys,
        wire::base_url to,
        std::string oin,
        std::chrono::milliseconds patience
    );

    /// Sends the request, showing that certificate unless the change shows another; the change to
    /// certificate, TLS or HTTP is carried out here, all others stand in the request already.
    /// Throws std::runtime_error where a file of the keys cannot be used.
    evidence::exchange send(
        wire::request what,
        const std::string& certificate,
        const std::optional<catalogue::change>& changed
    );

private:
    struct manner {
        std::string certificate;
        wire::tls_offer offer = wire::tls_offer::as_agreed;
        bool fresh = false;
    };

    static manner
    manner_of(const std::string& certificate, const std::optional<catalogue::change>& changed);
    const wire::direct_tls& tls_for(const manner& how);
    void exchange_on_kept(const manner& how, std::string_view octets, evidence::exchange& seen);
    void exchange_on_fresh(const manner& how, std::string_view octets, evidence::exchange& seen);
    bool exchange_on(
        std::unique_ptr<wire::direct_connection> over,
        const manner& how,
        std::string_view octets,
        evidence::exchange& seen
    );

    std::filesystem::path keys_;
    wire::base_url to_;
    std::string oin_;
    std::chrono::milliseconds patience_;
    std::map<std::pair<std::string, wire::tls_offer>, std::unique_ptr<wire::direct_tls>> tls_;
    /// By certificate.
    std::map<std::string, std::unique_ptr<wire::direct_connection>> kept_;
};

} // namespace kruispunt::conformance::suite::running
