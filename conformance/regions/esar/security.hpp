#pragma once

#include "conformance/mutation/mutation.hpp"
#include "conformance/signatures/signer.hpp"
#include "conformance/signatures/verifier.hpp"
#include "conformance/text/json.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace kruispunt::conformance::regions::esar {

/// What ESAR signs with and trusts.
struct signing_setup {
    bool on = false;
    std::filesystem::path ca;
    std::filesystem::path certificate;
    std::filesystem::path key;
    /// Where the relative paths of a test's own certificates begin.
    std::filesystem::path directory;
    /// The authority's revocation list; empty: none is looked at.
    std::filesystem::path crl{};
};

/// ESAR's side of ESAR-02 to ESAR-06: signs what goes out, rightly or as a test wants it, and
/// judges what comes in. Without a setup, and while it is off, it does neither.
class security {
public:
    /// Throws std::runtime_error where a file cannot be used.
    security(
        std::optional<signing_setup> setup, std::string gateway_oin, mutation::mutation broken = {}
    );

    bool is_on() const { return on_; }

    /// Whether the next request bears the MessageID of the one before (ESAR-05).
    bool repeats_message_id() const { return repeats_message_id_; }

    /// Throws std::runtime_error where a test's key does not fit its algorithm.
    signatures::signed_message sign_request(const std::string& envelope) const;
    /// `request_value`: the SignatureValue of what is answered, empty where it has none.
    std::string sign_answer(const std::string& envelope, const std::string& request_value) const;

    void check_notice(const std::string& envelope, text::findings& found) const;
    void check_answer(
        const std::string& envelope,
        const std::string& request_value,
        bool is_fault,
        text::findings& found
    ) const;

    /// As the control API tells it.
    text::json told() const;
    /// Takes the control API's body whole: what it does not name is as at the start. A finding, and
    /// no change, where it is wrong.
    std::optional<text::finding> change(const text::json& body);

private:
    /// How a test wants it signed.
    struct wish {
        bool on = false;
        signatures::signing_plan plan;
        std::string applies_to = "requests";
        bool repeats_message_id = false;
        signatures::credential shown;
    };

    wish read_wish(const text::json& body, text::findings& found) const;
    signatures::credential read_shown(text::json_cursor& from) const;
    void check_key(const wish& read, text::findings& found) const;
    signatures::signing_plan plan_for(std::string_view what) const;
    std::optional<signatures::verified>
    verify(const std::string& envelope, text::findings& found) const;
    bool is_overlooked(const text::finding& why, const std::string& envelope) const;

    std::optional<signing_setup> setup_;
    std::string gateway_oin_;
    mutation::mutation broken_;
    std::optional<signatures::trust> roots_;
    std::optional<signatures::credential> own_;
    signatures::credential shown_;
    bool on_ = false;
    bool repeats_message_id_ = false;
    std::string applies_to_ = "requests";
    signatures::signing_plan plan_;
};

} // namespace kruispunt::conformance::regions::esar
