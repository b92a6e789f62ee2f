#include "gateway/exchange/intake.hpp"

#include <utility>

namespace kruispunt::exchange {

namespace {

using namespace domain;
using ports::task;

constexpr char transaction_field[] = "FSC-Transaction-Id";

// "/<region>/…" belongs to that region.
bool belongs(std::string_view target, std::string_view region) {
    return target.size() > region.size() + 1 && target.front() == '/' &&
           target.substr(1, region.size()) == region && target[region.size() + 1] == '/';
}

struct refusal {
    errc code;
    int status;
};

refusal refusal_of(ports::transport_fault fault) {
    switch (fault) {
    case ports::transport_fault::malformed:
        return {errc::message_unreadable, 400};
    case ports::transport_fault::body_too_large:
        return {errc::message_too_large, 413};
    case ports::transport_fault::header_too_large:
        return {errc::message_too_large, 431};
    }
    return {errc::message_unreadable, 400};
}

// Nobody's path has no protocol; a problem (RFC 9457) is understood by most.
ports::http_response nobodys_path(int status) {
    ports::http_response response;
    response.status = status;
    response.fields.add("Content-Type", "application/problem+json");
    const std::string_view title = status == 404 ? "Onbekend pad" : "Onleesbaar verzoek";
    response.body =
        "{\"title\":\"" + std::string(title) + "\",\"status\":" + std::to_string(status) + "}";
    return response;
}

} // namespace

intake::intake(
    std::vector<participant> participants,
    enactment& enacts,
    const ports::clock& clock,
    uuid_source& ids
)
    : participants_(std::move(participants)), enactment_(enacts), clock_(clock), ids_(ids) {}

std::string intake::new_transaction() const {
    return to_text(with_time(ids_.next(), clock_.now()));
}

std::string intake::transaction_of(const ports::http_request& request) const {
    const auto given = request.fields.find(transaction_field);
    const auto id = given ? parse_uuid(*given) : std::nullopt;
    return id && has_time(*id) ? to_text(*id) : new_transaction();
}

task<ports::http_response> intake::handle(ports::http_request request) {
    const std::string transaction = transaction_of(request);
    ports::http_response response = co_await respond(std::move(request));
    response.fields.add(transaction_field, transaction);
    co_return response;
}

const participant* intake::owner_of(std::string_view target) const {
    for (const participant& p : participants_)
        if (belongs(target, p.region)) return &p;
    return nullptr;
}

task<ports::http_response> intake::respond(ports::http_request request) {
    const participant* owner = owner_of(request.target);
    if (!owner) co_return nobodys_path(404);
    const bool stranger = request.peer.oin != owner->oin;
    if (stranger && request.method != "GET")
        co_return co_await refuse_stranger(*owner, std::move(request.peer.oin));
    auto decoded = owner->adapter.decode(request, clock_.now());
    auto* direct = std::get_if<ports::http_response>(&decoded);
    // Published documents are for any certificate of the trust store (COM-02).
    if (direct && (!stranger || direct->status == 200)) co_return std::move(*direct);
    if (stranger) co_return co_await refuse_stranger(*owner, std::move(request.peer.oin));
    auto& message = std::get<ports::decoded_message>(decoded);
    message.command.region = owner->region;
    message.command.oin = owner->oin;
    const answer given = co_await enactment_.enact(std::move(message.command));
    co_return owner->adapter.encode_reply(message.correspondence, given);
}

task<ports::http_response> intake::refuse_stranger(const participant& owner, std::string oin) {
    const error failure = make_error(errc::oin_not_authorised);
    command refused;
    refused.region = owner.region;
    refused.oin = std::move(oin);
    refused.act = refused_message{failure};
    const answer told = co_await enactment_.enact(std::move(refused));
    co_return owner.adapter.encode_refusal({failure, told.at, told.id}, 403);
}

ports::http_response intake::refuse(ports::transport_fault fault, std::string_view target) const {
    const refusal told = refusal_of(fault);
    const participant* owner = owner_of(target);
    ports::http_response response =
        owner ? owner->adapter.encode_refusal(
                    {make_error(told.code), clock_.now(), ids_.next()}, told.status
                )
              : nobodys_path(told.status);
    response.fields.add(transaction_field, new_transaction());
    return response;
}

} // namespace kruispunt::exchange
