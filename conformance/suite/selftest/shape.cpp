#include "conformance/suite/selftest/shape.hpp"

#include <algorithm>
#include <cctype>
#include <set>

namespace kruispunt::conformance::suite::selftest {
namespace {

/// Words with a digit in them (ids, days, numbers) become `#`.
std::string without_values(const std::string& text) {
    std::string shown;
    std::string word;
    const auto flush = [&shown, &word] {
        const bool has_digit =
            std::ranges::any_of(word, [](unsigned char c) { return std::isdigit(c) != 0; });
        shown += has_digit ? std::string("#") : word;
        word.clear();
    };
    for (const char c : text) {
        const bool in_word = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' ||
                             c == '_' || c == '+' || c == '.';
        if (in_word) {
            word += c;
            continue;
        }
        flush();
        shown += c;
    }
    flush();
    return shown;
}

std::string names_of(const std::vector<wire::header>& headers) {
    std::set<std::string> names;
    for (const auto& each : headers)
        names.insert(each.name);
    std::string all;
    for (const auto& name : names)
        all += name + ' ';
    return all;
}

std::string shape(const evidence::exchange& seen) {
    if (!seen.got) return "no answer at " + (seen.failed ? seen.failed->stage : std::string());
    return std::to_string(seen.got->status) + ' ' + names_of(seen.got->headers) +
           without_values(seen.got->body);
}

std::string shape(const evidence::call& seen) {
    if (!seen.got) return "never came";
    return seen.got->method + ' ' + without_values(seen.got->target) + ' ' +
           names_of(seen.got->headers) + without_values(seen.got->body);
}

std::string shape(const evidence::calls_seen& seen) {
    return std::to_string(seen.count) + " calls";
}

std::string shape(const evidence::adapter_reply& seen) {
    return without_values(text::write_json(seen.line));
}

std::string shape(const evidence::done& /*seen*/) {
    return "done";
}

} // namespace

std::string shape_of(const evidence::test_evidence& seen) {
    std::string all;
    for (const auto& record : seen.records) {
        all += record ? std::visit([](const auto& one) { return shape(one); }, record->seen)
                      : std::string("not run");
        all += '\n';
    }
    return all;
}

} // namespace kruispunt::conformance::suite::selftest
