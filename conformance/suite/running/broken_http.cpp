#include "conformance/suite/running/broken_http.hpp"

#include "conformance/wire/octets.hpp"

#include <stdexcept>

namespace kruispunt::conformance::suite::running {
namespace {

std::vector<wire::header> without_length(const std::vector<wire::header>& headers) {
    std::vector<wire::header> kept;
    for (const auto& field : headers)
        if (!wire::same_ignoring_case(field.name, "Content-Length")) kept.push_back(field);
    return kept;
}

} // namespace

std::string broken_octets(const wire::request& what, std::string_view how) {
    auto broken = what;
    if (how == "bad_request_line") {
        const auto whole = wire::octets_of(what);
        return what.method + " " + what.target + " HTTPS\r\n" + whole.substr(whole.find('\n') + 1);
    }
    if (how == "two_lengths") {
        broken.headers = without_length(what.headers);
        broken.headers.push_back({"Content-Length", std::to_string(what.body.size())});
        broken.headers.push_back({"Content-Length", std::to_string(what.body.size() + 1)});
        return wire::octets_of(broken);
    }
    if (how == "broken_chunk") {
        broken.headers = without_length(what.headers);
        broken.headers.push_back({"Transfer-Encoding", "chunked"});
        return wire::head_of(broken) + "zz\r\n" + what.body + "\r\n0\r\n\r\n";
    }
    throw std::runtime_error("no such way to break HTTP: " + std::string(how));
}

} // namespace kruispunt::conformance::suite::running
