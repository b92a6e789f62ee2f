#pragma once

#include "conformance/suite/catalogue/check.hpp"
#include "conformance/wire/http.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kruispunt::conformance::suite::catalogue {

/// An HTTP answer as a template: header values and body bear placeholders.
struct answer_template {
    unsigned status = 200;
    std::vector<wire::header> headers;
    /// With its envelope around it, where it has one.
    std::string body;
    /// Whether the receiver signs it, where the run signs.
    bool is_signed = false;
    /// In which way of `signatures/spoiling.hpp` that signature is wrong; empty: in none.
    std::string signature;
};

/// A request as a template.
struct request_template {
    std::string method;
    std::string target;
    std::vector<wire::header> headers;
    /// With its envelope around it, where it has one.
    std::string body;
    bool is_signed = false;
};

/// How a listener tells this kind of message among those that come in.
struct recognition {
    std::string method;
    /// `{name}` takes one segment of the path or one query value; where the scope knows a variable
    /// of that name it must be equal.
    std::string target;
    std::vector<check> checks;
};

/// One kind of exchange of a protocol, as data: what is sent, how it is known, what it is answered.
struct message {
    enum class sender { region, gateway };

    std::string name;
    sender from = sender::region;
    request_template request;
    recognition recognised;
    /// What of an answer means that the message was taken.
    std::vector<check> accepted;
    /// What the suite answers where it is the receiver.
    answer_template answer;
    answer_template refused;
    /// Messages of the same sender that must have been accepted before in the same scope.
    std::vector<std::string> after;
};

} // namespace kruispunt::conformance::suite::catalogue
