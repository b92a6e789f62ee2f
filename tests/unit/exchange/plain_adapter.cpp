#include "tests/unit/exchange/plain_adapter.hpp"

#include "tests/support/made_up_bsn.hpp"
#include "tests/support/sealed_commands.hpp"

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <sstream>

namespace kruispunt::exchange {

using namespace domain;

signal_content plain_signal(const std::string& id, int organisation, int child) {
    signal_content s;
    s.id = id;
    s.child.bsn = support::made_up_bsn(child);
    s.organisation = {
        support::organisation_oin(organisation), "Organisatie " + std::to_string(organisation), ""};
    s.date = support::test_today();
    return s;
}

std::variant<ports::decoded_message, ports::http_response>
plain_adapter::decode(const ports::http_request& request, instant) const {
    ports::http_response direct;
    if (request.target.ends_with("/doc")) {
        direct.body = "published";
        if (request.fields.find("If-None-Match")) direct.status = 304;
        return direct;
    }
    std::istringstream words(request.body);
    std::string verb;
    std::string id;
    words >> verb >> id;
    ports::decoded_message message;
    message.correspondence.signal_id = id;
    if (request.method == "GET" || verb == "withdraw")
        message.command.act = withdraw_signal{id, withdrawal_reason::other};
    else if (verb == "give")
        message.command.act = submit_signal{plain_signal(id), false, std::nullopt};
    else if (verb == "list")
        message.command.act = list_matches{id};
    else if (verb == "refuse")
        message.command.act = refused_message{make_error(errc::value_invalid, "field")};
    else {
        direct.status = 404;
        return direct;
    }
    return message;
}

ports::http_response
plain_adapter::encode_reply(const ports::correspondence& to, const answer& answer) const {
    ports::http_response reply;
    reply.body = to.signal_id + " ";
    if (answer.what) {
        reply.body += wire_word(answer.what->state);
        for (const warning w : answer.what->warnings)
            reply.body += " " + std::string(wire_word(w));
        for (const listed_match& match : answer.matches)
            reply.body += " " + match.told.counterparty()->organisation_name.value_or("nobody");
    } else {
        reply.status = 400;
        reply.body += wire_code(answer.what.error().code);
    }
    return reply;
}

ports::http_response plain_adapter::encode_refusal(const answer& refused, int status) const {
    ports::http_response refusal;
    refusal.status = status;
    refusal.body = wire_code(refused.what.error().code);
    return refusal;
}

ports::http_request plain_adapter::encode_notice(const disclosure& told, instant) const {
    ports::http_request request;
    request.method = "POST";
    request.target = "/notices/" + to_text(told.what().id);
    request.body = told.what().kind == notice_kind::match_made    ? "made "
                   : told.what().kind == notice_kind::match_ended ? "ended "
                                                                  : "other ";
    request.body += told.what().reference;
    if (told.counterparty() && told.counterparty()->organisation_name)
        request.body += " " + *told.counterparty()->organisation_name;
    for (const counterparty& reporter : told.counterparties())
        request.body += " " + reporter.region + ":" + reporter.organisation_name.value_or("?");
    if (told.coordination()) request.body += " in " + told.coordination()->code;
    return request;
}

ports::receipt
plain_adapter::decode_receipt(const disclosure&, const ports::http_response& response) const {
    using kind = ports::receipt::kind;
    ports::receipt receipt;
    receipt.code = std::to_string(response.status);
    receipt.what = response.status == 200   ? kind::delivered
                   : response.status == 400 ? kind::refused
                   : response.status == 410 ? kind::gone
                   : response.status == 503 ? kind::later
                                            : kind::again;
    if (const auto wait = response.fields.find("Retry-After"))
        receipt.retry_after = std::chrono::seconds(std::stoi(std::string(*wait)));
    return receipt;
}

ports::http_request polled_adapter::next_poll(const ports::poll_question& question) const {
    ports::http_request request;
    request.method = "GET";
    request.target = "/feed/" + std::to_string(question.cursor);
    if (question.may_wait && longest_wait_.count() > 0) request.target += "?wait";
    if (!question.tag.empty()) request.fields.add("If-None-Match", question.tag);
    return request;
}

std::variant<ports::feed_page, ports::feed_fault> polled_adapter::decode_page(
    const ports::http_response& response, const ports::poll_question& question, instant
) const {
    using ports::feed_fault;
    if (response.status == 304) return ports::feed_page{{}, question.cursor, question.tag};
    if (response.status == 400) return feed_fault::wait_refused;
    if (response.body == "unreadable") return feed_fault::unreadable;
    if (response.body == "backwards") return feed_fault::out_of_order;
    if (response.body == "later") return feed_fault::unavailable;
    ports::feed_page page;
    page.tag = response.fields.find("ETag").value_or("");
    std::istringstream positions(response.body);
    for (std::int64_t position = 0; positions >> position;) {
        if (position <= question.cursor) continue;
        ports::feed_item item;
        item.position = position;
        item.command.act =
            submit_signal{plain_signal("N-" + std::to_string(position)), false, std::nullopt};
        page.items.push_back(std::move(item));
        page.latest = position;
    }
    return page;
}

ports::task<ports::call_outcome> scripted_client::call(
    std::string origin, std::string expected_oin, ports::http_request request, ports::deadline until
) {
    const bool special =
        !special_text_.empty() && request.body.find(special_text_) != std::string::npos;
    calls.push_back({std::move(origin), std::move(expected_oin), std::move(request), until});
    if (hold_.count() > 0) {
        boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, hold_);
        co_await timer.async_wait(boost::asio::use_awaitable);
    }
    ports::call_outcome outcome;
    if (special) {
        outcome.response.status = special_status_;
        co_return outcome;
    }
    if (!script_.empty()) outcome = script_.front();
    if (script_.size() > 1) script_.pop_front();
    co_return outcome;
}

scripted_client& scripted_client::answers(int status, std::string body, std::string tag) {
    ports::call_outcome outcome;
    outcome.response.status = status;
    if (!tag.empty()) outcome.response.fields.add("ETag", std::move(tag));
    outcome.response.body = std::move(body);
    script_.push_back(std::move(outcome));
    return *this;
}

scripted_client& scripted_client::asks_to_wait(int seconds) {
    answers(503);
    script_.back().response.fields.add("Retry-After", std::to_string(seconds));
    return *this;
}

scripted_client& scripted_client::fails(ports::call_fault fault) {
    ports::call_outcome outcome;
    outcome.fault = fault;
    script_.push_back(std::move(outcome));
    return *this;
}

scripted_client& scripted_client::always(std::string text, int status) {
    special_text_ = std::move(text);
    special_status_ = status;
    return *this;
}

scripted_client& scripted_client::holds(std::chrono::milliseconds time) {
    hold_ = time;
    return *this;
}

std::vector<std::string> scripted_client::bodies() const {
    std::vector<std::string> all;
    for (const call_made& c : calls)
        all.push_back(c.request.body);
    return all;
}

} // namespace kruispunt::exchange
