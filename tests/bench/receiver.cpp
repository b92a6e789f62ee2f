#include "tests/bench/receiver.hpp"

#include <nlohmann/json.hpp>

#include <ostream>

namespace kruispunt::bench {

namespace {

using steady = std::chrono::steady_clock;

constexpr std::string_view taken = "HTTP/1.1 204 No Content\r\n\r\n";

// The same over all attempts (COM-21), like an event's id.
std::string_view reference_in(std::string_view message) {
    constexpr std::string_view name = "referentienummer>";
    const auto at = message.find(name);
    if (at == message.npos) return {};
    const auto begin = at + name.size();
    return message.substr(begin, message.find('<', begin) - begin);
}

// SISA wants to see its reference again (SISA-20); no other part of the answer is read.
std::string stuf_answer(std::string_view reference) {
    const std::string body =
        R"(<StUF:Bv03Bericht xmlns:StUF="http://www.egem.nl/StUF/StUF0301"><StUF:stuurgegevens>)"
        "<StUF:berichtcode>Bv03</StUF:berichtcode><StUF:crossRefnummer>" +
        std::string(reference) + "</StUF:crossRefnummer></StUF:stuurgegevens></StUF:Bv03Bericht>";
    return "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
}

} // namespace

receiver::receiver(ssl_ctx_st& context, speaks protocol, std::ostream& told)
    : protocol_(protocol), told_(told), loop_(context, *this) {}

void receiver::order(std::uint64_t count) {
    {
        const std::lock_guard lock(ordering_);
        orders_.push_back(count);
    }
    loop_.wake();
}

void receiver::close() {
    {
        const std::lock_guard lock(ordering_);
        closed_ = true;
    }
    loop_.wake();
}

void receiver::handle(connection_id from, const http_message& request) {
    last_ = steady::now();
    if (book_.distinct() == 0) first_ = last_;
    take(request.body);
    loop_.reply(
        from,
        protocol_ == speaks::sisa ? stuf_answer(reference_in(request.body)) : std::string(taken)
    );
    answer_orders();
}

void receiver::take(std::string_view body) {
    const auto line = protocol_ == speaks::multisignaal
                          ? line_in_event(body)
                          : std::optional(notice_line{reference_in(body), {}, {}});
    if (line && !line->id.empty())
        book_.take(*line, std::chrono::system_clock::now());
    else
        ++unreadable_;
}

void receiver::answer_orders() {
    const std::lock_guard lock(ordering_);
    for (; !orders_.empty() && book_.distinct() >= orders_.front(); orders_.pop_front())
        tell();
    if (!closed_ || !orders_.empty() || over_) return;
    over_ = true;
    tell();
    loop_.stop();
}

void receiver::tell() {
    told_ << told_of_them() << std::endl;
    sound_ = sound_ && unreadable_ == 0 && book_.out_of_order() == 0;
    book_ = {};
    unreadable_ = 0;
}

std::string receiver::told_of_them() const {
    const double seconds = std::chrono::duration<double>(last_ - first_).count();
    const auto notices = book_.distinct();
    const nlohmann::json line{
        {"notices", notices},
        {"notices_per_second", seconds > 0 ? static_cast<double>(notices) / seconds : 0},
        {"seconds", seconds},
        {"unreadable", unreadable_},
        {"repeated", book_.repeated()},
        {"out_of_order", book_.out_of_order()},
        {"p50_ms", book_.age().percentile_ms(0.5)},
        {"p99_ms", book_.age().percentile_ms(0.99)}};
    return line.dump();
}

} // namespace kruispunt::bench
