#pragma once

#include "conformance/regions/control_answer.hpp"
#include "conformance/regions/ledger.hpp"
#include "conformance/regions/protocol.hpp"
#include "conformance/regions/witness.hpp"
#include "conformance/wire/client.hpp"
#include "conformance/wire/tls_identity.hpp"

#include <filesystem>
#include <map>

namespace kruispunt::conformance::regions {

/// The side of a region that speaks to the gateway, and what it remembers of what it said.
class speaker {
public:
    /// `directory`: where relative paths of other certificates begin.
    speaker(
        wire::loop& on,
        protocol& speaks,
        ledger& keeps,
        witness& sees,
        const wire::tls_files& tls,
        wire::shared_identity identity,
        std::string gateway_oin,
        std::filesystem::path directory,
        std::size_t limit
    );

    /// False where it is no https URL.
    bool set_gateway(const std::string& base);

    const std::string& gateway() const { return gateway_; }

    /// Says the command; `done` is called once with what the gateway answered.
    void say(command what, control_reply done);

    /// Asks the gateway; as `say`.
    void ask(const inquiry& what, const control_reply& done);

    /// Sends the message that the protocol makes of the control body; as `say`.
    void compose(const text::json& body, const control_reply& done);

    /// Says the very same bytes again that were last said of the signal.
    void resend(const std::string& signal_id, control_reply done);

    /// Sends exactly this (`{"method","path","headers","body"|"body_base64","as"}`).
    void send_raw(const text::json& what, control_reply done);

private:
    struct remembered {
        /// What the gateway accepted last.
        std::optional<signal> accepted;
        outbound last;
    };

    void send(const outbound& ready, std::optional<signal> given, control_reply done);
    void heard(
        const outbound& sent,
        const std::optional<signal>& given,
        const wire::outcome& came,
        const control_reply& done
    );
    wire::shared_identity identity_for(const text::json& as) const;

    wire::loop& loop_;
    protocol& protocol_;
    ledger& ledger_;
    witness& witness_;
    wire::tls_files tls_;
    wire::shared_identity identity_;
    std::string gateway_oin_;
    std::filesystem::path directory_;
    std::size_t limit_;
    wire::client client_;
    std::string gateway_;
    std::optional<wire::base_url> base_;
    std::map<std::string, remembered> memory_;
};

} // namespace kruispunt::conformance::regions
