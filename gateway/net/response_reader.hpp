#pragma once

#include "gateway/net/message_limits.hpp"
#include "gateway/ports/http.hpp"

#include <memory>
#include <span>
#include <vector>

namespace kruispunt::net {

/// Takes one answer out of a connection's octets without any I/O (Beast's parser reads its header).
/// Interim answers (1xx) are passed over, at most eight. One reader serves a connection's life:
/// `expect` begins a new exchange. Not thread-safe.
class response_reader {
public:
    enum class step { need_more, complete, broken };

    explicit response_reader(const message_limits& limits);
    ~response_reader();
    response_reader(const response_reader&) = delete;
    response_reader& operator=(const response_reader&) = delete;

    /// Begins the wait for the answer to a request; `without_body` after HEAD.
    void expect(bool without_body);

    /// Where the next octets go; never empty after `need_more`.
    std::span<char> room();

    /// `size` octets were written to the beginning of `room()`.
    void commit(std::size_t size);

    step advance();

    /// The peer closed in order: completes an answer that lasts until the end.
    step end_of_stream();

    /// Whether any octet of the answer came.
    bool touched() const { return touched_; }

    /// Once after `complete`.
    ports::http_response take();

    /// After `complete`: whether the connection may carry another exchange. A peer that sent more
    /// than one answer, or asked to close, gets none.
    bool reusable() const { return reusable_; }

    /// After `broken`: which rule was broken, for operators.
    const char* fault() const { return fault_; }

private:
    struct parser;

    step read_header(std::size_t size);
    step read_body();
    std::string_view unread() const;
    step broken(const char* fault);

    message_limits limits_;
    std::vector<char> buffer_;
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
    std::unique_ptr<parser> parser_;
    bool touched_ = false;
    bool reusable_ = false;
    const char* fault_ = "";
};

} // namespace kruispunt::net
