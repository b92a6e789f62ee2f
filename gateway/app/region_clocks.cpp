#include "gateway/app/region_clocks.hpp"

#include <boost/asio/ip/tcp.hpp>

namespace kruispunt::app {

namespace {

constexpr std::chrono::seconds longest_wait{5};

std::string request(const endpoint& control, std::chrono::milliseconds ahead) {
    const std::string body = "{\"ahead_ms\":" + std::to_string(ahead.count()) + "}";
    return "PUT /clock HTTP/1.1\r\nHost: " + control.address + ":" + std::to_string(control.port) +
           "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
}

} // namespace

std::string set_region_clock(const endpoint& control, std::chrono::milliseconds ahead) {
    boost::asio::ip::tcp::iostream stream;
    stream.expires_after(longest_wait);
    stream.connect(control.address, std::to_string(control.port));
    const std::string where = control.address + ":" + std::to_string(control.port);
    if (!stream) return "nobody answers at " + where;
    stream << request(control, ahead) << std::flush;
    std::string version;
    int status = 0;
    stream >> version >> status;
    if (!stream) return where + " gave no answer";
    if (status != 200) return where + " answered " + std::to_string(status);
    return {};
}

} // namespace kruispunt::app
