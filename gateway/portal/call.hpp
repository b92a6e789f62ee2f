#pragma once

#include "gateway/codec/document.hpp"
#include "gateway/domain/error.hpp"
#include "gateway/portal/access.hpp"
#include "gateway/ports/http.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::portal {

/// A request to `/beheer/v1`, taken apart.
struct call {
    std::string method;
    std::vector<std::string> path; ///< its segments behind `/beheer/v1`
    std::map<std::string, std::string, std::less<>> query;
    std::string body;
    std::string accept; ///< in which forms they want the answer (RFC 9110); empty: in any
    std::string by;     ///< who asks, as the door knows them
    scope within;       ///< what of the federation they may see and touch
};

/// Takes a request apart; nothing where its path is another's. Segments and values are taken as
/// they stand: no name or id of this API needs an escape.
std::optional<call> call_of(ports::http_request request);

/// The members of a request's body, a JSON object. Every member must be asked for once, so that an
/// unknown one is found (COM-14).
class members {
public:
    explicit members(const codec::document& read) : object_(read.root()) {}

    /// A text of 1 to `longest` characters that can be printed; `required_field` or `value_invalid`
    /// with its name where it is absent or anything else.
    domain::result<std::string> text(std::string_view name, std::size_t longest);

    /// `reden`, what a person gives as the reason, as `text`; `value_invalid` where a BSN stands in
    /// it: the audit trail keeps it for years.
    domain::result<std::string> reason();

    /// Likewise 1 to `most` such texts, none twice.
    domain::result<std::vector<std::string>>
    texts(std::string_view name, std::size_t most, std::size_t longest);

    /// Likewise true or false.
    domain::result<bool> flag(std::string_view name);

    /// Likewise a whole number from `least` on, or nothing where it is absent.
    domain::result<std::optional<std::int64_t>> number(std::string_view name, std::int64_t least);

    /// True where there is such a member.
    bool has(std::string_view name) const;

    /// `unknown_field` where there is a member that was not asked for; its name, which could hold
    /// anything, is not given back.
    domain::result<void> nothing_else() const;

private:
    domain::result<codec::node> required(std::string_view name);
    codec::node find(std::string_view name);

    codec::node object_;
    std::vector<std::string> asked_;
};

/// The body of a call as a JSON object; an absent body is an empty one.
domain::result<codec::document> body_of(const call& c);

/// `unknown_field` where the body of a call that takes none has a member.
domain::result<void> nothing_in(const call& c);

} // namespace kruispunt::portal
