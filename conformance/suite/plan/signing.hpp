#pragma once

#include "conformance/signatures/signer.hpp"
#include "conformance/suite/catalogue/change.hpp"
#include "conformance/suite/catalogue/message.hpp"

#include <map>
#include <optional>
#include <string>

namespace kruispunt::conformance::suite::plan {

/// With what the played parties sign, by name; and when. None: nothing is signed.
struct signing {
    std::map<std::string, signatures::credential> with;
    text::instant now;
};

/// Who says a message, and what is changed in it.
struct speaker {
    std::string party;
    std::optional<catalogue::change> changed;
};

/// An envelope signed by the party, rightly or in the one way that the word says (ESAR-02 to
/// ESAR-06). Throws std::runtime_error where there is no such word or certificate, or it is no
/// envelope.
std::string signed_envelope(
    const std::string& envelope,
    const std::string& party,
    const std::string& word,
    const signatures::confirmation& confirms,
    const signing& by
);

/// The request with its signature, where its kind is signed. Throws likewise.
wire::request signed_request(
    wire::request made,
    const catalogue::request_template& from,
    const speaker& who,
    const signing& by
);

} // namespace kruispunt::conformance::suite::plan
