#include "conformance/suite/running/message_signing.hpp"

#include "conformance/suite/plan/signing.hpp"

#include <chrono>

namespace kruispunt::conformance::suite::running {

message_signing::message_signing(const std::filesystem::path& keys, bool on) {
    if (!on) return;
    for (const char* const name : {"region", "gateway", "partner", "revoked", "other_authority"})
        credentials_[name] = signatures::read_credential(
            keys / (std::string(name) + "-signing.pem"), keys / (std::string(name) + "-signing.key")
        );
}

plan::signing message_signing::now() const {
    return {credentials_, std::chrono::system_clock::now()};
}

wire::response message_signing::answer(
    wire::response made,
    const catalogue::answer_template& from,
    const std::string& party,
    const wire::request& got
) const {
    if (credentials_.empty() || !from.is_signed) return made;
    made.body = plan::signed_envelope(
        made.body, party, from.signature, signatures::signature_value_in(got.body), now()
    );
    return made;
}

} // namespace kruispunt::conformance::suite::running
