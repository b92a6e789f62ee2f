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

class credential_holder;

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
    std::filesystem::path folder;               ///< beside which the paths in `options` stand
    std::filesystem::path ca;                   ///< the trust store (PEM), also for signatures
    std::optional<std::filesystem::path> crl;   ///< what was revoked, a file or a folder
    std::optional<std::filesystem::path> known; ///< the only certificates that are the region's
};

/// What the answer to a message must repeat of it; opaque to the gateway.
struct correspondence {
    std::string operation;         ///< which message it was
    std::string message_id;        ///< the sender's id of it
    std::string signal_id;         ///< which signal it spoke of
    std::string signature = {};    ///< what the sender proved it with, to be confirmed (ESAR-06)
    domain::instant received_at{}; ///< when it was read; a stored answer is signed anew (ESAR-05)
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

/// A question to a polled feed. Adapters keep nothing between questions: the feed carries it all.
struct poll_question {
    std::int64_t cursor = 0; ///< what was read last
    std::string tag;         ///< of an empty page asked with this cursor before; empty: none
    bool may_wait = true;    ///< false where the index refused to hold its answer
};

/// A page of a polled feed, read whole.
struct feed_page {
    std::vector<feed_item> items; ///< ascending
    std::int64_t latest = 0;      ///< the feed's highest position
    std::string tag;              ///< what the index knows the page by, with its quotes
};

/// Why a page cannot be taken (MN-05).
enum class feed_fault {
    unreadable,   ///< nothing applied, asked again
    out_of_order, ///< the feed steps back or does not rise: it halts
    unavailable,  ///< the index asks to come back later
    wait_refused  ///< the index does not hold answers: asked again at once, without
};

/// The polling side of an adapter whose region never calls.
class feed_reader {
public:
    virtual ~feed_reader() = default;

    /// The question for what comes after the cursor; its target is complete.
    virtual http_request next_poll(const poll_question& question) const = 0;

    /// How long the index may hold its answer where there is nothing new; 0: it does not.
    virtual std::chrono::seconds longest_wait() const { return {}; }

    /// Reads the answer to `next_poll(question)`. Items that break a rule are in the page as
    /// `refused_message`, so that they do not stop the feed (MN-04). "Nothing new since that tag"
    /// is an empty page with the question's tag.
    virtual std::variant<feed_page, feed_fault> decode_page(
        const http_response& response, const poll_question& question, domain::instant now
    ) const = 0;

    /// The feed's own path of a field that a rule complains of (COM-27).
    virtual std::string path_of(const std::string& field) const { return field; }
};

/// The bulk side of an adapter whose region may send many messages in one streamed request, each on
/// a line of its own, and gets a line of answer for each (SISA-10). Its work is light (`heavy`): it
/// is done on the thread that serves the connection.
class record_reader {
public:
    virtual ~record_reader() = default;

    /// Whether requests for `target` are bulk loads.
    virtual bool takes(std::string_view target) const = 0;

    /// Reads one line, without its line end, that the party with `oin` sent. What breaks a rule is
    /// a `refused_message`, so that it does not stop the load.
    virtual decoded_message decode_record(std::string_view line, std::string_view oin) const = 0;

    /// The answer to one message, without a line end; `to` is empty where it was refused unread.
    virtual std::string
    encode_record_reply(const correspondence& to, const domain::answer& answer) const = 0;

    /// The last line of the answer, without a line end.
    virtual std::string encode_total(std::uint64_t taken, std::uint64_t refused) const = 0;

    /// Status and fields of the answer.
    virtual http_response encode_head() const = 0;
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

    /// Reads the answer to `sent` where it can only be judged beside it (ESAR-25); the lane asks
    /// this.
    virtual receipt read_delivery(
        const domain::disclosure& disclosure,
        const http_request& /*sent*/,
        const http_response& response,
        domain::instant /*now*/
    ) const {
        return decode_receipt(disclosure, response);
    }

    /// What takes its notices, for an operator's test of the connection: OPTIONS (RFC 9110 §9.3.7)
    /// tells and changes nothing (BEH-12). "*": the server as a whole. Not asked where there is a
    /// feed, whose own question serves.
    virtual std::string probe_target() const { return "*"; }

    /// True where `decode` and every `encode_` and `decode_receipt` do heavy work (signatures): the
    /// exchange then calls them on threads of their own, not on those that serve connections.
    virtual bool heavy() const { return false; }

    /// The polling side, or null where the region calls us.
    virtual const feed_reader* feed() const { return nullptr; }

    /// The bulk side, or null where the protocol has none.
    virtual const record_reader* bulk() const { return nullptr; }

    /// What it holds of certificates and keys, to be replaced while it runs; as long as the
    /// adapter.
    virtual std::vector<credential_holder*> credentials() { return {}; }

    /// What an operator must be told at start, loudly (an unsigned protocol in a sandbox).
    virtual std::vector<std::string> cautions() const { return {}; }
};

} // namespace kruispunt::ports
