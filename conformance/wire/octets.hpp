#pragma once

#include "conformance/wire/http.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace kruispunt::conformance::wire {

/// Adds what a request cannot go without: `Host`, and `Content-Length` where it bears a body or its
/// method expects one and it says neither that nor `Transfer-Encoding`.
void complete(request& what, std::string_view host);

/// Request line and header fields as they stand on the wire, with the blank line that ends them:
/// nothing is judged, nothing added.
std::string head_of(const request& what);

/// The request as it stands on the wire, its fields as given; the body in chunks where they say so.
std::string octets_of(const request& what);

/// Reads one answer out of what comes, piece by piece. Bounded: head 64 KiB, body 16 MiB. Interim
/// answers (1xx) are read over, at most five.
class answer_reader {
public:
    /// `without_body`: to a HEAD.
    explicit answer_reader(bool without_body);
    ~answer_reader();
    answer_reader(const answer_reader&) = delete;
    answer_reader& operator=(const answer_reader&) = delete;

    enum class state { needs_more, complete, broken };

    /// Takes the next octets of the connection.
    state take(std::string_view octets);
    /// The connection has ended.
    state ended();

    /// What is wrong, where it is broken.
    const std::string& fault() const;
    /// Whether anything at all has come.
    bool has_begun() const;
    /// Whether another request may follow on the connection; once complete.
    bool keeps_alive() const;
    /// The answer; once complete.
    response release();

private:
    struct inside;
    std::unique_ptr<inside> inside_;
};

} // namespace kruispunt::conformance::wire
