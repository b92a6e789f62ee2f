#include "conformance/signatures/signer.hpp"

#include "conformance/signatures/names.hpp"
#include "conformance/signatures/signature_element.hpp"
#include "conformance/signatures/spoiling.hpp"
#include "conformance/text/base64.hpp"
#include "conformance/text/ids.hpp"

#include <array>
#include <stdexcept>

namespace kruispunt::conformance::signatures {
namespace {

constexpr std::array<std::pair<std::string_view, misdeed>, 18> misdeeds{
    {{"none", misdeed::none},
     {"unsigned", misdeed::unsigned_message},
     {"timestamp_missing", misdeed::timestamp_missing},
     {"token_missing", misdeed::token_missing},
     {"signature_missing", misdeed::signature_missing},
     {"signature_doubled", misdeed::signature_doubled},
     {"body_uncovered", misdeed::body_uncovered},
     {"timestamp_uncovered", misdeed::timestamp_uncovered},
     {"addressing_uncovered", misdeed::addressing_uncovered},
     {"confirmation_uncovered", misdeed::confirmation_uncovered},
     {"body_altered", misdeed::body_altered},
     {"addressing_altered", misdeed::addressing_altered},
     {"signature_altered", misdeed::signature_altered},
     {"body_wrapped", misdeed::body_wrapped},
     {"id_doubled", misdeed::id_doubled},
     {"inclusive_canonicalisation", misdeed::inclusive_canonicalisation},
     {"confirmation_missing", misdeed::confirmation_missing},
     {"confirmation_wrong", misdeed::confirmation_wrong}}};

/// An envelope on its way to being signed.
class signing {
public:
    signing(std::string_view envelope, const credential& with, const signing_plan& plan)
        : document_(parse(envelope)), with_(with), plan_(plan) {
        auto* const root = document_ == nullptr ? nullptr : root_of(document_);
        header_ = only_child(root, soap_space, "Header");
        body_ = only_child(root, soap_space, "Body");
        if (header_ == nullptr || body_ == nullptr)
            throw std::runtime_error("no SOAP envelope with a header");
    }

    signed_message run(const confirmation& confirms, text::instant now) {
        cover_message();
        security_ = add(header_, security_space, "Security");
        set_attribute(security_, soap_space, "mustUnderstand", "1");
        if (!is_wrong(misdeed::token_missing)) add_token();
        if (!is_wrong(misdeed::timestamp_missing)) add_timestamp(now);
        if (confirms && !is_wrong(misdeed::confirmation_missing)) add_confirmation(*confirms);
        std::string value;
        if (!is_wrong(misdeed::signature_missing))
            value = add_signature(security_, covered_, token_id_, with_, plan_);
        spoil(document_, plan_.wrong);
        auto written = write(document_);
        if (is_wrong(misdeed::signature_altered)) value = signature_value_in(written);
        return {std::move(written), std::move(value)};
    }

private:
    bool is_wrong(misdeed what) const { return plan_.wrong == what; }

    /// Gives the element an id, and has it signed unless leaving it out is what must be wrong.
    void cover(element what, std::string_view named, misdeed unless = misdeed::none) {
        const auto id = std::string(named) + "-" + text::new_uuid();
        set_attribute(what, utility_space, "Id", id);
        if (unless == misdeed::none || !is_wrong(unless)) covered_.push_back({id, what});
    }

    void cover_message() {
        cover(body_, "body", misdeed::body_uncovered);
        for (auto* const block : children(header_))
            cover(
                block,
                "addressing",
                is(block, addressing_space, "To") ? misdeed::addressing_uncovered : misdeed::none
            );
    }

    void add_token() {
        auto* const token =
            add(security_,
                security_space,
                "BinarySecurityToken",
                text::encode_base64(der_of(with_.shown)));
        set_attribute(token, "EncodingType", base64_encoding);
        set_attribute(token, "ValueType", x509_token_type);
        set_attribute(token, utility_space, "Id", token_id_);
    }

    void add_timestamp(text::instant now) {
        const auto created = now + plan_.created_offset;
        auto* const timestamp = add(security_, utility_space, "Timestamp");
        add(timestamp, utility_space, "Created", text::rfc3339(created));
        if (plan_.expires_after)
            add(timestamp, utility_space, "Expires", text::rfc3339(created + *plan_.expires_after));
        cover(timestamp, "timestamp", misdeed::timestamp_uncovered);
    }

    void add_confirmation(const std::string& value) {
        auto* const confirmed = add(security_, security11_space, "SignatureConfirmation");
        const auto told = is_wrong(misdeed::confirmation_wrong)
                              ? text::encode_base64(text::digest(value))
                              : value;
        if (!told.empty()) set_attribute(confirmed, "Value", told);
        cover(confirmed, "confirmation", misdeed::confirmation_uncovered);
    }

    document document_;
    const credential& with_;
    const signing_plan& plan_;
    element header_ = nullptr;
    element body_ = nullptr;
    element security_ = nullptr;
    std::vector<covered> covered_;
    std::string token_id_ = "token-" + text::new_uuid();
};

} // namespace

std::optional<misdeed> misdeed_named(std::string_view name) {
    for (const auto& [known, what] : misdeeds)
        if (known == name) return what;
    return std::nullopt;
}

std::string_view name_of(misdeed what) {
    for (const auto& [name, known] : misdeeds)
        if (known == what) return name;
    return "";
}

signed_message sign(
    std::string_view envelope,
    const credential& with,
    const signing_plan& plan,
    const confirmation& confirms,
    text::instant now
) {
    if (plan.wrong == misdeed::unsigned_message) return {std::string(envelope), {}};
    return signing(envelope, with, plan).run(confirms, now);
}

std::string signature_value_in(std::string_view envelope) {
    const auto read = parse(envelope);
    if (read == nullptr) return {};
    auto* const header = only_child(root_of(read), soap_space, "Header");
    auto* const security = only_child(header, security_space, "Security");
    auto* const signature = only_child(security, signature_space, "Signature");
    auto* const value = only_child(signature, signature_space, "SignatureValue");
    return value == nullptr ? std::string() : compact_text(value);
}

} // namespace kruispunt::conformance::signatures
