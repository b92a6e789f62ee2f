#include "gateway/portal/call.hpp"

#include "gateway/codec/json_reader.hpp"
#include "gateway/codec/text.hpp"
#include "gateway/domain/bsn.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace kruispunt::portal {

using namespace domain;

namespace {

constexpr std::string_view base = "/beheer/v1/";

std::vector<std::string> split(std::string_view text, char at) {
    std::vector<std::string> parts;
    for (;;) {
        const auto end = text.find(at);
        parts.emplace_back(text.substr(0, end));
        if (end == text.npos) return parts;
        text.remove_prefix(end + 1);
    }
}

/// Finds a BSN in what a person wrote: nine digits that pass the 11-test and no tenth beside them,
/// also where blanks, dots or hyphens, of one kind, stand between them.
class bsn_search {
public:
    bool finds_in(std::string_view text) {
        return std::any_of(text.begin(), text.end(), [this](char one) { return ends_with(one); }) ||
               ends_with('\n');
    }

private:
    // Whether a BSN ended before this character.
    bool ends_with(char one) {
        if (is_digit(one)) {
            together_ += one;
            apart_ += one;
            return false;
        }
        const std::string before = std::exchange(together_, {});
        const bool of_one_kind = between_ == '\0' || between_ == one;
        const bool goes_on = !before.empty() && is_between(one) && of_one_kind;
        between_ = goes_on ? one : '\0';
        return is_bsn(before) || (!goes_on && is_bsn(std::exchange(apart_, {})));
    }

    static bool is_digit(char one) { return one >= '0' && one <= '9'; }

    static bool is_between(char one) { return one == ' ' || one == '.' || one == '-'; }

    static bool is_bsn(std::string_view digits) { return bsn::parse(digits).has_value(); }

    std::string together_; ///< side by side
    std::string apart_;    ///< with what stands between them
    char between_ = '\0';
};

} // namespace

std::optional<call> call_of(ports::http_request request) {
    const std::string_view target = request.target;
    if (!target.starts_with(base)) return std::nullopt;
    const auto mark = target.find('?');
    call c;
    c.method = std::move(request.method);
    c.path = split(target.substr(base.size(), mark - base.size()), '/');
    if (mark != target.npos)
        for (const std::string& pair : split(target.substr(mark + 1), '&')) {
            const auto equals = pair.find('=');
            if (equals != pair.npos) c.query[pair.substr(0, equals)] = pair.substr(equals + 1);
        }
    c.body = std::move(request.body);
    c.accept = request.fields.find("Accept").value_or("");
    c.by = std::move(request.peer.common_name);
    return c;
}

codec::node members::find(std::string_view name) {
    asked_.emplace_back(name);
    return object_ ? object_.child(name) : codec::node();
}

result<codec::node> members::required(std::string_view name) {
    const codec::node found = find(name);
    if (!found) return make_error(errc::mandatory_field, std::string(name));
    return found;
}

result<std::string> members::text(std::string_view name, std::size_t longest) {
    const auto found = required(name);
    if (!found) return found.error();
    std::string scratch;
    std::string_view admitted;
    const bool taken = found->kind() == codec::node_kind::text &&
                       codec::admit_text(found->text(), longest, scratch, admitted);
    if (!taken) return make_error(errc::value_invalid, std::string(name));
    if (admitted.empty()) return make_error(errc::mandatory_field, std::string(name));
    return std::string(admitted);
}

result<std::string> members::reason() {
    auto given = text("reden", codec::max_text);
    if (given && bsn_search().finds_in(*given)) return make_error(errc::value_invalid, "reden");
    return given;
}

result<std::vector<std::string>>
members::texts(std::string_view name, std::size_t most, std::size_t longest) {
    const auto found = required(name);
    if (!found) return found.error();
    auto amiss = make_error(errc::value_invalid, std::string(name));
    if (found->kind() != codec::node_kind::array) return amiss;
    std::vector<std::string> all;
    for (codec::node each = found->first_child(); each; each = each.next()) {
        std::string scratch;
        std::string_view admitted;
        const bool taken = all.size() < most && each.kind() == codec::node_kind::text &&
                           codec::admit_text(each.text(), longest, scratch, admitted) &&
                           std::find(all.begin(), all.end(), admitted) == all.end();
        if (!taken) return amiss;
        all.emplace_back(admitted);
    }
    if (all.empty()) return make_error(errc::mandatory_field, std::string(name));
    return all;
}

result<bool> members::flag(std::string_view name) {
    const auto found = required(name);
    if (!found) return found.error();
    if (found->kind() != codec::node_kind::boolean)
        return make_error(errc::value_invalid, std::string(name));
    return found->text() == "true";
}

result<std::optional<std::int64_t>> members::number(std::string_view name, std::int64_t least) {
    const codec::node found = find(name);
    if (!found) return std::optional<std::int64_t>();
    std::int64_t value = 0;
    const std::string_view text = found.text();
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = found.kind() == codec::node_kind::number && read.ec == std::errc() &&
                       read.ptr == text.data() + text.size();
    if (!whole || value < least) return make_error(errc::value_invalid, std::string(name));
    return std::optional(value);
}

bool members::has(std::string_view name) const {
    return object_ && object_.child(name);
}

result<void> members::nothing_else() const {
    for (codec::node one = object_ ? object_.first_child() : codec::node(); one; one = one.next())
        if (std::find(asked_.begin(), asked_.end(), one.name()) == asked_.end())
            return make_error(errc::unknown_field);
    return {};
}

result<codec::document> body_of(const call& c) {
    auto read = codec::read_json(c.body.empty() ? "{}" : std::string_view(c.body));
    if (!read) return read;
    if (read->root().kind() != codec::node_kind::object)
        return make_error(errc::message_unreadable, {}, "the body is no JSON object");
    return read;
}

result<void> nothing_in(const call& c) {
    const auto read = body_of(c);
    if (!read) return read.error();
    return members(*read).nothing_else();
}

} // namespace kruispunt::portal
