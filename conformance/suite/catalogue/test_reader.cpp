#include "conformance/suite/catalogue/test_reader.hpp"

#include "conformance/suite/catalogue/step_reader.hpp"
#include "conformance/text/canonical_json.hpp"
#include "conformance/text/ids.hpp"
#include "conformance/text/strict_object.hpp"

#include <algorithm>
#include <stdexcept>

namespace kruispunt::conformance::suite::catalogue {
namespace {

using text::strict_object;

constexpr std::size_t most_tests = 500;
constexpr std::size_t most_steps = 100;
constexpr std::size_t most_words = 20;
/// Whoever moves its clock by more than that must hold through years (`years`).
constexpr int most_days_of_a_clock = 366;

level read_level(strict_object& from) {
    const auto word = from.text("level");
    if (word != "MUST" && word != "SHOULD" && word != "MAY")
        from.refuse("level", "is MUST, SHOULD or MAY");
    return level_named(word);
}

kind read_kind(strict_object& from) {
    const auto word = from.text("kind");
    if (word == "accepts") return kind::accepts;
    if (word == "refuses") return kind::refuses;
    from.refuse("kind", "is accepts or refuses");
}

void read_causes(strict_object& from, test& into) {
    if (!from.has("causes")) return;
    strict_object causes(from.object("causes"), from.path_of("causes"));
    into.causes_nl = causes.texts("nl", most_words);
    into.causes_en = causes.texts("en", most_words);
    causes.end();
}

void need(test& into, const char* what) {
    if (std::ranges::find(into.needs, what) == into.needs.end()) into.needs.emplace_back(what);
}

/// What a step cannot be done without, whether its author says so or not.
struct implying {
    test& into;
    /// How far the clock went.
    int days = 0;

    void operator()(const act_step& /*step*/) const { need(into, "adapter"); }

    void operator()(const observe_step& /*step*/) const { need(into, "adapter"); }

    void operator()(const clock_step& step) {
        need(into, "clock");
        days += step.days;
        if (days > most_days_of_a_clock) need(into, "years");
    }

    template <class Other>
    void operator()(const Other& /*step*/) const {}
};

test read_test(
    const text::json& value, const std::string& protocol, role of, const std::string& file
) {
    test made;
    made.id = strict_object(value, file).text("id");
    const auto path = file + ": " + made.id;
    strict_object from(value, path);
    from.maybe("id");
    made.protocol = protocol;
    made.of = of;
    made.requirements = from.texts("requirements", most_words);
    made.at = read_level(from);
    made.kind = read_kind(from);
    made.needs = from.maybe_texts("needs", most_words);
    made.nl = from.text("nl");
    made.en = from.text("en");
    read_causes(from, made);
    const auto& steps = from.array("steps", most_steps);
    for (std::size_t number = 0; number < steps.size(); ++number)
        made.steps.push_back(
            read_step(steps[number], of, path + ": step " + std::to_string(number + 1))
        );
    from.end();
    implying implied{made};
    for (const auto& step : made.steps)
        std::visit(implied, step);
    if (made.requirements.empty()) from.refuse("requirements", "names no sentence");
    made.digest = sha256(text::canonical(value));
    return made;
}

} // namespace

std::vector<test> read_tests(
    const text::json& document, const std::string& protocol, role of, const std::string& file
) {
    std::vector<test> made;
    strict_object from(document, file);
    for (const auto& each : from.array("tests", most_tests))
        made.push_back(read_test(each, protocol, of, file));
    from.end();
    return made;
}

role role_named(std::string_view folder) {
    for (const auto each : {role::gateway, role::server, role::client})
        if (folder_of(each) == folder) return each;
    throw std::runtime_error("`" + std::string(folder) + "` is none of gateway, server and client");
}

std::string_view folder_of(role of) {
    if (of == role::gateway) return "gateway";
    return of == role::server ? "server" : "client";
}

std::string_view short_name(role of) {
    if (of == role::gateway) return "gw";
    return of == role::server ? "srv" : "cli";
}

level level_named(std::string_view word) {
    if (word == "MUST") return level::must;
    if (word == "SHOULD") return level::should;
    if (word == "MAY") return level::may;
    throw std::runtime_error("`" + std::string(word) + "` is none of MUST, SHOULD and MAY");
}

std::string sha256(std::string_view octets) {
    std::string written;
    for (const char octet : text::digest(octets)) {
        const auto value = static_cast<unsigned char>(octet);
        written += "0123456789abcdef"[value / 16U];
        written += "0123456789abcdef"[value % 16U];
    }
    return written;
}

} // namespace kruispunt::conformance::suite::catalogue
