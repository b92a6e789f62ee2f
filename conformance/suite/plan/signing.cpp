#include "conformance/suite/plan/signing.hpp"

#include <chrono>
#include <stdexcept>

namespace kruispunt::conformance::suite::plan {
namespace {

/// How a message is signed, and by whom where it is not the party itself.
struct manner {
    signatures::signing_plan plan;
    std::string signer;
    bool with_secret = false;
};

/// Ways of being wrong that are a matter of time.
std::optional<signatures::signing_plan> timed_plan(const std::string& word) {
    using std::chrono::seconds;
    signatures::signing_plan plan;
    if (word == "expired") {
        plan.created_offset = seconds(-3600);
    } else if (word == "early") {
        plan.created_offset = seconds(600);
    } else if (word == "long_life") {
        plan.created_offset = seconds(-400);
        plan.expires_after = seconds(4000);
    } else if (word == "no_expires_old") {
        plan.created_offset = seconds(-400);
        plan.expires_after.reset();
    } else {
        return std::nullopt;
    }
    return plan;
}

/// A word of `signatures::misdeed`, an algorithm's name, a matter of time, or `by_` somebody.
manner manner_named(const std::string& word) {
    manner how;
    if (word.empty()) return how;
    constexpr std::string_view by = "by_";
    if (word.starts_with(by)) {
        how.signer = word.substr(by.size());
        return how;
    }
    if (word == "sha1_digests") {
        how.plan.digest = signatures::digest_of("http://www.w3.org/2000/09/xmldsig#sha1");
        return how;
    }
    if (const auto plan = timed_plan(word)) {
        how.plan = *plan;
        return how;
    }
    if (const auto wrong = signatures::misdeed_named(word)) {
        how.plan.wrong = *wrong;
        return how;
    }
    how.plan.method = signatures::method_named(word);
    if (how.plan.method == nullptr)
        throw std::runtime_error("no such way to sign wrongly: " + word);
    how.with_secret = how.plan.method->keyed_by_secret;
    return how;
}

} // namespace

std::string signed_envelope(
    const std::string& envelope,
    const std::string& party,
    const std::string& word,
    const signatures::confirmation& confirms,
    const signing& by
) {
    const auto how = manner_named(word);
    const auto found = by.with.find(how.signer.empty() ? party : how.signer);
    if (found == by.with.end())
        throw std::runtime_error("no certificate to sign with for " + party + " " + word);
    auto with = found->second;
    if (how.with_secret) with.secret = signatures::secret_key("a secret that nobody shares");
    return signatures::sign(envelope, with, how.plan, confirms, by.now).document;
}

wire::request signed_request(
    wire::request made,
    const catalogue::request_template& from,
    const speaker& who,
    const signing& by
) {
    if (by.with.empty() || !from.is_signed) return made;
    const auto* const wrong =
        who.changed ? std::get_if<catalogue::wrong_signature>(&*who.changed) : nullptr;
    try {
        const auto word = wrong == nullptr ? std::string() : wrong->by;
        made.body = signed_envelope(made.body, who.party, word, std::nullopt, by);
    } catch (const std::runtime_error&) {
        // What a change made of it is no envelope any more: it goes out as it is.
        if (!who.changed || wrong != nullptr) throw;
    }
    return made;
}

} // namespace kruispunt::conformance::suite::plan
