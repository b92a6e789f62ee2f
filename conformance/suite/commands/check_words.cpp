#include "conformance/suite/commands/step_words.hpp"
#include "conformance/text/json.hpp"

#include <array>

namespace kruispunt::conformance::suite::commands {
namespace {

using catalogue::comparison;

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names)
        text += (text.empty() ? "" : ", ") + name;
    return text;
}

std::string values_of(const std::vector<text::json>& values) {
    std::vector<std::string> written;
    for (const auto& each : values)
        written.push_back(text::write_json(each));
    return listed(written);
}

struct comparing {
    language as;

    std::string operator()(const catalogue::is_value& holds) const {
        return std::string(in(as, "is ", "is ")) + text::write_json(holds.value);
    }

    std::string operator()(const catalogue::is_one_of& holds) const {
        return std::string(in(as, "is een van ", "is one of ")) + values_of(holds.values);
    }

    std::string operator()(const catalogue::has_form& holds) const {
        return std::string(in(as, "heeft de vorm ", "has the form ")) + holds.form;
    }

    std::string operator()(const catalogue::holds_text& holds) const {
        constexpr std::array<std::string_view, 3> dutch{"begint met ", "eindigt op ", "bevat "};
        constexpr std::array<std::string_view, 3> english{"begins with ", "ends with ", "holds "};
        const auto place = static_cast<std::size_t>(holds.where);
        return std::string(in(as, dutch[place], english[place])) + holds.text;
    }

    std::string operator()(const catalogue::is_there& holds) const {
        return std::string(
            holds.present ? in(as, "is er", "is there") : in(as, "is er niet", "is not there")
        );
    }

    std::string operator()(const catalogue::has_count& holds) const {
        return std::string(in(as, "aantal: ", "number: ")) + std::to_string(holds.count);
    }

    std::string operator()(const catalogue::has_members& holds) const {
        return std::string(in(as, "bevat ", "holds ")) + listed(holds.must) +
               (holds.may.empty()
                    ? std::string()
                    : std::string(in(as, ", en misschien ", ", and perhaps ")) + listed(holds.may));
    }

    std::string operator()(const catalogue::has_once_each& holds) const {
        return std::string(in(as, "bevat, elk een keer als ", "holds, each once as ")) + holds.in +
               ": " + listed(holds.texts);
    }
};

/// Where in a body a check looks.
std::string where_in_body(const std::string& path, language as) {
    constexpr std::string_view line = "line:";
    if (path.empty()) return std::string(in(as, "de inhoud", "the body"));
    if (!path.starts_with(line)) return path;
    const auto which = path.substr(line.size());
    if (which == "*") return std::string(in(as, "de regels,", "the lines,"));
    if (which == "last") return std::string(in(as, "de laatste regel", "the last line"));
    return std::string(in(as, "regel ", "line ")) + which;
}

struct checking {
    language as;

    std::string compared(std::string_view what, const comparison& holds) const {
        return std::string(what) + ' ' + std::visit(comparing{as}, holds);
    }

    std::string operator()(const catalogue::at_status& check) const {
        std::vector<std::string> statuses;
        for (const auto each : check.any_of)
            statuses.push_back(std::to_string(each));
        return "status " + listed(statuses);
    }

    std::string operator()(const catalogue::at_header& check) const {
        return compared("header " + check.name, check.holds);
    }

    std::string operator()(const catalogue::at_body& check) const {
        return compared(where_in_body(check.path, as), check.holds);
    }

    std::string operator()(const catalogue::at_method& check) const {
        return compared(in(as, "de methode", "the method"), check.holds);
    }

    std::string operator()(const catalogue::at_target& check) const {
        return compared(in(as, "het pad", "the target"), check.holds);
    }

    std::string operator()(const catalogue::at_peer_oin& check) const {
        return compared(
            in(as, "de OIN van het certificaat", "the OIN of the certificate"), check.holds
        );
    }

    std::string operator()(const catalogue::is_unanswered& /*check*/) const {
        return std::string(
            in(as,
               "geen antwoord: de verbinding wordt geweigerd of gesloten",
               "no answer: the connection is refused or closed")
        );
    }

    std::string operator()(const catalogue::tells_nothing_of& check) const {
        return std::string(in(as, "niets erin van ", "nothing in it of ")) +
               listed(check.variables);
    }

    std::string operator()(const catalogue::reads_well& /*check*/) const {
        return std::string(
            in(as,
               "een strenge lezer van het protocol vindt er niets in",
               "a strict reader of the protocol finds no breach")
        );
    }

    std::string operator()(const catalogue::signature_holds& /*check*/) const {
        return std::string(in(as, "de handtekening klopt", "the signature holds"));
    }

    std::string operator()(const catalogue::same_as& check) const {
        return (check.path.empty() ? std::string() : check.path + ' ') +
               std::string(in(as, "gelijk aan dat van ", "equal to that of ")) + check.step;
    }
};

} // namespace

std::vector<std::string> expectations_of(const plan::operation& of, language in_words) {
    std::vector<std::string> lines;
    bool first = true;
    for (const auto& alternative : of.holds) {
        if (!first)
            lines.push_back(std::string(
                alternative.warns ? in(in_words, "of, met een waarschuwing:", "or, with a warning:")
                                  : in(in_words, "of:", "or:")
            ));
        first = false;
        for (const auto& check : alternative.checks)
            lines.push_back(std::visit(checking{in_words}, check.what));
    }
    return lines;
}

} // namespace kruispunt::conformance::suite::commands
