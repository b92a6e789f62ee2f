#include "conformance/suite/reporting/expectation.hpp"
#include "conformance/suite/reporting/html_parts.hpp"
#include "conformance/suite/reporting/visible_text.hpp"

#include <algorithm>
#include <variant>

namespace kruispunt::conformance::suite::reporting {
namespace {

constexpr std::size_t most_steps = 200;
constexpr std::size_t longest_body = 6 * 1024;
constexpr std::size_t most_fields = 70;
constexpr std::size_t longest_field = 400;
constexpr std::size_t longest_line = 300;

struct step_name {
    std::string nl;
    std::string en;
    std::string what;
};

/// What a step does, and to what.
struct named {
    step_name operator()(const catalogue::send_step& of) const {
        return {"verzonden", "sent", of.message};
    }

    step_name operator()(const catalogue::repeat_step& of) const {
        return {"nogmaals verzonden", "sent again", of.of};
    }

    step_name operator()(const catalogue::receive_step& of) const {
        return {"ontvangen", "received", of.message};
    }

    step_name operator()(const catalogue::answer_step& of) const {
        return {"klaargezet als antwoord op", "set as the answer to", of.message};
    }

    step_name operator()(const catalogue::nothing_step& of) const {
        return {"niets gekomen van", "nothing came of", of.message};
    }

    step_name operator()(const catalogue::show_step& of) const {
        return {"certificaat getoond", "certificate shown", of.certificate};
    }

    step_name operator()(const catalogue::act_step& of) const {
        return {"het systeem laten doen", "had the system do", of.action};
    }

    step_name operator()(const catalogue::observe_step& of) const {
        return {"nagekeken", "looked at", of.what};
    }

    step_name operator()(const catalogue::clock_step& of) const {
        return {"klok verzet, dagen", "clock moved, days", std::to_string(of.days)};
    }

    step_name operator()(const catalogue::feed_step& of) const {
        return {"fout in de stroom", "fault of the feed", of.fault};
    }
};

std::string weight_of(plan::weight of) {
    switch (of) {
    case plan::weight::arrangement:
        return both("voorbereiding", "arrangement");
    case plan::weight::control:
        return both("controlebericht", "control");
    case plan::weight::tested:
        break;
    }
    return both("toets", "test");
}

std::string title_of(const plan::operation& of) {
    const auto name = std::visit(named{}, of.does);
    return weight_of(of.counts) + ": " + both(name.nl, name.en) + " <code>" + escaped(name.what) +
           "</code>";
}

std::string line(std::string_view text) {
    const auto shown = beginning_of(text, longest_line);
    return escaped(shown) + (shown.size() < text.size() ? "…" : "");
}

std::string fields_of(const std::vector<wire::header>& headers) {
    std::string made;
    const auto shown = std::min(headers.size(), most_fields);
    for (std::size_t at = 0; at < shown; ++at)
        made += escaped(beginning_of(headers[at].name, longest_field)) + ": " +
                escaped(beginning_of(headers[at].value, longest_field)) + '\n';
    if (shown < headers.size())
        made += "… " + std::to_string(headers.size() - shown) + " more fields\n";
    return made;
}

std::string octets(std::size_t count) {
    return std::to_string(count) + ' ' + both("octetten", "octets");
}

/// The body, folded; as much of it as the page still takes.
std::string body_of(const std::string& body, page_budget& budget) {
    if (body.empty()) return {};
    const auto shown = beginning_of(body, budget.take(std::min(body.size(), longest_body)));
    std::string made = "<details open><summary>" + both("Inhoud", "Body") + ", " +
                       octets(body.size()) + "</summary><pre>" + escaped(shown) + "</pre>";
    if (shown.size() < body.size())
        made += "<p>" +
                both(
                    "De rest staat in het bewijs (evidence/).",
                    "The rest is in the evidence (evidence/)."
                ) +
                "</p>";
    return made + "</details>";
}

std::string request_part(
    std::string_view nl, std::string_view en, const wire::request& of, page_budget& budget
) {
    return "<div><p class=\"side\">" + both(nl, en) + "</p><pre>" + line(of.method) + ' ' +
           line(of.target) + '\n' + fields_of(of.headers) + "</pre>" + body_of(of.body, budget) +
           "</div>\n";
}

std::string response_part(
    std::string_view nl, std::string_view en, const wire::response& of, page_budget& budget
) {
    return "<div><p class=\"side\">" + both(nl, en) + "</p><pre>" + std::to_string(of.status) +
           '\n' + fields_of(of.headers) + "</pre>" + body_of(of.body, budget) + "</div>\n";
}

std::string said_part(const std::string& html) {
    return "<div><p class=\"said\">" + html + "</p></div>\n";
}

std::string tls_part(const evidence::exchange& of) {
    std::string made = "<p class=\"tls\">";
    if (of.tls)
        made += escaped(of.tls->version) + ", OIN <code>" + escaped(of.tls->peer_oin) + "</code>, ";
    return made + both("getoond certificaat", "certificate shown") + " <code>" +
           escaped(of.certificate) + "</code></p>\n";
}

/// What was seen, side by side.
struct shown {
    page_budget& budget;

