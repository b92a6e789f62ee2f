#include "conformance/suite/reporting/expectation.hpp"

#include "conformance/suite/reporting/visible_text.hpp"

#include <variant>

namespace kruispunt::conformance::suite::reporting {
namespace {

std::string listed(const std::vector<std::string>& names) {
    std::string made;
    for (const auto& name : names)
        made += (made.empty() ? "" : ", ") + name;
    return made;
}

struct compared {
    std::string operator()(const catalogue::is_value& of) const {
        return " = " + text::write_json(of.value);
    }

    std::string operator()(const catalogue::is_one_of& of) const {
        std::string made = " is one of";
        for (const auto& value : of.values)
            made += ' ' + text::write_json(value);
        return made;
    }

    std::string operator()(const catalogue::has_form& of) const { return " is a " + of.form; }

    std::string operator()(const catalogue::holds_text& of) const {
        const auto* const how = of.where == catalogue::place::start ? " begins with "
                                : of.where == catalogue::place::end ? " ends with "
                                                                    : " contains ";
        return how + text::write_json(of.text);
    }

    std::string operator()(const catalogue::is_there& of) const {
        return of.present ? " is there" : " is not there";
    }

    std::string operator()(const catalogue::has_count& of) const {
        return " has " + std::to_string(of.count);
    }

    std::string operator()(const catalogue::has_members& of) const {
        std::string made = " has " + listed(of.must);
        return of.may.empty() ? made : made + "; may have " + listed(of.may);
    }

    std::string operator()(const catalogue::has_once_each& of) const {
        return " has each once as " + of.in + ": " + listed(of.texts);
    }
};

std::string joined(const std::string& what, const catalogue::comparison& holds) {
    return what + std::visit(compared{}, holds);
}

struct worded {
    std::string operator()(const catalogue::at_status& of) const {
        std::string made = "status";
        for (const auto status : of.any_of)
            made += (made == "status" ? " " : " or ") + std::to_string(status);
        return made;
    }

    std::string operator()(const catalogue::at_header& of) const {
        return joined("header " + of.name, of.holds);
    }

    std::string operator()(const catalogue::at_body& of) const { return joined(of.path, of.holds); }

    std::string operator()(const catalogue::at_method& of) const {
        return joined("method", of.holds);
    }

    std::string operator()(const catalogue::at_target& of) const {
        return joined("target", of.holds);
    }

    std::string operator()(const catalogue::is_unanswered&) const { return "no answer"; }

    std::string operator()(const catalogue::tells_nothing_of& of) const {
        return "tells nothing of " + listed(of.variables);
    }

    std::string operator()(const catalogue::reads_well&) const {
        return "has the form that the document gives";
    }

    std::string operator()(const catalogue::signature_holds&) const {
        return "the signature holds and covers what it must";
    }

    std::string operator()(const catalogue::same_as& of) const {
        return (of.path.empty() ? std::string("all") : of.path) + " is as in " + of.step;
    }

    std::string operator()(const catalogue::at_peer_oin& of) const {
        return joined("the other side's OIN", of.holds);
    }
};

struct changed {
    std::string operator()(const catalogue::replaced_text& of) const {
        const auto* const where =
            of.in == catalogue::replaced_text::part::target ? "target: " : "body: ";
        return where + quoted(of.replace) + " → " + quoted(of.by);
    }

    std::string operator()(const catalogue::other_method& of) const { return "method → " + of.by; }

    std::string operator()(const catalogue::other_header& of) const {
        switch (of.how) {
        case catalogue::other_header::act::remove:
            return "no header " + of.name;
        case catalogue::other_header::act::add:
            return "one more header " + of.name + ": " + of.value;
        case catalogue::other_header::act::set:
            break;
        }
        return "header " + of.name + ": " + of.value;
    }

    std::string operator()(const catalogue::many_fields& of) const {
        return std::to_string(of.count) + " header fields";
    }

    std::string operator()(const catalogue::other_certificate& of) const {
        return "certificate → " + of.by;
    }

    std::string operator()(const catalogue::other_tls& of) const { return "TLS → " + of.by; }

    std::string operator()(const catalogue::broken_http& of) const { return "HTTP → " + of.by; }

    std::string operator()(const catalogue::wrong_signature& of) const {
        return "signature → " + of.by;
    }

private:
    /// A replacement may be longer than a reader likes.
    static std::string quoted(const std::string& text) {
        constexpr std::size_t longest = 300;
        return "«" + std::string(beginning_of(text, longest)) +
               (text.size() > longest ? "…»" : "»");
    }
};

} // namespace

std::string in_words(const catalogue::change& of) {
    return std::visit(changed{}, of);
}

std::string in_words(const catalogue::check& of) {
    return std::visit(worded{}, of.what);
}

} // namespace kruispunt::conformance::suite::reporting
