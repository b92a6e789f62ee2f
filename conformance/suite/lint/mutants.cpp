#include "conformance/mutation/mutant_writer.hpp"
#include "conformance/suite/catalogue/test_reader.hpp"
#include "conformance/suite/lint/parts.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace kruispunt::conformance::suite::lint {
namespace {

using catalogue::mutant;
using catalogue::role;
using catalogue::test;

struct place {
    std::string protocol;
    role of;
};

/// Whether a test of that place has a check that shows a breach of the sentence.
bool shows(const test& one, const place& where, const std::string& sentence) {
    if (one.protocol != where.protocol || one.of != where.of) return false;
    return std::ranges::find(one.requirements, sentence) != one.requirements.end();
}

void check_message(
    const catalogue::catalogue& all, const place& where, const mutant& one, found_faults& into
) {
    const auto* const altered = std::get_if<catalogue::alters_output>(&one.does);
    if (altered == nullptr || altered->message.empty()) return;
    const auto of = all.messages.find(where.protocol);
    if (of == all.messages.end() || !of->second.contains(altered->message))
        into.push_back(
            one.id + ": alters the message " + altered->message + ", which is not there"
        );
}

void check_one(
    const catalogue::catalogue& all, const place& where, const mutant& one, found_faults& into
) {
    const auto begins = where.protocol + '.' + std::string(catalogue::short_name(where.of)) + '.';
    // The controls of `selftest` have the role's name in their id.
    if (one.requirement == "CONTROL") return;
    if (!one.id.starts_with(begins)) into.push_back(one.id + ": its id begins with " + begins);
    if (!all.requirements.contains(one.requirement))
        into.push_back(one.id + ": breaks " + one.requirement + ", which no page has");
    const auto* const ignored = std::get_if<catalogue::ignores_rule>(&one.does);
    if (ignored != nullptr && !all.requirements.contains(ignored->sentence))
        into.push_back(one.id + ": ignores " + ignored->sentence + ", which no page has");
    if (std::ranges::none_of(all.tests, [&](const test& each) {
            return shows(each, where, one.requirement);
        }))
        into.push_back(one.id + ": no test of " + one.requirement + " could find it");
    for (const auto& id : one.expects)
        if (std::ranges::find(all.tests, id, &test::id) == all.tests.end())
            into.push_back(one.id + ": expects the test " + id + ", which is not there");
    check_message(all, where, one, into);
}

/// Of two mutants of one protocol and role, each does something else than the other and says so:
/// one deed under two sentences is one mutant counted twice.
void check_apart(const std::vector<mutant>& of_role, found_faults& into) {
    std::map<std::string, std::string> deeds;
    std::map<std::string, std::string> texts;
    for (const auto& one : of_role) {
        const auto deed = text::write_json(mutation::to_json(one).at("does"));
        const auto [doer, is_new_deed] = deeds.emplace(deed, one.id);
        if (!is_new_deed) into.push_back(one.id + ": does the same as " + doer->second);
        const auto [teller, is_new_text] = texts.emplace(one.en, one.id);
        if (!is_new_text) into.push_back(one.id + ": says the same as " + teller->second);
    }
}

} // namespace

void check_mutants(const catalogue::catalogue& all, found_faults& into) {
    std::set<std::string> ids;
    for (const auto& [at, mutants] : all.mutants) {
        check_apart(mutants, into);
        for (const auto& one : mutants) {
            if (!ids.insert(one.id).second) into.push_back(one.id + ": two mutants have this id");
            check_one(all, {at.first, at.second}, one, into);
        }
    }
}

} // namespace kruispunt::conformance::suite::lint
