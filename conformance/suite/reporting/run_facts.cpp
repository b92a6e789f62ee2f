#include "conformance/suite/reporting/run_facts.hpp"

#include "conformance/text/clock.hpp"
#include "conformance/text/strict_object.hpp"

namespace kruispunt::conformance::suite::reporting {
namespace {

constexpr std::size_t most_prefixes = 1000;

std::string read_moment(text::strict_object& from, std::string_view name) {
    auto moment = from.text(name, 40);
    if (!text::read_utc(moment)) from.refuse(name, "is no moment in UTC (RFC 3339)");
    return moment;
}

} // namespace

text::json to_json(const run_facts& of) {
    text::json suite{{"version", of.suite_version}, {"sha256", of.suite_sha256}};
    text::json document{
        {"suite", std::move(suite)},
        {"catalogue_sha256", of.catalogue},
        {"started", of.started},
        {"finished", of.finished},
        {"seed", of.seed},
        {"selection", of.selection}};
    if (!of.challenge.empty()) document["challenge"] = of.challenge;
    if (of.interrupted) document["interrupted"] = true;
    return document;
}

run_facts facts_from(const text::json& document) {
    text::strict_object from(document, "");
    run_facts read;
    text::strict_object suite(from.object("suite"), "suite");
    read.suite_version = suite.text("version", 100);
    read.suite_sha256 = suite.sha256("sha256", true);
    suite.end();
    read.catalogue = from.sha256("catalogue_sha256", true);
    read.started = read_moment(from, "started");
    read.finished = read_moment(from, "finished");
    read.seed = from.text("seed", 200);
    read.challenge = from.maybe_text("challenge", 200);
    read.selection = from.texts("selection", most_prefixes);
    read.interrupted = from.has("interrupted") && from.boolean("interrupted");
    if (from.has("interrupted") && !read.interrupted)
        from.refuse("interrupted", "stands there only where it is true");
    from.end();
    return read;
}

} // namespace kruispunt::conformance::suite::reporting
