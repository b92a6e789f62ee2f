#include "conformance/gateways/xml/document.hpp"

#include "conformance/wire/http.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace kruispunt::conformance::gateways::xml {
namespace {

constexpr std::size_t deepest = 32;
constexpr std::string_view unreadable = "BERICHT_ONLEESBAAR";

/// How many octets the UTF-8 character at the text's start has; 0 where it is none.
std::size_t character_length(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    if (lead < 0x80) return 1;
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < length) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) return 0;
    const auto second = static_cast<unsigned char>(text[1]);
    const bool overlong = (lead == 0xE0 && second < 0xA0) || (lead == 0xF0 && second < 0x90);
    const bool beyond = (lead == 0xED && second > 0x9F) || (lead == 0xF4 && second > 0x8F);
    return overlong || beyond ? 0 : length;
}

/// The text without the octets that are no UTF-8.
std::string as_utf8(std::string_view octets, kernel::findings& found) {
    std::string text;
    text.reserve(octets.size());
    bool clean = true;
    while (!octets.empty()) {
        const auto length = character_length(octets);
        text.append(octets.substr(0, length));
        clean = clean && length != 0;
        octets.remove_prefix(length == 0 ? 1 : length);
    }
    if (!clean) found.add("COM-13.1", unreadable, "", "no UTF-8");
    return text;
}

/// Goes through a document markup by markup and writes it down again without what is forbidden.
class sweeping {
public:
    sweeping(std::string_view document, kernel::findings& found) : left_(document), found_(found) {}

    std::string run() {
        while (!left_.empty())
            step();
        if (too_deep_) found_.add("COM-28.4", unreadable, "", "deeper than 32 elements");
        return std::move(swept_);
    }

private:
    void step() {
        if (left_.starts_with("<!--")) return keep(through("-->"));
        if (left_.starts_with("<![CDATA[")) return keep(through("]]>"));
        if (left_.starts_with("<?")) return instruction(through("?>"));
        if (left_.starts_with("<!")) return declaration(type_declaration());
        if (left_.front() == '<') return tag(tag_text());
        if (left_.front() == '&') return reference(through(";"));
        keep(left_.substr(0, std::min(left_.find_first_of("<&"), left_.size())));
    }

    /// What is left up to and with the end mark; all of it where that never comes.
    std::string_view through(std::string_view end) const {
        const auto at = left_.find(end);
        return at == std::string_view::npos ? left_ : left_.substr(0, at + end.size());
    }

    std::string_view tag_text() const {
        char quote = 0;
        for (std::size_t i = 0; i < left_.size(); ++i) {
            const char c = left_[i];
            if (quote == 0 && c == '>') return left_.substr(0, i + 1);
            if (quote == 0 && (c == '"' || c == '\''))
                quote = c;
            else if (c == quote)
                quote = 0;
        }
        return left_;
    }

    std::string_view type_declaration() const {
        const auto inner = left_.find('[');
        const auto end = left_.find('>');
        if (inner == std::string_view::npos || inner > end) return through(">");
        const auto closed = left_.find(']', inner);
        if (closed == std::string_view::npos) return left_;
        const auto last = left_.find('>', closed);
        return last == std::string_view::npos ? left_ : left_.substr(0, last + 1);
    }

    void skip(std::string_view what) { left_.remove_prefix(what.size()); }

    void keep(std::string_view what) {
        if (depth_ <= deepest) swept_.append(what);
        skip(what);
    }

    void instruction(std::string_view what) {
        // The declaration at the very start is no processing instruction.
        if (swept_.empty() && what.starts_with("<?xml ")) return keep(what);
        found_.add("COM-28.8", unreadable, "", "a processing instruction");
        skip(what);
    }

    void declaration(std::string_view what) {
        found_.add("COM-28.6", unreadable, "", "a document type declaration");
        skip(what);
    }

    void tag(std::string_view what) {
        const bool closes = what.starts_with("</");
        const bool empty = what.ends_with("/>");
        if (!closes) ++depth_;
        too_deep_ = too_deep_ || depth_ > deepest;
        keep(what);
        if ((closes || empty) && depth_ > 0) --depth_;
    }

    void reference(std::string_view what) {
        constexpr std::array<std::string_view, 5> known{
            "&lt;", "&gt;", "&amp;", "&quot;", "&apos;"};
        if (what.starts_with("&#") || std::find(known.begin(), known.end(), what) != known.end())
            return keep(what);
        found_.add("COM-28.7", unreadable, "", "an entity beyond the five");
        skip(what);
    }

    std::string_view left_;
    kernel::findings& found_;
    std::string swept_;
    std::size_t depth_ = 0;
    bool too_deep_ = false;
};

} // namespace

bool is_text_xml(std::string_view media_type) {
    std::string plain;
    for (const char c : media_type)
        if (c != ' ' && c != '"') plain += c;
    return wire::same_ignoring_case(plain, "text/xml") ||
           wire::same_ignoring_case(plain, "text/xml;charset=utf-8");
}

std::string swept(std::string_view octets, kernel::findings& found) {
    const auto text = as_utf8(octets, found);
    return sweeping(text, found).run();
}

std::optional<text::xml_element> read_document(std::string_view octets, kernel::findings& found) {
    auto read = text::read_xml(swept(octets, found));
    if (auto* const root = std::get_if<text::xml_element>(&read)) return std::move(*root);
    if (found.clean())
        found.add("COM-28.10", unreadable, "", std::get<text::xml_unreadable>(read).what);
    return std::nullopt;
}

} // namespace kruispunt::conformance::gateways::xml
