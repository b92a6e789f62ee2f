#include "conformance/suite/verdict/observation.hpp"

namespace kruispunt::conformance::suite::verdict {
namespace {

using evidence::record;

/// Which of the kinds of record the step leaves behind.
struct kept_kind {
    const record& seen;

    template <class Kind>
    bool is() const {
        return std::holds_alternative<Kind>(seen.seen);
    }

    bool operator()(const catalogue::send_step& /*step*/) const { return is<evidence::exchange>(); }

    bool operator()(const catalogue::repeat_step& /*step*/) const {
        return is<evidence::exchange>();
    }

    bool operator()(const catalogue::receive_step& /*step*/) const { return is<evidence::call>(); }

    bool operator()(const catalogue::nothing_step& /*step*/) const {
        return is<evidence::calls_seen>();
    }

    bool operator()(const catalogue::answer_step& /*step*/) const { return is<evidence::done>(); }

    bool operator()(const catalogue::show_step& /*step*/) const { return is<evidence::done>(); }

    bool operator()(const catalogue::feed_step& /*step*/) const { return is<evidence::done>(); }

    /// act, observe, clock.
    template <class Other>
    bool operator()(const Other& /*step*/) const {
        return is<evidence::adapter_reply>();
    }
};

struct shown {
    observation& made;

    void operator()(const evidence::exchange& seen) const {
        if (seen.tls) made.peer_oin = seen.tls->peer_oin;
        if (!seen.got) {
            made.nothing_because =
                seen.failed ? seen.failed->stage + ": " + seen.failed->what : "no answer";
            return;
        }
        made.status = seen.got->status;
        made.headers = &seen.got->headers;
        made.body = &seen.got->body;
    }

    void operator()(const evidence::call& seen) const {
        if (!seen.got) {
            made.nothing_because = "it never came";
            return;
        }
        made.peer_oin = seen.got->peer_oin;
        made.request = &*seen.got;
        made.headers = &seen.got->headers;
        made.body = &seen.got->body;
    }

    void operator()(const evidence::adapter_reply& seen) const { made.line = &seen.line; }

    void operator()(const evidence::calls_seen& /*seen*/) const {}

    void operator()(const evidence::done& /*seen*/) const {}
};

} // namespace

bool fits(const plan::operation& of, const record& seen) {
    return std::visit(kept_kind{seen}, of.does);
}

observation observed(const plan::operation& of, const record& seen) {
    observation made;
    made.protocol = of.protocol;
    std::visit(shown{made}, seen.seen);
    return made;
}

} // namespace kruispunt::conformance::suite::verdict
