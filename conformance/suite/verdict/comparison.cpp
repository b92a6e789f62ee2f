#include "conformance/suite/verdict/comparison.hpp"

#include "conformance/text/rules.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace kruispunt::conformance::suite::verdict {
namespace {

constexpr std::size_t longest_told = 300;

bool is_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_bsn(std::string_view text) {
    return text.size() == 9 && is_digits(text) && text::carries_bsn(text);
}

bool is_uuid7(std::string_view text) {
    return text::uuid(text) && text[14] == '7';
}

bool is_phone(std::string_view text) {
    return text.size() >= 7 && text.size() <= 16 && text.starts_with('+') &&
           is_digits(text.substr(1));
}

struct named_form {
    std::string_view name;
    bool (*has)(std::string_view);
};

constexpr std::array forms{
    named_form{"bsn", is_bsn},
    named_form{"oin", text::oin},
    named_form{"uuid", text::uuid},
    named_form{"uuid7", is_uuid7},
    named_form{"moment", text::iso_datetime},
    named_form{"date", text::iso_date},
    named_form{"stuf_moment", text::stuf_datetime},
    named_form{"stuf_date", text::stuf_date},
    named_form{"signal_id", text::signal_id},
    named_form{"reference", text::reference},
    named_form{"text", text::plain_text},
    named_form{"phone", is_phone},
    named_form{"whole_number", is_digits},
    named_form{"uri", text::absolute_uri}};

text::json filled_value(const text::json& value, const filling& with) {
    return value.is_string() ? text::json(with(value.get<std::string>())) : value;
}

/// A value as a text: of a text itself, else as JSON writes it.
std::string as_text(const text::json& value) {
    return value.is_string() ? value.get<std::string>() : text::write_json(value);
}

bool equal(const text::json& asked, const text::json& found, bool of_text) {
    if (asked == found) return true;
    // What XML and headers hold is text; `5` there is the number 5.
    return of_text && found.is_string() && !asked.is_string() && as_text(asked) == as_text(found);
}

struct holding {
    const found_value& found;
    const filling& with;

    bool operator()(const catalogue::is_value& asked) const {
        return found.there && equal(filled_value(asked.value, with), found.value, true);
    }

    bool operator()(const catalogue::is_one_of& asked) const {
        return found.there && std::ranges::any_of(asked.values, [this](const text::json& each) {
                   return equal(filled_value(each, with), found.value, true);
               });
    }

    bool operator()(const catalogue::has_form& asked) const {
        if (!found.there || found.value.is_structured() || found.value.is_null()) return false;
        // A number has the form of a whole number alone: `"birth": 20160301` is no date.
        if (!found.value.is_string() && asked.form != "whole_number") return false;
        return has_named_form(asked.form, as_text(found.value));
    }

    bool operator()(const catalogue::holds_text& asked) const {
        if (!found.there || found.value.is_null()) return false;
        const auto text = as_text(found.value);
        const auto wanted = with(asked.text);
        if (asked.where == catalogue::place::start) return text.starts_with(wanted);
        if (asked.where == catalogue::place::end) return text.ends_with(wanted);
        return text.find(wanted) != std::string::npos;
    }

    bool operator()(const catalogue::is_there& asked) const {
        const bool nothing = !found.there || found.value.is_null();
        return asked.present ? !nothing : nothing;
    }

    bool operator()(const catalogue::has_count& asked) const { return found.count == asked.count; }

    bool operator()(const catalogue::has_members& asked) const {
        const auto among = [](const std::vector<std::string>& names, const std::string& name) {
            return std::ranges::find(names, name) != names.end();
        };
        const bool all_there =
            std::ranges::all_of(asked.must, [&among, this](const std::string& name) {
                return among(found.members, name);
            });
        const bool none_else =
            std::ranges::all_of(found.members, [&among, &asked](const std::string& name) {
                return among(asked.must, name) || among(asked.may, name);
            });
        return found.there && all_there && none_else;
    }

    bool operator()(const catalogue::has_once_each& asked) const {
        if (!found.value.is_array() || found.count != asked.texts.size()) return false;
        return std::ranges::all_of(asked.texts, [this, &asked](const std::string& text) {
            return std::ranges::count_if(found.value, [&text, &asked](const text::json& item) {
                       return item.is_object() && item.contains(asked.in) && item[asked.in] == text;
                   }) == 1;
        });
    }
};

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text.empty() ? "none" : text;
}

struct telling {
    const filling& with;

    std::string operator()(const catalogue::is_value& asked) const {
        return text::write_json(filled_value(asked.value, with));
    }

    std::string operator()(const catalogue::is_one_of& asked) const {
        std::vector<std::string> values;
        for (const auto& each : asked.values)
            values.push_back(text::write_json(filled_value(each, with)));
        return "one of " + listed(values);
    }

    std::string operator()(const catalogue::has_form& asked) const {
        return "a value of the form " + asked.form;
    }

    std::string operator()(const catalogue::holds_text& asked) const {
        constexpr std::array<std::string_view, 3> how{
            "a text that begins with ", "a text that ends with ", "a text that holds "};
        return std::string(how[static_cast<std::size_t>(asked.where)]) + with(asked.text);
    }

    std::string operator()(const catalogue::is_there& asked) const {
        return asked.present ? "something there" : "nothing there";
    }

    std::string operator()(const catalogue::has_count& asked) const {
        return std::to_string(asked.count) + " of them";
    }

    std::string operator()(const catalogue::has_members& asked) const {
        auto told = "the members " + listed(asked.must);
        if (!asked.may.empty()) told += ", and perhaps " + listed(asked.may);
        return told;
    }

    std::string operator()(const catalogue::has_once_each& asked) const {
        return "an array with " + listed(asked.texts) + ", each once, as " + asked.in;
    }
};

} // namespace

bool has_named_form(const std::string& form, const std::string& text) {
    const auto* const named = std::ranges::find(forms, form, &named_form::name);
    if (named == forms.end()) throw std::runtime_error("there is no form " + form);
    return named->has(text);
}

bool holds(const catalogue::comparison& asked, const found_value& found, const filling& with) {
    return std::visit(holding{found, with}, asked);
}

std::string told(const catalogue::comparison& asked, const filling& with) {
    return std::visit(telling{with}, asked);
}

std::string told(const found_value& found) {
    if (!found.there) return "nothing there";
    if (found.value.is_object()) return "an object with the members " + listed(found.members);
    if (found.value.is_array()) return "an array of " + std::to_string(found.count);
    auto text = text::write_json(found.value);
    // Cut between characters.
    if (text.size() > longest_told) {
        auto end = longest_told;
        while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
            --end;
        text = text.substr(0, end) + "…";
    }
    if (!found.members.empty()) text += " with the members " + listed(found.members);
    if (found.count > 1) text += " (the first of " + std::to_string(found.count) + ")";
    return text;
}

} // namespace kruispunt::conformance::suite::verdict
