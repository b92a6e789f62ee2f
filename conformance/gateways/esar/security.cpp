#include "conformance/gateways/esar/security.hpp"

#include "conformance/gateways/behaviours.hpp"
#include "conformance/signatures/verifier.hpp"

#include <chrono>

namespace kruispunt::conformance::gateways::esar {
namespace {

using std::chrono::system_clock;

} // namespace

security::security(const surroundings& around) : oin_(around.oin), broken_(&around.broken) {
    if (around.signing_certificate.empty()) return;
    known_.emplace(around.ca, around.crl);
    roots_.emplace(around.ca);
    own_ = signatures::read_credential(around.signing_certificate, around.signing_key);
}

void security::judge_request(const std::string& envelope, kernel::findings& found) const {
    if (is_on()) judge_signature(envelope, *known_, oin_, system_clock::now(), found);
}

std::string security::sign_answer(const std::string& envelope, const std::string& request) const {
    if (!is_on() || broken_->behaves(behaviours::answers_unsigned)) return envelope;
    signatures::signing_plan plan;
    if (broken_->behaves(behaviours::confirms_nothing))
        plan.wrong = signatures::misdeed::confirmation_missing;
    if (broken_->behaves(behaviours::leaves_confirmation_unsigned))
        plan.wrong = signatures::misdeed::confirmation_uncovered;
    auto confirmed = signatures::signature_value_in(request);
    if (confirmed.empty() && broken_->behaves(behaviours::confirms_always))
        confirmed = std::string("AAAA");
    return signatures::sign(envelope, *own_, plan, confirmed, system_clock::now()).document;
}

std::string security::sign_notice(const std::string& envelope) const {
    if (!is_on()) return envelope;
    return signatures::sign(envelope, *own_, {}, std::nullopt, system_clock::now()).document;
}

bool security::holds(const std::string& answer, const std::string& notice, bool is_fault) const {
    if (!is_on()) return true;
    const bool bare = signatures::signature_value_in(answer).empty();
    if (broken_->ignores(bare ? "ESAR-25.1" : "ESAR-25.2")) return true;
    text::findings found("ESAR-25");
    const auto told = signatures::verify(answer, {*roots_, oin_, system_clock::now()}, found);
    if (told)
        signatures::check_confirmation(
            *told, signatures::signature_value_in(notice), is_fault, found
        );
    return found.clean();
}

} // namespace kruispunt::conformance::gateways::esar
