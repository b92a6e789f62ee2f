#include "conformance/suite/running/adapter_http.hpp"

#include "conformance/wire/octets.hpp"

#include <stdexcept>

namespace kruispunt::conformance::suite::running {
namespace {

constexpr std::size_t most_lines_an_answer = 1000;

wire::base_url read_url(const std::string& url) {
    constexpr std::string_view plain = "http://";
    const auto read = url.starts_with(plain)
                          ? wire::read_base_url("https://" + url.substr(plain.size()))
                          : std::nullopt;
    constexpr std::string_view of_hosts =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-";
    if (!read || read->host.find_first_not_of(of_hosts) != std::string::npos)
        throw std::runtime_error(
            "adapter/url of the SUT file must be such as \"http://127.0.0.1:9200/\""
        );
    return *read;
}

std::deque<std::string> lines_of(std::string_view body) {
    std::deque<std::string> lines;
    while (!body.empty() && lines.size() < most_lines_an_answer) {
        const auto end = std::min(body.find('\n'), body.size());
        if (end > 0) lines.emplace_back(body.substr(0, end));
        body.remove_prefix(std::min(end + 1, body.size()));
    }
    return lines;
}

} // namespace

adapter_http::adapter_http(const std::string& url) : to_(read_url(url)) {}

bool adapter_http::say(std::string_view line, wire::deadline until) {
    come_.clear();
    nothing_ = {"its HTTP answer holds no further line", false};
    auto opened = wire::direct_connection::open(to_, nullptr, {}, until);
    if (const auto* const why = std::get_if<wire::failure>(&opened)) {
        nothing_.why = why->stage + ": " + why->what;
        return false;
    }
    wire::request asked;
    asked.method = "POST";
    asked.target = to_.path.empty() ? std::string("/") : to_.path;
    asked.headers = {{"Content-Type", "application/json"}, {"Connection", "close"}};
    asked.body = std::string(line);
    wire::complete(asked, to_.host + ":" + to_.port);
    const auto& over = std::get<std::unique_ptr<wire::direct_connection>>(opened);
    auto came = over->exchange(wire::octets_of(asked), false, until);
    if (const auto* const why = std::get_if<wire::failure>(&came)) {
        nothing_.why = why->stage + ": " + why->what;
        return false;
    }
    const auto& answer = std::get<wire::response>(came);
    if (answer.status != 200) {
        nothing_.why = "it answered with HTTP status " + std::to_string(answer.status);
        return false;
    }
    come_ = lines_of(answer.body);
    return true;
}

std::variant<std::string, no_line> adapter_http::hear(wire::deadline /*until*/) {
    if (come_.empty()) return nothing_;
    auto line = std::move(come_.front());
    come_.pop_front();
    if (line.size() > longest_adapter_line)
        return no_line{"it wrote a line of more than 256 KiB", true};
    return line;
}

} // namespace kruispunt::conformance::suite::running
