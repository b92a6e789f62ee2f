#include "conformance/regions/receiver.hpp"

#include "conformance/regions/behaviours.hpp"

namespace kruispunt::conformance::regions {
namespace {

using text::finding;

finding unreadable(unsigned status) {
    if (status == 413) return {"COM-28", "BERICHT_TE_GROOT", "", "a body beyond the limit"};
    if (status == 431) return {"COM-28", "BERICHT_TE_GROOT", "", "a header beyond the limit"};
    return {"COM-28", "BERICHT_ONLEESBAAR", "", "no HTTP"};
}

/// A notice for the raw record: Midden-Nederland's say much in the request line.
std::string raw_of(const wire::request& got) {
    return got.body.empty() ? got.method + " " + got.target : got.body;
}

/// Whether a call was answered beside what the endpoint is for. A question after what it can do
/// (RFC 9110 section 9.3.7) changes nothing, and is no breach where there is one (BEH-12).
bool is_beside(const wire::request& got, const wire::response& answer) {
    if (got.method == "OPTIONS" && answer.status == 405) return false;
    return answer.status == 404 || answer.status == 405;
}

} // namespace

void receiver::handle(const wire::request& got, const wire::reply& send) {
    ++calls_;
    const wire::reply give = [this, got, send](std::optional<wire::response> made) {
        if (made) made = protocol_.finish(std::move(*made), got);
        send(std::move(made));
    };
    if (got.unreadable != 0) {
        auto refused = protocol_.refuse({}, unreadable(got.unreadable));
        refused.status = got.unreadable;
        return give(std::move(refused));
    }
    if (!is_gateway(got)) return refuse_stranger(got, give);
    witness_.saw(got.headers);
    if (protocol_.brings_notice(got)) return take_notice(got, give);
    serve(got, give);
}

bool receiver::is_gateway(const wire::request& got) const {
    if (got.peer_oin == gateway_oin_ || broken_.behaves(behaviours::takes_any_oin)) return true;
    const bool is_named = !got.peer_oin.empty();
    if (!is_named && broken_.behaves(behaviours::takes_any_certificate)) return true;
    return broken_.behaves(behaviours::answers_any_oin) && !protocol_.brings_notice(got);
}

/// COM-02.7.
void receiver::refuse_stranger(const wire::request& got, const wire::reply& give) {
    const auto* const word = got.peer_oin.empty() ? &behaviours::takes_nameless_before_it_refuses
                                                  : &behaviours::takes_before_it_refuses;
    if (broken_.behaves(*word) && protocol_.brings_notice(got))
        take_notice(got, [](const std::optional<wire::response>& /*unsent*/) {});
    give(protocol_.refuse({}, {"COM-02", "OIN_NIET_BEVOEGD", "", "the caller is not the gateway"}));
}

void receiver::serve(const wire::request& got, const wire::reply& give) {
    if (mode_ == mode::unavailable) return give(protocol_.unavailable({}));
    protocol_.serve(got, [this, got, give](std::optional<wire::response> answer) {
        if (answer && is_beside(got, *answer))
            ledger_.add_breach(
                {std::string(protocol_.endpoint_requirement()),
                 "WAARDE_ONGELDIG",
                 "",
                 "a call beside the region's endpoint"}
            );
        give(std::move(answer));
    });
    for (const auto& breach : protocol_.take_breaches())
        ledger_.add_breach(breach);
}

void receiver::take_notice(const wire::request& got, const wire::reply& give) {
    auto came = protocol_.read_notice(got);
    if (const auto* const why = std::get_if<finding>(&came.read)) {
        ledger_.add_breach(*why);
        return give(protocol_.refuse(came.stable_id, *why));
    }
    if (mode_ == mode::unavailable) return give(protocol_.unavailable(came.stable_id));
    if (mode_ == mode::gone) return give(wire::response{410, {}, {}});
    if (mode_ == mode::refuse)
        return give(protocol_.refuse(
            came.stable_id, {"", "WAARDE_ONGELDIG", "", "refused, as the region was told to"}
        ));
    take(std::move(came), raw_of(got), give);
}

void receiver::take(incoming came, std::string raw, const wire::reply& give) {
    const auto taken = ledger_.take(
        std::get<notice>(std::move(came.read)),
        std::move(raw),
        {std::chrono::system_clock::now(), clock_.today()}
    );
    if (const auto* const why = std::get_if<finding>(&taken)) {
        ledger_.add_breach(*why);
        return give(protocol_.refuse(came.stable_id, *why));
    }
    if (std::get<ledger::verdict>(taken) == ledger::verdict::full)
        return give(protocol_.unavailable(came.stable_id));
    if (mode_ == mode::silent) return give(std::nullopt);
    give(protocol_.acknowledge(came.stable_id));
}

} // namespace kruispunt::conformance::regions
