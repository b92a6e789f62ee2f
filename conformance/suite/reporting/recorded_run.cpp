#include "conformance/suite/reporting/recorded_run.hpp"

#include "conformance/text/canonical_json.hpp"
#include "conformance/verify/hashing.hpp"

#include <set>
#include <stdexcept>

namespace kruispunt::conformance::suite::reporting {
namespace {

constexpr std::string_view folder = "evidence/";
constexpr std::string_view ending = ".json";

text::json read_document(const std::string& name, std::string_view octets) {
    const auto document = text::read_json(octets);
    if (!document)
        throw std::runtime_error(
            name + ": is no JSON, nested too deeply, or has a member twice in one object"
        );
    return *document;
}

text::json document_of(const run_files& files, const std::string& name) {
    const auto found = files.find(name);
    if (found == files.end()) throw std::runtime_error(name + ": is not in the run's folder");
    return read_document(name, found->second);
}

/// Says of which file an error is.
template <class Read>
auto reading(const std::string& name, const text::json& document, Read read) {
    try {
        return read(document);
    } catch (const std::runtime_error& why) {
        throw std::runtime_error(name + ": " + why.what());
    }
}

bool is_evidence(std::string_view name) {
    return name.starts_with(folder) && name.ends_with(ending) &&
           name.size() > folder.size() + ending.size();
}

evidence::test_evidence read_evidence(const std::string& name, const std::string& octets) {
    auto seen = reading(name, read_document(name, octets), evidence::from_json);
    const auto of = name.substr(folder.size(), name.size() - folder.size() - ending.size());
    if (seen.test != of)
        throw std::runtime_error(name + ": is evidence of another test, " + seen.test);
    return seen;
}

} // namespace

recorded_run read_run(const run_files& files) {
    recorded_run read;
    const auto sut = document_of(files, "sut.json");
    read.of = reading("sut.json", sut, read_subject);
    read.reached = reading("sut.json", sut, read_reach);
    read.run = reading("run.json", document_of(files, "run.json"), facts_from);
    for (const auto& [name, octets] : files) {
        if (!is_evidence(name)) continue;
        auto seen = read_evidence(name, octets);
        auto test = seen.test;
        read.seen.emplace(std::move(test), std::move(seen));
    }
    return read;
}

judged_test judge_test(
    const catalogue::catalogue& all,
    const catalogue::test& test,
    const subject& of,
    const evidence::test_evidence& seen
) {
    const auto plan = plan::expand(all, test, of.partner);
    judged_test judged;
    judged.came = verdict::judge(test, plan, seen, of.offers());
    judged.evidence = verify::hex(verify::sha256(text::canonical(evidence::to_json(seen))));
    for (std::size_t at = 0; at < plan.size(); ++at)
        judged.executed += at < seen.records.size() && seen.records[at] ? 'x' : '-';
    return judged;
}

report judge_run(const catalogue::catalogue& all, const recorded_run& run) {
    std::vector<judged_test> judged;
    std::set<std::string> left;
    for (const auto& [test, seen] : run.seen)
        left.insert(test);
    for (const auto* const test : expected_of(all, run.of)) {
        if (left.erase(test->id) == 1)
            judged.push_back(judge_test(all, *test, run.of, run.seen.find(test->id)->second));
    }
    if (!left.empty())
        throw std::runtime_error(
            "evidence/" + *left.begin() + ".json: of no test that this system must pass"
        );
    return make_report(all, run.of, run.run, judged);
}

} // namespace kruispunt::conformance::suite::reporting
