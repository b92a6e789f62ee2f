#include "tests/integration/bulk/bulk_world.hpp"

#include "adapters/sdk/policy_file.hpp"
#include "adapters/sisa/sisa_adapter.hpp"
#include "tests/support/made_up_bsn.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <sstream>
#include <stdexcept>

namespace kruispunt::tests {

namespace {

namespace asio = boost::asio;
using ports::task;

task<void> wait(std::chrono::microseconds time) {
    asio::steady_timer timer(co_await asio::this_coro::executor, time);
    co_await timer.async_wait(asio::use_awaitable);
}

} // namespace

std::string sisa_line(int number) {
    const std::string n = std::to_string(number);
    return R"(<sisa:signLk01 xmlns:sisa="urn:nl:verwijsindex:sisa:1" )"
           R"(xmlns:StUF="http://www.egem.nl/StUF/StUF0301"><sisa:stuurgegevens>)"
           R"(<StUF:berichtcode>Lk01</StUF:berichtcode><StUF:zender><StUF:organisatie>)"
           R"(00000099000000000003</StUF:organisatie><StUF:applicatie>SISA</StUF:applicatie>)"
           R"(</StUF:zender><StUF:ontvanger><StUF:organisatie>00000099000000000000)"
           R"(</StUF:organisatie><StUF:applicatie>KRUISPUNT</StUF:applicatie></StUF:ontvanger>)"
           R"(<StUF:referentienummer>R-)" +
           n +
           R"(</StUF:referentienummer><StUF:tijdstipBericht>20261120101530123)"
           R"(</StUF:tijdstipBericht><StUF:entiteittype>SGN</StUF:entiteittype>)"
           R"(</sisa:stuurgegevens><sisa:parameters><StUF:mutatiesoort>T</StUF:mutatiesoort>)"
           R"(<StUF:indicatorOvername>V</StUF:indicatorOvername></sisa:parameters>)"
           R"(<sisa:object StUF:entiteittype="SGN"><sisa:signaalId>S-)" +
           n + "</sisa:signaalId><sisa:bsn>" + support::made_up_digits(number % 9'000) +
           R"(</sisa:bsn><sisa:instantie><sisa:oin>00000099000000002000</sisa:oin>)"
           R"(<sisa:naam>Jeugdplein Voorbeeld</sisa:naam><sisa:telefoon>+31101234567)"
           R"(</sisa:telefoon></sisa:instantie><sisa:ingangsdatum>20261120</sisa:ingangsdatum>)"
           R"(<sisa:geinformeerd>beiden</sisa:geinformeerd></sisa:object></sisa:signLk01>)";
}

std::string with(std::string text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    if (at == text.npos) throw std::logic_error("not in the text: " + std::string(from));
    return text.replace(at, from.size(), to);
}

domain::federation_policy bulk_policy() {
    domain::federation_policy policy = support::four_regions();
    policy.regions.at("sisa") = adapters::sdk::load_policy(KRUISPUNT_MAPPINGS "/sisa/policy.toml");
    return policy;
}

const ports::region_adapter& sisa_adapter() {
    static const auto made = [] {
        ports::adapter_setup setup;
        setup.region = "sisa";
        setup.mappings = KRUISPUNT_MAPPINGS "/sisa";
        setup.gateway_oin = gateway_oin;
        setup.region_oin = sisa_oin;
        setup.endpoint = "https://sisa.example:8443/sisa/v1";
        setup.participants = {sisa_oin, "00000099000000000001"};
        return adapters::sisa::make_adapter(setup);
    }();
    return *made;
}

std::vector<exchange::participant> sisa_only() {
    return {{"sisa", sisa_oin, "https://sisa.example:8443", sisa_adapter()}};
}

vault::key_ring throwaway_ring() {
    vault::key_ring ring;
    ring.wrapping.data()[0] = 1;
    return ring;
}

task<ports::body_piece> scripted_body::next() {
    ++asked_;
    ports::body_piece piece;
    if (pieces_.empty()) {
        if (!breaks_) piece.what = ports::body_piece::kind::end;
        co_return piece;
    }
    piece.what = ports::body_piece::kind::octets;
    piece.octets = std::move(pieces_.front());
    pieces_.pop_front();
    co_return piece;
}

task<bool> recording_sink::begin(ports::http_response head) {
    head_ = std::move(head);
    co_return true;
}

task<bool> recording_sink::write(std::string octets) {
    while (stalled_)
        co_await wait(std::chrono::milliseconds(1));
    if (left_ == 0) co_return false;
    if (left_ > 0) --left_;
    text_ += octets;
    co_return true;
}

task<bool> recording_sink::finish() {
    finished_ = true;
    co_return true;
}

std::vector<std::string> recording_sink::lines() const {
    std::vector<std::string> found;
    std::istringstream in(text_);
    for (std::string line; std::getline(in, line);)
        found.push_back(line);
    return found;
}

task<domain::result<ports::acted>> slow_store::execute(ports::act a) {
    most_held_ = std::max(most_held_, ++held_);
    co_await wait(std::chrono::microseconds((turn_++ * 7919U) % 1500U));
    auto done = co_await inner_.execute(std::move(a));
    --held_;
    co_return done;
}

task<domain::result<std::vector<ports::acted>>>
slow_store::execute_page(std::vector<ports::act> acts, ports::feed_mark mark) {
    return inner_.execute_page(std::move(acts), std::move(mark));
}

task<domain::result<std::int64_t>> slow_store::feed_position(std::string region) {
    return inner_.feed_position(std::move(region));
}

task<domain::result<std::vector<ports::owed_notice>>>
slow_store::owed(std::string region, std::int64_t after, std::size_t limit) {
    return inner_.owed(std::move(region), after, limit);
}

task<domain::result<ports::due_notices>>
slow_store::deliverable(std::string region, domain::instant now, std::size_t limit) {
    return inner_.deliverable(std::move(region), now, limit);
}

task<domain::result<void>> slow_store::settle(std::vector<ports::settlement> settlements) {
    return inner_.settle(std::move(settlements));
}

task<domain::result<ports::census>> slow_store::count() {
    return inner_.count();
}

void slow_store::when_owed(std::function<void(const std::string& region)> tell) {
    inner_.when_owed(std::move(tell));
}

} // namespace kruispunt::tests
