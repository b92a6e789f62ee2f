#pragma once

#include "conformance/text/json.hpp"
#include "conformance/wire/http.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace kruispunt::conformance::suite::evidence {

/// The variables of one scope: name to value.
using variables = std::map<std::string, std::string>;

/// What TLS was agreed on, and with whom.
struct tls_seen {
    std::string version;
    std::string peer_oin;
    std::string peer_sha256; ///< of the certificate, lower-case hexadecimal
};

/// What the suite sent and what came back.
struct exchange {
    wire::request sent;
    std::string certificate; ///< which of the suite's certificates it showed
    std::optional<wire::response> got;
    std::optional<wire::failure> failed;
    std::optional<tls_seen> tls;
};

/// What the system under test said of its own accord, and what the suite answered; nothing: it
/// never came.
struct call {
    std::optional<wire::request> got;
    std::optional<wire::response> answered; ///< nothing: closed without an answer
};

/// How many calls of the kind had come, where there should be none.
struct calls_seen {
    std::size_t count = 0;
};

/// The adapter's last line to a command.
struct adapter_reply {
    text::json line;
};

/// Told to a listener; nothing came of it to be seen.
struct done {};

struct record {
    std::string at; ///< RFC 3339
    std::int64_t took_ms = 0;
    std::variant<exchange, call, calls_seen, adapter_reply, done> seen;
};

/// Everything that a verdict may rest on, for one test.
struct test_evidence {
    std::string test;
    std::string digest; ///< of the test's catalogue entry
    /// As drawn: what a step sets and what is captured follows from plan and records.
    std::map<std::string, variables> scopes;
    /// The authority that signatures must chain to, PEM; empty where nothing is signed.
    std::string trust;
    /// One for each operation of the plan; nothing: not run.
    std::vector<std::optional<record>> records;
    /// Lines to and from the adapter, in order.
    std::vector<std::string> adapter;
    /// What came and no step waited for, a line each, without any value of a message.
    std::vector<std::string> notes;
    /// What went wrong in the suite itself; empty: nothing.
    std::string suite_fault;
};

text::json to_json(const test_evidence& seen);

/// Untrusted: sizes are bounded, unknown members refused. Throws std::runtime_error naming member
/// and rule.
test_evidence from_json(const text::json& document);

} // namespace kruispunt::conformance::suite::evidence