    std::string operator()(const evidence::exchange& of) const {
        std::string made =
            "<div class=\"pair\">\n" + request_part("Verzonden", "Sent", of.sent, budget);
        if (of.got)
            made += response_part("Antwoord", "Answer", *of.got, budget);
        else
            made += said_part(
                both("Geen antwoord", "No answer") +
                (of.failed ? ": " + line(of.failed->stage) + ", " + line(of.failed->what) : "")
            );
        return made + "</div>\n" + tls_part(of);
    }

    std::string operator()(const evidence::call& of) const {
        if (!of.got) return said_part(both("Kwam niet", "Did not come"));
        std::string made =
            "<div class=\"pair\">\n" + request_part("Ontvangen", "Received", *of.got, budget);
        made += of.answered ? response_part("Ons antwoord", "Our answer", *of.answered, budget)
                            : said_part(both("Zonder antwoord gesloten", "Closed unanswered"));
        return made + "</div>\n";
    }

    std::string operator()(const evidence::calls_seen& of) const {
        return said_part(
            both("Aantal gekomen", "Number that came") + ": " + std::to_string(of.count)
        );
    }

    std::string operator()(const evidence::adapter_reply& of) const {
        const auto text = text::write_json(of.line);
        const auto part = beginning_of(text, budget.take(std::min(text.size(), longest_body)));
        return "<div><p class=\"side\">Adapter</p><pre>" + escaped(part) + "</pre></div>\n";
    }

    std::string operator()(const evidence::done&) const { return {}; }
};

/// The same in a few words.
struct summed_up {
    std::string operator()(const evidence::exchange& of) const {
        return "<code>" + line(of.sent.method) + ' ' + line(of.sent.target) + "</code> → " +
               (of.got ? std::to_string(of.got->status) : both("geen antwoord", "no answer"));
    }

    std::string operator()(const evidence::call& of) const {
        if (!of.got) return both("kwam niet", "did not come");
        return "<code>" + line(of.got->method) + ' ' + line(of.got->target) + "</code> → " +
               (of.answered ? std::to_string(of.answered->status) : both("gesloten", "closed"));
    }

    std::string operator()(const evidence::calls_seen& of) const {
        return std::to_string(of.count);
    }

    std::string operator()(const evidence::adapter_reply&) const { return {}; }

    std::string operator()(const evidence::done&) const { return {}; }
};

std::string change_of(const plan::operation& of) {
    const auto* const send = std::get_if<catalogue::send_step>(&of.does);
    if (send == nullptr || !send->changed) return {};
    return "<p>" + both("Alleen dit is anders", "Only this is different") + ": <code>" +
           escaped(in_words(*send->changed)) + "</code></p>\n";
}

std::string expected_of(const plan::operation& of) {
    std::string made;
    for (const auto& alternative : of.holds) {
        std::string checks;
        for (const auto& check : alternative.checks)
            checks += "<li><code>" + escaped(in_words(check)) + "</code></li>";
        if (checks.empty()) continue;
        made += "<p class=\"side\">" +
                (made.empty() ? both("Verwacht", "Expected") : both("Of", "Or")) +
                (alternative.warns ? " (WARN)" : "") + "</p><ul class=\"expected\">" + checks +
                "</ul>\n";
    }
    return made;
}

bool fell_short(const verdict::test_verdict& came, std::size_t operation) {
    return std::ranges::any_of(came.shortfalls, [operation](const verdict::shortfall& each) {
        return each.operation == operation;
    });
}

std::string step_element(const test_view& of, std::size_t at, page_budget& budget) {
    const auto& operation = of.plan[at];
    const bool seen = at < of.seen.records.size() && of.seen.records[at].has_value();
    const bool short_of = fell_short(of.came, at);
    std::string made = short_of ? "<li class=\"short\">" : "<li>";
    made += "<p class=\"step\">" + title_of(operation);
    if (!seen) return made + " — " + both("niet gedaan", "not done") + "</p></li>\n";
    const auto& record = *of.seen.records[at];
    const bool in_full = short_of || operation.counts == plan::weight::tested;
    if (!in_full) return made + " " + std::visit(summed_up{}, record.seen) + "</p></li>\n";
    return made + " <small>" + std::to_string(record.took_ms) + " ms</small></p>\n" +
           change_of(operation) + expected_of(operation) + std::visit(shown{budget}, record.seen) +
           "</li>\n";
}

} // namespace

std::string steps_of(const test_view& of, page_budget& budget) {
    std::string made;
    const auto count = std::min(of.plan.size(), most_steps);
    for (std::size_t at = 0; at < count; ++at)
        made += step_element(of, at, budget);
    return made;
}

} // namespace kruispunt::conformance::suite::reporting
