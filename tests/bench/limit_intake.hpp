#pragma once

#include "tests/bench/http_scan.hpp"

#include <memory>
#include <string>
#include <string_view>

struct XML_ParserStruct;

namespace kruispunt::bench {

/// What the limit takes from a request.
struct taken_signal {
    std::string bsn;
    std::string signal_id;
    std::string reference; ///< SISA's referentienummer, ESAR's MessageID; empty for JSON.
};

/// Reads signals by the three protocols and writes positive answers of the contract's shape. Kept
/// parsers; one thread at a time.
class limit_intake {
public:
    limit_intake();
    ~limit_intake();
    limit_intake(const limit_intake&) = delete;
    limit_intake& operator=(const limit_intake&) = delete;

    /// Reads a request into `signal`. False: not a request that it knows.
    bool read(const http_message& request, taken_signal& signal);

    /// Appends the whole HTTP answer to the request that `read` took last.
    void write_answer(const taken_signal& signal, std::uint32_t earlier, std::string& out) const;

private:
    enum class form { json, stuf, soap };

    bool read_json(const http_message& request, std::string_view target, taken_signal& signal);
    bool read_xml(std::string_view body, taken_signal& signal);

    struct parser_free {
        void operator()(XML_ParserStruct* parser) const noexcept;
    };

    std::unique_ptr<XML_ParserStruct, parser_free> parser_;
    form form_ = form::json;
};

} // namespace kruispunt::bench
