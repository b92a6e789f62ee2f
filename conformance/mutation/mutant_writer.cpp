#include "conformance/mutation/mutant_writer.hpp"

#include <array>

namespace kruispunt::conformance::mutation {
namespace {

text::json altering(const alters_output& how) {
    constexpr std::array<const char*, 3> places{"body", "status", "header"};
    text::json made;
    made["part"] = how.of == alters_output::part::answer ? "answer" : "request";
    made["in"] = places.at(static_cast<std::size_t>(how.in));
    if (!how.message.empty()) made["message"] = how.message;
    if (how.when_status) made["when_status"] = *how.when_status;
    if (!how.name.empty()) made["name"] = how.name;
    if (!how.at.empty()) made["at"] = how.at;
    if (how.set) made["set"] = *how.set;
    if (how.remove) made["remove"] = true;
    if (!how.replace.empty()) {
        made["replace"] = how.replace;
        made["by"] = how.by;
    }
    const bool nothing = !how.set && !how.remove && how.replace.empty();
    return nothing ? text::json{{"nothing", true}} : made;
}

} // namespace

text::json to_json(const mutant& what) {
    text::json made{{"id", what.id}, {"requirement", what.requirement}, {"en", what.en}};
    if (const auto* const rule = std::get_if<ignores_rule>(&what.does))
        made["does"] = {{"ignore", rule->sentence}};
    else if (const auto* const word = std::get_if<behaves>(&what.does))
        made["does"] = {{"behave", word->word}};
    else
        made["does"] = {{"alter", altering(std::get<alters_output>(what.does))}};
    if (!what.expects.empty()) made["expects"] = what.expects;
    return made;
}

} // namespace kruispunt::conformance::mutation
