#pragma once

#include "gateway/domain/command.hpp"
#include "gateway/domain/disclosure.hpp"
#include "gateway/domain/use_case.hpp"
#include "gateway/ports/http.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace kruispunt::ports {

/// What an adapter is told once, when it is made.
struct adapter_setup {
    std::string region;             ///< the region's name on the wire and in configuration
    std::filesystem::path mappings; ///< the region's folder of mapping files
    std::string gateway_oin;        ///< ours
    std::string region_oin;         ///< the participant's
    std::string endpoint;           ///< the participant's URL as configured, no trailing slash
    bool sandbox = false;           ///< what is refused outside a sandbox may be allowed
    domain::region_policy policy;   ///< for what depends on the day: retention, age
    std::vector<std::string> participants; ///< the OINs of all regions that take part
    std::map<std::string, std::string, std::less<>> options; ///< the protocol's own settings
};

/// What the answer to a message must repeat of it; opaque to the gateway.
struct correspondence {
    std::string operation;  ///< which message it was
    std::string message_id; ///< the sender's id of it
    std::string signal_id;  ///< which signal it spoke of
};

/// A message that became a command (a refused one too: `refused_message`).
struct decoded_message {
    domain::command command;
    ports::correspondence correspondence;
};

/// What came of a notice.
struct receipt {
    enum class kind {
        delivered,
        refused, ///< for good: to the dead letters
        later,   ///< the region asks to wait
        again,   ///< nothing certain is known: the same notice once more
        gone     ///< there is nobody to deliver to: the lane pauses
    };

    kind what = kind::again;
    std::optional<std::chrono::seconds> retry_after;
    std::string code; ///< the region's own error code or HTTP status, for operators
};

/// One mutation of a polled feed.
struct feed_item {
    std::int64_t position = 0;
    domain::command command;
};

/// A page of a polled feed, read whole.
struct feed_page {
    std::vector<feed_item> items; ///< ascending
    std::int64_t latest = 0;      ///< the feed's highest position
};

/// Why a page cannot be taken (MN-05).
enum class feed_fault {
    unreadable,  ///< nothing applied, asked again
    out_of_order ///< the feed steps back or does not rise: it halts until an operator resumes it
};

/// The polling side of an adapter whose region never calls.
class feed_reader {
public:
    virtual ~feed_reader() = default;

    /// The question for what comes after `cursor`; its target is complete.
    virtual http_request next_poll(std::int64_t cursor) const = 0;

    /// Reads the answer to `next_poll(cursor)`. Items that break a rule are in the page as
    /// `refused_message`, so that they do not stop the feed (MN-04).
    virtual std::variant<feed_page, feed_fault>
    decode_page(const http_response& response, std::int64_t cursor, domain::instant now) const = 0;
};

/// One region's protocol as functions from bytes to commands and from disclosures to bytes. It
/// sees no socket, clock or store, keeps no state between calls, and is used by many threads.
class region_adapter {
public:
    virtual ~region_adapter() = default;

    /// Reads a request below `/<region>/`. The alternative is an answer that needs no command:
    /// a published document, an unknown path.
    virtual std::variant<decoded_message, http_response>
    decode(const http_request& request, domain::instant now) const = 0;

    /// The protocol's answer to a message that was decoded and decided.
    virtual http_response
    encode_reply(const correspondence& to, const domain::answer& answer) const = 0;

    /// The protocol's own error for a request that was refused unread, with `status` where the
    /// contract prescribes one (COM-02: 403; COM-28: 400, 413, 431). `refused` holds an error.
    virtual http_response encode_refusal(const domain::answer& refused, int status) const = 0;

    /// A notice in the region's protocol; the target is complete. Equal disclosures give equal
    /// messages but for what the protocol stamps with `now`.
    virtual http_request
    encode_notice(const domain::disclosure& disclosure, domain::instant now) const = 0;

    /// Reads what the region answered to a notice.
    virtual receipt
    decode_receipt(const domain::disclosure& disclosure, const http_response& response) const = 0;

    /// The polling side, or null where the region calls us.
    virtual const feed_reader* feed() const { return nullptr; }

    /// What an operator must be told at start, loudly (an unsigned protocol in a sandbox).
    virtual std::vector<std::string> cautions() const { return {}; }
};

} // namespace kruispunt::ports
