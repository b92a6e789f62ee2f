#include "conformance/suite/plan/scopes.hpp"

#include "conformance/suite/catalogue/texts.hpp"
#include "conformance/suite/plan/course.hpp"

namespace kruispunt::conformance::suite::plan {

std::set<std::string> scopes_of(const std::vector<operation>& plan) {
    std::set<std::string> found;
    for (const auto& each : plan) {
        found.insert(scope_of(each, plan));
        for (const auto& text : catalogue::texts_of(each.does))
            for (const auto& name : catalogue::placeholders_of(text))
                if (const auto colon = name.find(':');
                    colon != std::string::npos && !name.starts_with("got:"))
                    found.insert(name.substr(0, colon));
    }
    return found;
}

std::map<std::pair<std::string, std::string>, std::size_t>
scope_numbers(const catalogue::catalogue& all, const std::string& protocol) {
    std::map<std::pair<std::string, std::string>, std::size_t> numbers;
    for (const auto& test : all.tests) {
        if (test.protocol != protocol) continue;
        for (const auto& scope : scopes_of(expand(all, test, partner_of(protocol))))
            numbers.emplace(std::pair(test.id, scope), numbers.size());
    }
    return numbers;
}

} // namespace kruispunt::conformance::suite::plan
