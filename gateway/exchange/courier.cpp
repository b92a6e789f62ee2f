#include "gateway/exchange/courier.hpp"

#include "gateway/exchange/dead_letter_alarm.hpp"
#include "gateway/exchange/heavy_work.hpp"

#include <functional>
#include <utility>

namespace kruispunt::exchange {

namespace {

using namespace domain;
using namespace std::chrono_literals;
using ports::settlement;
using ports::task;

std::string_view text_of(ports::call_fault fault) {
    switch (fault) {
    case ports::call_fault::none:
        return "answered";
    case ports::call_fault::name:
        return "its name is not found";
    case ports::call_fault::connect:
        return "no connection";
    case ports::call_fault::tls:
        return "the TLS handshake failed";
    case ports::call_fault::identity:
        return "its certificate is another party's";
    case ports::call_fault::timed_out:
        return "no answer in time";
    case ports::call_fault::broken:
        return "the connection broke";
    }
    return {};
}

telling shown(settlement s, showing showed = showing::nothing) {
    telling told;
    told.settled = std::move(s);
    told.showed = showed;
    return told;
}

} // namespace

task<telling> courier::tell(const ports::owed_notice& owed) {
    composition made = co_await composer_.compose(owed);
    if (auto* const settled = std::get_if<settlement>(&made)) co_return shown(std::move(*settled));
    co_return co_await send(owed, std::get<message>(made));
}

task<telling> courier::send(const ports::owed_notice& owed, const message& said) {
    const auto until = std::chrono::steady_clock::now() + parts_.settings.call_limit;
    const auto call = co_await parts_.client.call(to_.origin, to_.oin, said.request, until);
    if (call.fault != ports::call_fault::none) co_return not_answered(owed, call);
    const auto read = std::bind_front(
        &ports::region_adapter::read_delivery,
        &to_.adapter,
        std::cref(said.told),
        std::cref(said.request),
        std::cref(call.response),
        parts_.clock.machine_time()
    );
    const ports::receipt receipt = co_await in_its_place(to_.adapter, parts_.heavy_work, read);
    co_return after_receipt(owed, said, receipt);
}

telling courier::not_answered(const ports::owed_notice& owed, const ports::call_outcome& call) {
    std::string why(text_of(call.fault));
    parts_.journal.note(ports::severity::warning, to_.region, why + ": " + call.detail);
    return shown(composer_.again(owed, 0ms, std::move(why)), showing::failed);
}

telling courier::after_receipt(
    const ports::owed_notice& owed, const message& said, const ports::receipt& receipt
) {
    switch (receipt.what) {
    case ports::receipt::kind::delivered:
        return shown(composer_.delivered(owed, said.told, receipt.code), showing::took);
    case ports::receipt::kind::refused:
        return refused(owed, receipt.code);
    case ports::receipt::kind::later:
        return asks_to_wait(owed, receipt);
    case ports::receipt::kind::again:
        break;
    case ports::receipt::kind::gone:
        return nobody_there(owed, receipt.code);
    }
    return shown(composer_.again(owed, receipt.code), showing::unsure);
}

telling courier::refused(const ports::owed_notice& owed, std::string code) {
    parts_.journal.note(
        ports::severity::warning, to_.region, "a notice was refused for good: " + code
    );
    raise_dead_letters(parts_.alarms, to_.region);
    settlement dead;
    dead.number = owed.number;
    dead.becomes = settlement::state::dead;
    dead.code = std::move(code);
    return shown(std::move(dead), showing::took);
}

telling courier::asks_to_wait(const ports::owed_notice& owed, const ports::receipt& receipt) const {
    telling told = shown(composer_.again(owed, 0ms, receipt.code), showing::failed);
    told.asked = receipt.retry_after.value_or(0s);
    return told;
}

telling courier::nobody_there(const ports::owed_notice& owed, std::string code) {
    parts_.alarms.raise(
        ports::alarm_code::region_gone,
        to_.region,
        "the endpoint is gone: its lane pauses until an operator sets it going "
        "(kruispunt region resume) or the gateway starts again"
    );
    telling told = shown(composer_.again(owed, 0ms, std::move(code)));
    told.gone = true;
    return told;
}

} // namespace kruispunt::exchange
