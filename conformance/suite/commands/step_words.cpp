#include "conformance/suite/commands/step_words.hpp"

namespace kruispunt::conformance::suite::commands {
namespace {

using catalogue::party;

std::string who(party of, language as) {
    switch (of) {
    case party::region:
        return std::string(in(as, "de regio", "the region"));
    case party::partner:
        return std::string(in(as, "een andere regio", "another region"));
    case party::gateway:
        return std::string(in(as, "de gateway", "the gateway"));
    }
    return {};
}

std::string quoted(const std::string& text) {
    return '`' + text + '`';
}

struct deed {
    const plan::operation& of;
    language as;

    std::string operator()(const catalogue::send_step& step) const {
        return std::string(in(as, "het pakket stuurt als ", "the suite, as ")) +
               who(step.where.by, as) + std::string(in(as, " ", ", sends ")) + step.message + " (" +
               of.message->request.method + ' ' + of.message->request.target + ')';
    }

    std::string operator()(const catalogue::repeat_step& step) const {
        return std::string(
                   in(as,
                      "het pakket stuurt dezelfde octetten nog eens: ",
                      "the suite sends the same octets again: ")
               ) +
               step.of;
    }

    std::string operator()(const catalogue::receive_step& step) const {
        return std::string(in(as, "uw systeem stuurt ", "your system sends ")) + step.message +
               std::string(in(as, " aan ", " to ")) + who(step.where.by, as);
    }

    std::string operator()(const catalogue::answer_step& step) const {
        return who(step.where.by, as) +
               std::string(
                   in(as, " antwoordt voortaan anders op ", " answers otherwise from here on to ")
               ) +
               step.message + " (" + std::to_string(step.times) + "x): " + answer_of(step);
    }

    std::string operator()(const catalogue::nothing_step& step) const {
        return std::string(in(as, "er is geen ", "there has come no ")) + step.message +
               std::string(in(as, " gekomen", ""));
    }

    std::string operator()(const catalogue::show_step& step) const {
        return who(step.where.by, as) +
               std::string(in(as, " toont het certificaat ", " shows the certificate ")) +
               step.certificate;
    }

    std::string operator()(const catalogue::act_step& step) const {
        return std::string(in(
                   as, "uw systeem doet, door de adapter: ", "your system does, by the adapter: "
               )) +
               step.action;
    }

    std::string operator()(const catalogue::observe_step& step) const {
        return std::string(in(as, "de adapter leest terug: ", "the adapter reads back: ")) +
               step.what;
    }

    std::string operator()(const catalogue::clock_step& step) const {
        return std::string(
                   in(as,
                      "de klok van uw systeem gaat vooruit, dagen: ",
                      "your system's clock moves ahead, days: ")
               ) +
               std::to_string(step.days);
    }

    std::string operator()(const catalogue::feed_step& step) const {
        if (step.fault == "none")
            return std::string(in(as, "de stroom is weer goed", "the feed is right again"));
        return std::string(
                   in(as, "de stroom is voortaan fout: ", "the feed is wrong from here on: ")
               ) +
               step.fault;
    }

private:
    std::string answer_of(const catalogue::answer_step& step) const {
        if (step.plain == catalogue::canned::close)
            return std::string(
                in(as, "verbinding dicht, geen antwoord", "connection closed, no answer")
            );
        if (step.plain == catalogue::canned::refused)
            return std::string(in(as, "geweigerd", "refused"));
        return std::to_string(step.with.status);
    }
};

struct changing {
    language as;

    std::string operator()(const catalogue::replaced_text& change) const {
        return quoted(change.replace) + std::string(in(as, " wordt ", " becomes ")) +
               quoted(change.by);
    }

    std::string operator()(const catalogue::other_method& change) const {
        return std::string(in(as, "de methode is ", "the method is ")) + change.by;
    }

    std::string operator()(const catalogue::other_header& change) const {
        using act = catalogue::other_header::act;
        if (change.how == act::remove)
            return std::string(in(as, "zonder header ", "without the header ")) + change.name;
        return std::string(
                   change.how == act::add ? in(as, "nog een header ", "one more header ")
                                          : in(as, "header ", "header ")
               ) +
               change.name + ": " + change.value;
    }

    std::string operator()(const catalogue::many_fields& change) const {
        return std::to_string(change.count) +
               std::string(in(as, " headervelden", " header fields"));
    }

    std::string operator()(const catalogue::other_certificate& change) const {
        return std::string(in(as, "het getoonde certificaat: ", "the certificate shown: ")) +
               change.by;
    }

    std::string operator()(const catalogue::other_tls& change) const { return "TLS " + change.by; }

    std::string operator()(const catalogue::broken_http& change) const {
        return std::string(in(as, "gebroken HTTP: ", "broken HTTP: ")) + change.by;
    }

    std::string operator()(const catalogue::wrong_signature& change) const {
        return std::string(in(as, "de ondertekening: ", "the signature: ")) + change.by;
    }
};

} // namespace

std::string_view in(language of, std::string_view nl, std::string_view en) {
    return of == language::nl ? nl : en;
}

std::string deed_of(const plan::operation& of, language in_words) {
    return std::visit(deed{of, in_words}, of.does);
}

std::string change_of(const plan::operation& of, language in_words) {
    const auto* const sent = std::get_if<catalogue::send_step>(&of.does);
    if (sent == nullptr || !sent->changed) return {};
    return std::visit(changing{in_words}, *sent->changed);
}

} // namespace kruispunt::conformance::suite::commands
