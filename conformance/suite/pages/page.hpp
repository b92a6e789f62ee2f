#pragma once

#include <string>
#include <string_view>

namespace kruispunt::conformance::suite::pages {

/// What both languages say; the page shows one of them. Neither is escaped here.
std::string both(std::string_view nl, std::string_view en);

/// A choice in a form, with `*` for all; `options`: its `<option>` elements.
std::string
choice(std::string_view id, std::string_view nl, std::string_view en, const std::string& options);
std::string option(std::string_view value);

/// A page in Dutch and English, light and dark, that stands by itself. All but `style` and `script`
/// is HTML, escaped where it must be.
struct page {
    std::string title;
    /// Beside what all pages have. Where the page changes its language, `spoken` is sent to the
    /// document; the elements named `languages` and `filter` are shown by the script alone.
    std::string_view style;
    std::string_view script;
    /// The first link: past everything, to that element.
    std::string skip_to;
    std::string skip_words;
    std::string heading;
    std::string main;
};

/// Whatever came from outside, nothing but the page's own style and script takes effect, and
/// nothing is fetched.
std::string written(const page& of);

} // namespace kruispunt::conformance::suite::pages
