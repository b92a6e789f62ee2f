#pragma once

#include "gateway/ports/region_adapter.hpp"

#include <deque>
#include <string>
#include <variant>
#include <vector>

namespace kruispunt::exchange {

/// A protocol of a few words. In: `give ID`, `withdraw ID`, `list ID`, `refuse`; GET `…/doc` is
/// published, any other GET is a question of a signal. Out: a notice is `KIND REFERENCE
/// [ORGANISATION]`; the answer's status says what came of it (200, 400, 410, 503 with Retry-After;
/// else again).
class plain_adapter : public ports::region_adapter {
public:
    std::variant<ports::decoded_message, ports::http_response>
    decode(const ports::http_request& request, domain::instant now) const override;
    ports::http_response
    encode_reply(const ports::correspondence& to, const domain::answer& answer) const override;
    ports::http_response encode_refusal(const domain::answer& refused, int status) const override;
    ports::http_request
    encode_notice(const domain::disclosure& disclosure, domain::instant now) const override;
    ports::receipt decode_receipt(
        const domain::disclosure& disclosure, const ports::http_response& response
    ) const override;
};

/// The same with a feed: what is asked is `GET /feed/CURSOR[?wait]`, with the question's tag in
/// If-None-Match; the answer's body is `unreadable`, `backwards`, `later`, or the positions of
/// items, each a signal of that number given (those up to the cursor are left out). Its ETag is
/// the page's tag; 304 is "nothing new"; 400 to `?wait` refuses to wait.
class polled_adapter final : public plain_adapter, public ports::feed_reader {
public:
    /// The index may be asked to hold its answer for so long.
    explicit polled_adapter(std::chrono::seconds longest_wait = {}) : longest_wait_(longest_wait) {}

    const ports::feed_reader* feed() const override { return this; }

    ports::http_request next_poll(const ports::poll_question& question) const override;

    std::chrono::seconds longest_wait() const override { return longest_wait_; }

    std::variant<ports::feed_page, ports::feed_fault> decode_page(
        const ports::http_response& response,
        const ports::poll_question& question,
        domain::instant now
    ) const override;

    std::string path_of(const std::string& field) const override { return "own/" + field; }

private:
    std::chrono::seconds longest_wait_;
};

/// What a signal of this id says; valid today.
domain::signal_content plain_signal(const std::string& id, int organisation = 1, int child = 1);

/// A client that answers from a script, then as it did last; keeps what it was asked.
class scripted_client final : public ports::http_client {
public:
    struct call_made {
        std::string origin;
        std::string oin;
        ports::http_request request;
        ports::deadline until;
    };

    ports::task<ports::call_outcome> call(
        std::string origin,
        std::string expected_oin,
        ports::http_request request,
        ports::deadline until
    ) override;

    /// The next answers, in order; the last one stays.
    scripted_client& answers(int status, std::string body = {}, std::string tag = {});
    scripted_client& asks_to_wait(int seconds);
    scripted_client& fails(ports::call_fault fault);

    /// Whatever else is scripted, requests whose body holds `text` get this status.
    scripted_client& always(std::string text, int status);

    /// Every answer comes only after so long.
    scripted_client& holds(std::chrono::milliseconds time);

    std::vector<std::string> bodies() const;

    std::vector<call_made> calls;

private:
    std::deque<ports::call_outcome> script_;
    std::string special_text_;
    int special_status_ = 0;
    std::chrono::milliseconds hold_{0};
};

} // namespace kruispunt::exchange
