#pragma once

#include "conformance/text/json.hpp"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace kruispunt::conformance::suite::catalogue {

/// What a value is held against. Texts may bear placeholders (`${child.bsn}`), which are filled
/// from the scope before they are compared.
struct is_value {
    text::json value; ///< a text, a number, a boolean or null

    bool operator==(const is_value&) const = default;
};

struct is_one_of {
    std::vector<text::json> values;

    bool operator==(const is_one_of&) const = default;
};

/// A named form: bsn, oin, uuid, uuid7, moment, date, stuf_moment, stuf_date, signal_id, reference,
/// text, phone, whole_number, uri.
struct has_form {
    std::string form;

    bool operator==(const has_form&) const = default;
};
enum class place { start, end, anywhere };

struct holds_text {
    place where = place::anywhere;
    std::string text;

    bool operator==(const holds_text&) const = default;
};

struct is_there {
    bool present = true;

    bool operator==(const is_there&) const = default;
};

struct has_count {
    std::size_t count = 0;

    bool operator==(const has_count&) const = default;
};

/// The names of an object's members or of an element's children: all of `must`, and beside them
/// none but those of `may`.
struct has_members {
    std::vector<std::string> must;
    std::vector<std::string> may;

    bool operator==(const has_members&) const = default;
};

/// An array whose items have each of these texts once as that member, in any order, and no others.
struct has_once_each {
    std::vector<std::string> texts;
    std::string in;

    bool operator==(const has_once_each&) const = default;
};

using comparison = std::variant<
    is_value,
    is_one_of,
    has_form,
    holds_text,
    is_there,
    has_count,
    has_members,
    has_once_each>;

/// What of an exchange a check looks at.
struct at_status {
    std::vector<unsigned> any_of;
};

struct at_header {
    std::string name;
    comparison holds;
};

/// A value of the body: a JSON Pointer (RFC 6901) or, in a protocol of XML, an XPath 1.0.
struct at_body {
    std::string path;
    comparison holds;
};

struct at_method {
    comparison holds;
};

struct at_target {
    comparison holds;
};

/// The OIN in the certificate of the other side: of who calls, or of who is called.
struct at_peer_oin {
    comparison holds;
};

/// No HTTP answer came: refused, closed, or a TLS alert.
struct is_unanswered {};

/// Neither target, header nor body holds the value of any of these variables.
struct tells_nothing_of {
    std::vector<std::string> variables;
};

/// The suite's own strict reader of that message finds no breach; one that it finds is of the
/// sentence that the reader names, unless the check names another.
struct reads_well {};

/// An XML signature that covers what it must and holds (ESAR-02).
struct signature_holds {};

/// Equal to what another step, by its name, saw: status and body, or the one value.
struct same_as {
    std::string step;
    std::string path; ///< empty: all of it
};

struct check {
    /// The sentence that a breach is of; empty: the first of the test.
    std::string requirement;
    std::variant<
        at_status,
        at_header,
        at_body,
        at_method,
        at_target,
        at_peer_oin,
        is_unanswered,
        tells_nothing_of,
        reads_well,
        signature_holds,
        same_as>
        what;
};

} // namespace kruispunt::conformance::suite::catalogue
