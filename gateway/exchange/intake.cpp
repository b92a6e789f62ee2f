#include "gateway/exchange/intake.hpp"

#include "gateway/exchange/heavy_work.hpp"
#include "gateway/exchange/trace_fields.hpp"

#include <functional>
#include <utility>

namespace kruispunt::exchange {

namespace {

using namespace domain;
using ports::task;

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

// What is the document, or says that the caller has it already.
bool published(const ports::http_response& response) {
    return response.status == 200 || response.status == 304;
}

bool is_refusal(const ports::http_response& response) {
    return response.status >= 400;
}

// What an adapter refuses by itself came to no message: what HTTP asks was not met.
error why_refused(const ports::http_response& response) {
    const bool unread = response.status == 400 || response.status == 415;
    return make_error(unread ? errc::message_unreadable : errc::value_invalid);
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
    uuid_source& ids,
    boost::asio::any_io_executor heavy_work,
    const region_flags& suspended,
    const bulk_settings& bulk_bounds
)
    : participants_(std::move(participants)), enactment_(enacts), clock_(clock), ids_(ids),
      heavy_work_(std::move(heavy_work)), suspended_(suspended),
      bulk_(enacts, clock, ids, bulk_bounds) {}

task<ports::http_response> intake::handle(ports::http_request request) {
    const trace by = trace_of(request.fields, ids_, clock_.now());
    ports::http_response response = co_await respond(std::move(request), by);
    response.fields.add(transaction_field, by.transaction_id);
    co_return response;
}

const participant* intake::owner_of(std::string_view target) const {
    for (const participant& p : participants_)
        if (belongs(target, p.region)) return &p;
    return nullptr;
}

task<ports::http_response> intake::respond(ports::http_request request, trace by) {
    const participant* owner = owner_of(request.target);
    if (!owner) {
        const error no_path = make_error(errc::value_invalid);
        const std::string nobodys;
        co_await enactment_.note_refusal(nobodys, std::move(request.peer.oin), by, no_path);
        co_return nobodys_path(404);
    }
    // A suspended region's own calls are refused as a stranger's are.
    const bool stranger = request.peer.oin != owner->oin || suspended_.has(owner->region);
    const bool reads = request.method == "GET" || request.method == "HEAD";
    if (stranger && !reads)
        co_return co_await refuse_caller(*owner, std::move(request.peer.oin), by);
    const ports::region_adapter& adapter = owner->adapter;
    const auto decode = std::bind_front(
        &ports::region_adapter::decode, &adapter, std::cref(request), clock_.machine_time()
    );
    auto decoded = co_await in_its_place(adapter, heavy_work_, decode);
    auto* direct = std::get_if<ports::http_response>(&decoded);
    // Published documents are for any certificate of the trust store (COM-02).
    if (direct && !stranger && is_refusal(*direct))
        co_await enactment_.note_refusal(owner->region, owner->oin, by, why_refused(*direct));
    if (direct && (!stranger || published(*direct))) co_return std::move(*direct);
    if (stranger) co_return co_await refuse_caller(*owner, std::move(request.peer.oin), by);
    auto& message = std::get<ports::decoded_message>(decoded);
    message.command.region = owner->region;
    message.command.oin = owner->oin;
    message.command.trace = by;
    const answer given = co_await enactment_.enact(std::move(message.command));
    const auto encode = std::bind_front(
        &ports::region_adapter::encode_reply,
        &adapter,
        std::cref(message.correspondence),
        std::cref(given)
    );
    co_return co_await in_its_place(adapter, heavy_work_, encode);
}

task<ports::http_response>
intake::refuse_caller(const participant& owner, std::string oin, trace by) {
    const error failure = make_error(errc::oin_not_authorised);
    command refused;
    refused.region = owner.region;
    refused.oin = std::move(oin);
    refused.act = refused_message{failure};
    refused.trace = std::move(by);
    const answer audited = co_await enactment_.enact(std::move(refused));
    const answer told{failure, clock_.machine_time(), audited.id};
    const auto encode = std::bind_front(
        &ports::region_adapter::encode_refusal, &owner.adapter, std::cref(told), 403
    );
    co_return co_await in_its_place(owner.adapter, heavy_work_, encode);
}

bool intake::streams(std::string_view target) const {
    const participant* owner = owner_of(target);
    return owner && bulk::takes(*owner, target);
}

task<std::optional<ports::http_response>>
intake::stream(ports::http_request head, ports::body_source& body, ports::answer_sink& answer) {
    const participant* owner = owner_of(head.target);
    const bool theirs = owner && head.peer.oin == owner->oin && !suspended_.has(owner->region);
    if (!theirs || head.method != "POST") co_return co_await handle(std::move(head));
    const trace by = trace_of(head.fields, ids_, clock_.now());
    ports::http_fields fields;
    fields.add(transaction_field, by.transaction_id);
    std::optional<ports::http_response> instead =
        co_await bulk_.load(*owner, by, fields, body, answer);
    if (instead) instead->fields.add(transaction_field, by.transaction_id);
    co_return instead;
}

task<void> intake::note_refused(ports::peer who, ports::transport_fault fault, std::string target) {
    const participant* owner = owner_of(target);
    std::string region = owner ? owner->region : std::string();
    const error why = make_error(refusal_of(fault).code);
    const trace untold;
    co_await enactment_.note_refusal(std::move(region), std::move(who.oin), untold, why);
}

ports::http_response intake::refuse(ports::transport_fault fault, std::string_view target) const {
    const refusal told = refusal_of(fault);
    const participant* owner = owner_of(target);
    ports::http_response response =
        owner ? owner->adapter.encode_refusal(
                    {make_error(told.code), clock_.machine_time(), ids_.next()}, told.status
                )
              : nobodys_path(told.status);
    response.fields.add(transaction_field, to_text(with_time(ids_.next(), clock_.now())));
    return response;
}

} // namespace kruispunt::exchange
