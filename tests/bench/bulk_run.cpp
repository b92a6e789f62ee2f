#include "tests/bench/bulk_run.hpp"

#include "tests/bench/bulk_answers.hpp"

#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <poll.h>
#include <stdexcept>
#include <sys/resource.h>
#include <system_error>

namespace kruispunt::bench {
namespace {

using steady = std::chrono::steady_clock;
using progress = tls_stream::progress;

constexpr std::size_t piece_of_lines = 64 * 1024;
constexpr int patience_ms = 60'000;

double cpu_seconds() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

class bulk_run {
public:
    bulk_run(const bulk_plan& plan, message_template& line)
        : plan_(plan), line_(line), context_(make_client_context(plan.self)),
          stream_(tls_stream::client(*context_, connect_to(plan.where), plan.where.host)),
          answers_(plan.first_id) {
        if (stream_.handshake() != progress::done)
            throw std::runtime_error("TLS handshake: " + tls_complaint());
        make_non_blocking(stream_.socket());
        octets_ = "POST " + plan.target + " HTTP/1.1\r\nHost: " + plan.where.host +
                  "\r\nContent-Type: text/xml; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n";
        pending_ = octets_;
    }

    bulk_result run() {
        const auto begun = steady::now();
        const double cpu_before = cpu_seconds();
        while (!answers_.ended() && error_.empty())
            turn();
        bulk_result result;
        result.seconds = std::chrono::duration<double>(steady::now() - begun).count();
        result.cpu_seconds = cpu_seconds() - cpu_before;
        result.taken = answers_.taken();
        result.refused = answers_.refused();
        result.total = answers_.total();
        result.error = error_.empty() ? answers_.error() : error_;
        if (result.error.empty() && result.total != expected_total(result))
            result.error = "the total is not what was answered";
        return result;
    }

private:
    /// Writes and reads what can be without waiting, then waits.
    void turn() {
        short wanted = POLLIN;
        if (pending_.empty()) next_piece();
        if (!pending_.empty()) {
            const auto written = stream_.write_from(pending_);
            if (written == progress::failed || written == progress::closed)
                error_ = "broken off while sending";
            if (written == progress::wants_write) wanted |= POLLOUT;
            if (written == progress::done) wanted = 0; // there is more to send
        }
        const auto read = stream_.read_into(received_);
        answers_.take(received_);
        if (read == progress::failed || read == progress::closed) {
            if (!answers_.ended()) error_ = "broken off before the total";
        } else if (read == progress::wants_read && wanted != 0) {
            wait_for(wanted);
        }
    }

    void wait_for(short events) {
        pollfd one{stream_.socket(), events, 0};
        const int ready = ::poll(&one, 1, patience_ms);
        if (ready < 0 && errno != EINTR)
            throw std::system_error(errno, std::generic_category(), "poll");
        if (ready == 0) error_ = "no answer in time";
    }

    /// One chunk of lines, or the one that ends the request, once.
    void next_piece() {
        octets_.clear();
        if (sent_ == plan_.count) {
            if (!all_sent_) octets_ = "0\r\n\r\n";
            all_sent_ = true;
            pending_ = octets_;
            return;
        }
        std::string lines;
        while (lines.size() < piece_of_lines && sent_ < plan_.count)
            lines.append(line_.render(plan_.first_id + sent_++)).append(1, '\n');
        std::array<char, 16> size{};
        const auto end =
            std::to_chars(size.data(), size.data() + size.size(), lines.size(), 16).ptr;
        octets_.append(size.data(), end).append("\r\n").append(lines).append("\r\n");
        pending_ = octets_;
    }

    std::string expected_total(const bulk_result& of) const {
        return "TOTAAL;" + std::to_string(plan_.count) + ";Bv03;" + std::to_string(of.taken) +
               ";Fo03;" + std::to_string(of.refused);
    }

    const bulk_plan& plan_;
    message_template& line_;
    context_ptr context_;
    tls_stream stream_;
    bulk_answers answers_;
    std::string octets_;
    std::string_view pending_; ///< of `octets_`, what the socket has not taken
    std::string received_;
    std::uint64_t sent_ = 0;
    bool all_sent_ = false;
    std::string error_;
};

} // namespace

bulk_result run_bulk(const bulk_plan& plan, message_template& line) {
    return bulk_run(plan, line).run();
}

} // namespace kruispunt::bench
