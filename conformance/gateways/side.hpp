#pragma once

#include "conformance/gateways/kernel/answer.hpp"
#include "conformance/gateways/kernel/findings.hpp"
#include "conformance/gateways/kernel/notice.hpp"
#include "conformance/gateways/moved_clock.hpp"
#include "conformance/mutation/mutation.hpp"
#include "conformance/wire/client.hpp"
#include "conformance/wire/http.hpp"
#include "conformance/wire/loop.hpp"

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::conformance::gateways {

namespace kernel {
class federation;
}
class outbox;

/// What a side may use; everything outlives it and is used on the loop's thread.
struct surroundings {
    std::string region; ///< `esar`, `multisignaal`, `sisa`, `midden-nederland`
    std::string oin;    ///< the region's
    std::string gateway_oin;
    std::string endpoint;                  ///< the region's base, `https://host:port[/path]`
    std::vector<std::string> participants; ///< every region's OIN
    kernel::federation& kernel;
    outbox& out;
    const moved_clock& clock;
    const mutation::mutation& broken;
    wire::loop& loop;
    wire::client& client;            ///< for a side that calls of its own accord (a feed)
    std::filesystem::path directory; ///< of the configuration, for signing files
    /// ESAR: a certificate and key to sign with; both empty: unsigned.
    std::filesystem::path signing_certificate;
    std::filesystem::path signing_key;
    std::filesystem::path ca;
    std::filesystem::path crl;
    /// Multisignaal: events in binary mode (MS-20.3).
    bool binary_events = false;
};

/// What an answer to a notice means.
struct delivery {
    enum class means { delivered, later, refused, gone };
    means is = means::delivered;
    /// Of `later`: no sooner than this.
    std::chrono::milliseconds wait{};
};

/// One region's protocol, from the gateway's side. The shell (TLS, who calls, sizes, tracing,
/// lanes, mutants' alterations) is the same for all and stands outside. Nothing here blocks.
class side {
public:
    side() = default;
    virtual ~side() = default;
    side(const side&) = delete;
    side& operator=(const side&) = delete;

    /// The first segment of the paths under which the region calls (`multisignaal`); empty where it
    /// never calls.
    virtual std::string_view path() const = 0;

    /// Starts what the side does of its own accord: polling a feed.
    virtual void start() {}

    /// What the side remembers of messages is forgotten: repeats, a feed's cursor.
    virtual void reset() {}

    /// What has halted and waits for an operator goes on: a feed (MN-05.5).
    virtual void resume() {}

    /// The catalogue's name of the message that the request is (`signal`, `withdraw`); empty: none.
    virtual std::string message_of(const wire::request& got) const = 0;

    /// Serves a call that the shell let through: the region's own (or of a published document),
    /// within the limits of size. Calls `give` once.
    virtual void serve(
        const wire::request& got, const std::vector<wire::header>& trace, const wire::reply& give
    ) = 0;

    /// Whether the target is a published document, which any certificate of the trust store gets
    /// (COM-02.5).
    virtual bool is_published(const wire::request& got) const = 0;

    /// Whether a body there may be larger than 256 KiB (COM-28.1).
    virtual bool takes_large(const wire::request& /*got*/) const { return false; }

    /// The protocol's own error for what the shell refused: 403, 413, 431, 400 (COM-02.4,
    /// COM-28.9).
    virtual wire::response
    refuse(const wire::request& got, unsigned status, const text::finding& why) = 0;

    /// The last touch to an answer, after a mutant's alteration: where answers are signed.
    virtual wire::response finish(wire::response made, const wire::request& /*to*/) { return made; }

    /// The catalogue's name of the notice's message, for mutants (`match_made`).
    virtual std::string message_of(const kernel::notice& told) const {
        return std::string(kernel::name_of(told.kind));
    }

    /// The notice as a call below the region's endpoint; asked anew for every attempt.
    virtual wire::request write(const kernel::notice& told) = 0;

    /// The last touch to it, after a mutant's alteration: where notices are signed.
    virtual wire::request seal(wire::request made, const kernel::notice& /*told*/) { return made; }

    /// What came back means this; no answer at all is the lane's (again).
    virtual delivery
    read(const kernel::notice& told, const wire::request& sent, const wire::response& got) = 0;
};

} // namespace kruispunt::conformance::gateways
