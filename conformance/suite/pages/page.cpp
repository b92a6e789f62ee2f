#include "conformance/suite/pages/page.hpp"

#include "conformance/suite/pages/page_assets.hpp"
#include "conformance/text/base64.hpp"
#include "conformance/text/ids.hpp"

namespace kruispunt::conformance::suite::pages {
namespace {

std::string hash_source(std::string_view inline_text) {
    return "'sha256-" + text::encode_base64(text::digest(inline_text)) + "'";
}

std::string head(const page& of, std::string_view style, std::string_view script) {
    return "<!DOCTYPE html>\n<html lang=\"nl\" data-lang=\"nl\">\n<head>\n<meta "
           "charset=\"utf-8\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src " +
           hash_source(style) + "; script-src " + hash_source(script) +
           "; base-uri 'none'; form-action 'none'\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
           of.title + "</title>\n<style>" + std::string(style) + "</style>\n</head>\n";
}

std::string languages() {
    return "<div class=\"languages\" role=\"group\" aria-label=\"Taal / Language\" hidden>"
           "<button type=\"button\" lang=\"nl\" data-set=\"nl\" aria-pressed=\"true\">Nederlands"
           "</button><button type=\"button\" lang=\"en\" data-set=\"en\" aria-pressed=\"false\">"
           "English</button></div>\n";
}

} // namespace

std::string both(std::string_view nl, std::string_view en) {
    return "<span class=\"nl\" lang=\"nl\">" + std::string(nl) +
           "</span><span class=\"en\" lang=\"en\">" + std::string(en) + "</span>";
}

std::string
choice(std::string_view id, std::string_view nl, std::string_view en, const std::string& options) {
    return "<label for=\"" + std::string(id) + "\">" + both(nl, en) + "</label><select id=\"" +
           std::string(id) + "\"><option value=\"\">*</option>" + options + "</select>\n";
}

std::string option(std::string_view value) {
    return "<option>" + std::string(value) + "</option>";
}

std::string written(const page& of) {
    const auto style = std::string(common_style()) + std::string(of.style);
    const auto script = std::string(common_script()) + std::string(of.script);
    return head(of, style, script) + "<body>\n<a class=\"skip\" href=\"#" + of.skip_to + "\">" +
           of.skip_words + "</a>\n<header>\n" + languages() + "<h1>" + of.heading +
           "</h1>\n</header>\n<main>\n" + of.main + "</main>\n<script>" + script +
           "</script>\n</body>\n</html>\n";
}

} // namespace kruispunt::conformance::suite::pages
