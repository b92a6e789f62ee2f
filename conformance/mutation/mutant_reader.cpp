#include "conformance/mutation/mutant_reader.hpp"

#include "conformance/text/strict_object.hpp"

namespace kruispunt::conformance::mutation {
namespace {

using text::strict_object;

constexpr std::size_t most_mutants = 1000;
constexpr std::size_t most_named = 50;
constexpr std::size_t longest_text = 4000;

alters_output::part part_named(strict_object& from) {
    const auto word = from.text("part");
    if (word == "answer") return alters_output::part::answer;
    if (word == "request") return alters_output::part::request;
    from.refuse("part", "is answer or request");
}

alters_output::place place_named(strict_object& from) {
    const auto word = from.text("in");
    if (word == "body") return alters_output::place::body;
    if (word == "status") return alters_output::place::status;
    if (word == "header") return alters_output::place::header;
    from.refuse("in", "is body, status or header");
}

alters_output read_alteration(const text::json& value, const std::string& path) {
    alters_output made;
    strict_object from(value, path);
    // Nothing at all: a control that changes nothing.
    if (from.has("nothing")) {
        if (!from.boolean("nothing")) from.refuse("nothing", "is true");
        from.end();
        return made;
    }
    made.of = part_named(from);
    made.in = place_named(from);
    made.message = from.maybe_text("message");
    if (from.has("when_status"))
        made.when_status = static_cast<unsigned>(from.number("when_status"));
    made.name = from.maybe_text("name");
    made.at = from.maybe_text("at");
    if (const auto* set = from.maybe("set")) made.set = *set;
    if (from.has("remove")) made.remove = from.boolean("remove");
    made.replace = from.maybe_text("replace", longest_text);
    made.by = from.any_text("by", longest_text);
    from.end();
    if (made.set.has_value() + made.remove + !made.replace.empty() != 1)
        from.refuse("set", "exactly one of set, remove and replace stands there");
    return made;
}

std::variant<ignores_rule, alters_output, behaves>
read_deed(const text::json& value, const std::string& path) {
    strict_object from(value, path);
    if (from.has("alter")) {
        auto made = read_alteration(from.object("alter"), path + "/alter");
        from.end();
        return made;
    }
    if (from.has("ignore")) {
        ignores_rule made{from.text("ignore")};
        from.end();
        return made;
    }
    behaves made{from.text("behave")};
    from.end();
    return made;
}

mutant read_mutant(const text::json& value, const std::string& file) {
    mutant made;
    strict_object from(value, file);
    made.id = from.text("id");
    const auto path = file + ": " + made.id;
    strict_object named(value, path);
    named.maybe("id");
    made.requirement = named.maybe_text("requirement");
    made.en = named.text("en");
    made.does = read_deed(named.object("does"), path + "/does");
    made.expects = named.maybe_texts("expects", most_named);
    named.end();
    return made;
}

} // namespace

std::vector<mutant> read_mutants(const text::json& document, const std::string& file) {
    std::vector<mutant> made;
    strict_object from(document, file);
    for (const auto& each : from.array("mutants", most_mutants))
        made.push_back(read_mutant(each, file));
    from.end();
    return made;
}

} // namespace kruispunt::conformance::mutation
