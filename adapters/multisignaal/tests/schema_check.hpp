#pragma once

#include "gateway/codec/document.hpp"
#include "gateway/domain/calendar.hpp"
#include "gateway/domain/uuid.hpp"

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::adapters::multisignaal::testing_tools {

/// Checks JSON values against the schemas of an OpenAPI 3.0 document: the words that our document
/// uses, and a finding for every other word, so that none is passed over.
class schema_check {
public:
    explicit schema_check(codec::node document) : document_(document) {}

    /// What a `$ref` leads to; the node itself where it is none.
    codec::node resolve(codec::node at) const {
        for (codec::node ref = at.child("$ref"); ref; ref = at.child("$ref")) {
            std::string_view rest = ref.text().substr(2);
            at = document_;
            while (!rest.empty()) {
                const auto step = rest.substr(0, rest.find('/'));
                at = at.child(step);
                rest.remove_prefix(std::min(step.size() + 1, rest.size()));
            }
        }
        return at;
    }

    /// What is wrong, a line each, with the place; empty: nothing.
    std::vector<std::string> run(codec::node value, codec::node schema) {
        found_.clear();
        check(value, schema, "");
        return found_;
    }

    /// Of an object schema with its allOf parts: whether it knows a member.
    bool knows(codec::node schema, std::string_view member) const {
        const codec::node at = resolve(schema);
        if (at.child("properties") && at.child("properties").child(member)) return true;
        const codec::node parts = at.child("allOf");
        for (codec::node part = parts ? parts.first_child() : parts; part; part = part.next())
            if (knows(part, member)) return true;
        return false;
    }

private:
    using kind = codec::node_kind;

    void complain(const std::string& where, std::string_view what) {
        found_.push_back(where + ": " + std::string(what));
    }

    void check(codec::node value, codec::node schema, const std::string& where) {
        const codec::node by = resolve(schema);
        const auto nullable = by.child("nullable");
        if (value.kind() == kind::null) {
            if (!nullable || nullable.text() != "true") complain(where, "null");
            return;
        }
        for (codec::node word = by.first_child(); word; word = word.next())
            apply(value, word, by, where);
    }

    void apply(codec::node value, codec::node word, codec::node by, const std::string& where) {
        const std::string_view name = word.name();
        if (name == "type") return check_type(value, word.text(), where);
        if (name == "enum") return check_enum(value, word, where);
        if (name == "pattern") return check_pattern(value.text(), word.text(), where);
        if (name == "format") return check_format(value.text(), word.text(), where);
        if (name == "required") return check_required(value, word, where);
        if (name == "properties") return check_properties(value, by, where);
        if (name == "items") return check_items(value, word, where);
        if (name == "allOf") return check_all(value, word, where);
        if (name == "oneOf") return check_one(value, word, where);
        if (check_size(value, name, word.text(), where)) return;
        for (const char* silent :
             {"description", "nullable", "additionalProperties", "example", "default"})
            if (name == silent) return;
        complain(where, "the checker does not know '" + std::string(name) + "'");
    }

    void check_type(codec::node value, std::string_view type, const std::string& where) {
        const bool fits = type == "object"    ? value.kind() == kind::object
                          : type == "array"   ? value.kind() == kind::array
                          : type == "string"  ? value.kind() == kind::text
                          : type == "boolean" ? value.kind() == kind::boolean
                                              : value.kind() == kind::number;
        if (!fits) complain(where, "not of type " + std::string(type));
    }

    void check_enum(codec::node value, codec::node words, const std::string& where) {
        for (codec::node word = words.first_child(); word; word = word.next())
            if (word.kind() == value.kind() && word.text() == value.text()) return;
        complain(where, "not in the enum");
    }

    static bool only(std::string_view text, std::string_view set) {
        return text.find_first_not_of(set) == text.npos;
    }

    void check_pattern(std::string_view text, std::string_view pattern, const std::string& where) {
        constexpr std::string_view digits = "0123456789";
        constexpr std::string_view id_letters =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-";
        bool fits = false;
        if (pattern == "^[0-9]{4}$") fits = text.size() == 4 && only(text, digits);
        if (pattern == "^[0-9]{9}$") fits = text.size() == 9 && only(text, digits);
        if (pattern == "^[0-9]{20}$") fits = text.size() == 20 && only(text, digits);
        if (pattern == "^[A-Za-z0-9._-]{1,64}$")
            fits = !text.empty() && text.size() <= 64 && only(text, id_letters);
        if (pattern == "^\"[^\"]+\"$")
            fits = text.size() > 2 && text.front() == '"' && text.find('"', 1) == text.size() - 1;
        if (!fits) complain(where, "not of the pattern " + std::string(pattern));
    }

    void check_format(std::string_view text, std::string_view format, const std::string& where) {
        const bool fits = format == "date"        ? domain::parse_day(text).has_value()
                          : format == "date-time" ? domain::parse_timestamp(text).has_value()
                          : format == "uuid"      ? domain::parse_uuid(text).has_value()
                          : format == "uri-reference"
                              ? !text.empty() && text.find_first_of(" \"<>") == text.npos
                              : false;
        if (!fits) complain(where, "not of the format " + std::string(format));
    }

    void check_required(codec::node value, codec::node names, const std::string& where) {
        for (codec::node name = names.first_child(); name; name = name.next())
            if (!value.child(name.text())) complain(where, "without " + std::string(name.text()));
    }

    void check_properties(codec::node value, codec::node by, const std::string& where) {
        const auto more = by.child("additionalProperties");
        for (codec::node member = value.first_child(); member; member = member.next()) {
            const std::string at = where + "/" + std::string(member.name());
            const auto schema = by.child("properties").child(member.name());
            if (schema)
                check(member, schema, at);
            else if (more && more.kind() == kind::object)
                check(member, more, at);
            else if (more && more.text() == "false")
                complain(at, "is not described");
        }
    }

    void check_one(codec::node value, codec::node choices, const std::string& where) {
        int fits = 0;
        const std::size_t before = found_.size();
        for (codec::node choice = choices.first_child(); choice; choice = choice.next()) {
            check(value, choice, where);
            if (found_.size() == before) ++fits;
            found_.resize(before);
        }
        if (fits != 1) complain(where, "fits " + std::to_string(fits) + " of oneOf");
    }

    void check_items(codec::node value, codec::node schema, const std::string& where) {
        for (codec::node item = value.first_child(); item; item = item.next())
            check(item, schema, where + "[]");
    }

    // What one part does not describe another may; what none does is found here.
    void check_all(codec::node value, codec::node parts, const std::string& where) {
        for (codec::node part = parts.first_child(); part; part = part.next())
            check(value, part, where);
        for (codec::node member = value.first_child(); member; member = member.next()) {
            bool known = false;
            for (codec::node part = parts.first_child(); part; part = part.next())
                known = known || knows(part, member.name());
            if (!known) complain(where + "/" + std::string(member.name()), "is not described");
        }
    }

    bool check_size(
        codec::node value, std::string_view word, std::string_view limit, const std::string& where
    ) {
        const auto bound = std::atoll(std::string(limit).c_str());
        const auto number = std::atoll(std::string(value.text()).c_str());
        const auto length = std::count_if(value.text().begin(), value.text().end(), [](char c) {
            return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        });
        long long items = 0;
        for (codec::node item = value.first_child(); item; item = item.next())
            ++items;
        const bool known = word == "minLength" || word == "maxLength" || word == "minimum" ||
                           word == "maximum" || word == "minItems" || word == "maxItems";
        const bool broken =
            (word == "minLength" && length < bound) || (word == "maxLength" && length > bound) ||
            (word == "minimum" && number < bound) || (word == "maximum" && number > bound) ||
            (word == "minItems" && items < bound) || (word == "maxItems" && items > bound);
        if (broken) complain(where, "beyond " + std::string(word));
        return known;
    }

    codec::node document_;
    std::vector<std::string> found_;
};

} // namespace kruispunt::adapters::multisignaal::testing_tools
