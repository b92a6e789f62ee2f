#include "conformance/suite/reporting/forms.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::conformance::suite::reporting {

std::string_view word(form of) {
    switch (of) {
    case form::junit:
        return "junit";
    case form::earl:
        return "earl";
    case form::markdown:
        return "markdown";
    case form::html:
        break;
    }
    return "html";
}

std::optional<form> form_named(std::string_view named) {
    const auto* const found = std::ranges::find(forms, named, [](form of) { return word(of); });
    if (found == forms.end()) return std::nullopt;
    return *found;
}

std::string_view file_name(form of) {
    switch (of) {
    case form::junit:
        return "junit.xml";
    case form::earl:
        return "earl.jsonld";
    case form::markdown:
        return "summary.md";
    case form::html:
        break;
    }
    return "report.html";
}

std::string written(form of, const account& what) {
    switch (of) {
    case form::junit:
        return junit(what);
    case form::earl:
        return earl(what);
    case form::markdown:
        return markdown(what);
    case form::html:
        break;
    }
    return html(what);
}

} // namespace kruispunt::conformance::suite::reporting
