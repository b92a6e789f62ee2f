#include "conformance/suite/running/sender.hpp"

#include "conformance/suite/plan/saying.hpp"
#include "conformance/suite/running/broken_http.hpp"
#include "conformance/wire/octets.hpp"

#include <stdexcept>

namespace kruispunt::conformance::suite::running {
namespace {

wire::tls_offer offer_named(const std::string& name) {
    if (name == "1.1") return wire::tls_offer::only_1_1;
    if (name == "1.2") return wire::tls_offer::only_1_2;
    if (name == "1.2_cbc") return wire::tls_offer::only_1_2_cbc;
    throw std::runtime_error("no such TLS version to offer: " + name);
}

wire::deadline in(std::chrono::milliseconds patience) {
    return std::chrono::steady_clock::now() + patience;
}

} // namespace

sender::sender(
    std::filesystem::path keys,
    wire::base_url to,
    std::string oin,
    std::chrono::milliseconds patience
)
    : keys_(std::move(keys)), to_(std::move(to)), oin_(std::move(oin)), patience_(patience) {}

sender::manner
sender::manner_of(const std::string& certificate, const std::optional<catalogue::change>& changed) {
    manner how{plan::certificate_shown(certificate, changed), wire::tls_offer::as_agreed, false};
    if (!changed) return how;
    if (std::holds_alternative<catalogue::other_certificate>(*changed)) how.fresh = true;
    if (const auto* const other = std::get_if<catalogue::other_tls>(&*changed)) {
        how.offer = offer_named(other->by);
        how.fresh = true;
    }
    if (std::holds_alternative<catalogue::broken_http>(*changed)) how.fresh = true;
    return how;
}

const wire::direct_tls& sender::tls_for(const manner& how) {
    auto& made = tls_[{how.certificate, how.offer}];
    if (!made) {
        wire::tls_files files{keys_ / "ca.pem", {}, {}};
        if (how.certificate != "none") {
            files.certificate = keys_ / (how.certificate + ".pem");
            files.key = keys_ / (how.certificate + ".key");
        }
        made = std::make_unique<wire::direct_tls>(files, how.offer);
    }
    return *made;
}

/// True where the exchange is over, false where a kept connection turned out to be dead.
bool sender::exchange_on(
    std::unique_ptr<wire::direct_connection> over,
    const manner& how,
    std::string_view octets,
    evidence::exchange& seen
) {
    const auto& peer = over->peer();
    seen.tls = evidence::tls_seen{peer.version, peer.oin, peer.sha256};
    auto came = over->exchange(octets, seen.sent.method == "HEAD", in(patience_));
    if (auto* const why = std::get_if<wire::failure>(&came)) {
        seen.failed = std::move(*why);
        return over->was_answered() || seen.failed->stage == "timeout";
    }
    seen.failed.reset();
    seen.got = std::get<wire::response>(std::move(came));
    if (!how.fresh && over->is_ready()) kept_[how.certificate] = std::move(over);
    return true;
}

void sender::exchange_on_kept(
    const manner& how, std::string_view octets, evidence::exchange& seen
) {
    auto kept = std::move(kept_[how.certificate]);
    if (kept && kept->is_ready() && exchange_on(std::move(kept), how, octets, seen)) return;
    exchange_on_fresh(how, octets, seen);
}

void sender::exchange_on_fresh(
    const manner& how, std::string_view octets, evidence::exchange& seen
) {
    seen.failed.reset();
    seen.tls.reset();
    auto opened = wire::direct_connection::open(to_, &tls_for(how), oin_, in(patience_));
    if (auto* const why = std::get_if<wire::failure>(&opened)) {
        seen.failed = std::move(*why);
        return;
    }
    exchange_on(
        std::get<std::unique_ptr<wire::direct_connection>>(std::move(opened)), how, octets, seen
    );
}

evidence::exchange sender::send(
    wire::request what,
    const std::string& certificate,
    const std::optional<catalogue::change>& changed
) {
    const auto how = manner_of(certificate, changed);
    evidence::exchange seen;
    seen.certificate = how.certificate;
    seen.sent = plan::addressed(std::move(what), to_);
    const auto* const broken = changed ? std::get_if<catalogue::broken_http>(&*changed) : nullptr;
    const auto octets =
        broken == nullptr ? wire::octets_of(seen.sent) : broken_octets(seen.sent, broken->by);
    if (how.fresh)
        exchange_on_fresh(how, octets, seen);
    else
        exchange_on_kept(how, octets, seen);
    return seen;
}

} // namespace kruispunt::conformance::suite::running
