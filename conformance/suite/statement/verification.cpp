#include "conformance/suite/statement/verification.hpp"

#include "conformance/suite/statement/cross_checks.hpp"
#include "conformance/suite/statement/envelope.hpp"
#include "conformance/suite/statement/in_toto.hpp"
#include "conformance/suite/statement/recomposition.hpp"
#include "conformance/suite/statement/root.hpp"
#include "conformance/suite/statement/submission.hpp"
#include "conformance/suite/statement/time_order.hpp"
#include "conformance/verify/hashing.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>

namespace kruispunt::conformance::suite::statement {
namespace {

/// Everything that the steps look at; what a step reads is there for those after it.
struct submitted {
    const reporting::run_files& files;
    const catalogue::catalogue& all;
    const trust& body;
    text::instant now;
    envelope sealed = {};
    reporting::report report = {};
    reporting::recorded_run run = {};
    reporting::report judged = {};
    const given_challenge* challenge = nullptr;
    verification came = {};
};

std::string content(const submitted& of, const std::string& name) {
    const auto found = of.files.find(name);
    if (found == of.files.end()) throw std::runtime_error(name + ": is not there");
    return found->second;
}

std::string read_all(submitted& of) {
    const auto octets = content(of, "report.json");
    of.report = reporting::read_report(octets);
    of.came.report_sha256 = verify::hex(verify::sha256(octets));
    of.came.verdict = verdict::word(of.report.outcome());
    of.run = reporting::read_run(of.files);
    of.sealed = read_envelope(content(of, std::string(statement_file)));
    return {};
}

std::string signature(submitted& of) {
    for (const auto& each : of.body.keys) {
        if (!is_signed_by(of.sealed, each.key)) continue;
        if (!of.sealed.certificate.empty() &&
            signing_key::from_certificate_pem(of.sealed.certificate).id() != each.key.id())
            return "the certificate that was sent along is of another key";
        of.came.signed_by = each.vendor;
        of.came.signed_at = read_statement(of.sealed.payload).signed_at;
        if (each.vendor == of.report.of.is.vendor) return {};
        return "the key is of " + each.vendor + ", and the product of " + of.report.of.is.vendor;
    }
    return "no key that the body accepts has made it (it says it is by key " + of.sealed.key + ")";
}

/// Why the files are not those that were signed.
std::string difference(
    const std::map<std::string, std::string>& stated, const std::map<std::string, std::string>& here
) {
    for (const auto& [name, digest] : stated) {
        const auto found = here.find(name);
        if (found == here.end()) return shown_name(name) + ": is missing";
        if (found->second != digest) return shown_name(name) + ": is not what was signed";
    }
    for (const auto& [name, digest] : here)
        if (!stated.contains(name)) return shown_name(name) + ": was not signed";
    return {};
}

std::string seal(submitted& of) {
    const auto stated = read_statement(of.sealed.payload);
    if (auto why = difference(stated.files, digests_of(of.files)); !why.empty()) return why;
    if (in_toto_statement(of.files, stated.signed_at) != of.sealed.payload)
        return "the statement says something else than the files: its subjects, root " +
               root_of(of.files) + " or results are not theirs";
    return {};
}

std::string suite(submitted& of) {
    const auto& run = of.report.run;
    for (const auto& each : of.body.suites) {
        if (each.version != run.suite_version) continue;
        if (std::ranges::count(each.builds, run.suite_sha256) > 0) return {};
        return "build " + run.suite_sha256 + " of suite " + each.version + " is not known";
    }
    return "suite " + run.suite_version + " is not accepted";
}

std::string catalogue_accepted(submitted& of) {
    const auto& digest = of.report.run.catalogue;
    const auto found = std::ranges::find(of.body.catalogues, digest, &accepted_catalogue::sha256);
    if (found == of.body.catalogues.end()) return "catalogue " + digest + " is not accepted";
    if (of.now > found->not_after)
        return "the catalogue was accepted until " + text::rfc3339(found->not_after);
    if (digest != of.all.digest)
        return "this program has another catalogue, " + of.all.digest +
               ": verify with the program of that release, or with --catalogue";
    return {};
}

std::string product(submitted& of) {
    const auto& is = of.report.of.is;
    if (is.build_sha256.empty()) return "sut.json does not say which build was tested";
    if (of.body.reference_builds.contains(is.build_sha256))
        return "the build is that of a reference system of the suite, not of a product";
    return {};
}

/// Why the run is not of what the challenge asked for.
std::string why_narrowed(const submitted& of, const given_challenge& asked) {
    const auto& shown = of.report.of;
    if (shown.is.vendor != asked.vendor || shown.is.name != asked.product)
        return "it was given out to " + asked.vendor + " for " + asked.product;
    if (shown.protocol != asked.protocol || shown.roles != asked.roles)
        return "it asked for other roles than sut.json names";
    for (const auto& feature : asked.features)
        if (std::ranges::count(shown.features, feature) == 0)
            return "it counted on " + feature + ", which sut.json leaves out";
    return {};
}

std::string challenge(submitted& of) {
    const auto& run = of.report.run;
    if (run.challenge.empty()) return "the run was made without one";
    const auto found =
        std::ranges::find(of.body.challenges, run.challenge, &given_challenge::nonce);
    if (found == of.body.challenges.end()) return "the body did not give out " + run.challenge;
    if (of.body.used.contains(run.challenge)) return "it was used for a report before";
    const auto started = text::read_utc(run.started);
    const auto finished = text::read_utc(run.finished);
    if (!started || !finished || *started < found->not_before || *finished > found->not_after)
        return "the run was made outside of its window, " + text::rfc3339(found->not_before) +
               " to " + text::rfc3339(found->not_after);
    if (run.seed != run.challenge) return "the run's variables were not drawn from it";
    return why_narrowed(of, *found);
}

std::string drawn(submitted& of) {
    if (auto why = why_not_drawn(of.all, of.run); !why.empty()) return why;
    return why_not_sent(of.all, of.run);
}

std::string whole(submitted& of) {
    if (!of.report.run.selection.empty())
        return "only some tests were asked for: " + shown_name(of.report.run.selection.front());
    if (of.report.run.interrupted) return "the run was ended before its end";
    const auto expected = reporting::make_report(of.all, of.report.of, of.report.run, {});
    if (of.report.expected != expected.expected ||
        of.report.expected_sha256 != expected.expected_sha256)
        return "the tests that it says must be passed are not those of the catalogue";
    if (!of.report.not_run.empty())
        return std::to_string(of.report.not_run.size()) +
               " tests were not run, the first: " + shown_name(of.report.not_run.front());
    if (of.report.tests.size() != expected.expected)
        return "it reports on " + std::to_string(of.report.tests.size()) + " tests of " +
               std::to_string(expected.expected);
    return {};
}

/// The first test on which the report and the evidence differ.
std::string difference(const reporting::report& reported, const reporting::report& judged) {
    for (const auto& test : judged.tests) {
        const auto found =
            std::ranges::find(reported.tests, test.id, &reporting::reported_test::id);
        if (found == reported.tests.end()) return test.id + ": is not in the report";
        if (found->judged.came.is != test.judged.came.is)
            return test.id + ": the report says " +
                   std::string(verdict::word(found->judged.came.is)) + ", the evidence " +
                   std::string(verdict::word(test.judged.came.is));
        if (found->at != test.at) return test.id + ": its level is not the catalogue's";
        if (found->judged.evidence != test.judged.evidence)
            return test.id + ": the report is on other evidence";
    }
    return "report.json is not what its evidence gives";
}

std::string judged_again(submitted& of) {
    for (const auto& [test, seen] : of.run.seen) {
        const auto found = std::ranges::find(of.all.tests, test, &catalogue::test::id);
        if (found != of.all.tests.end() && found->digest != seen.digest)
            return test + ": the evidence is of another text of the test";
    }
    of.judged = reporting::judge_run(of.all, of.run);
    if (reporting::canonical_report(of.judged) + '\n' == content(of, "report.json")) return {};
    return difference(of.report, of.judged);
}

std::string identity(submitted& of) {
    if (auto why = why_another_oin(of.run); !why.empty()) return why;
    if (auto why = why_for_another(of.all, of.run); !why.empty()) return why;
    return why_two_servers(of.run);
}

std::string order(submitted& of) {
    return why_out_of_time(of.all, of.run);
}

std::string controls(submitted& of) {
    return why_no_controls(of.all, of.run, of.judged);
}

std::string outcome(submitted& of) {
    const auto is = of.report.outcome();
    if (is == verdict::outcome::pass || is == verdict::outcome::warn) return {};
    return "the report says " + std::string(verdict::word(is));
}

/// A step, and which of those before it must hold for it to be of use.
struct step {
    std::string_view name;
    std::string_view asks;
    std::string (*why_refused)(submitted&);
    std::string_view needs = {};
};

constexpr std::array steps{
    step{"files", "all files can be read, and are in order", read_all},
    step{"signature", "signed by a key that the body accepts for the vendor", signature, "files"},
    step{"seal", "the signed files, none more and none fewer", seal, "files"},
    step{"suite", "made with a suite that the body accepts", suite, "files"},
    step{"catalogue", "by a catalogue that the body accepts", catalogue_accepted, "files"},
    step{"product", "of a build that is a product", product, "files"},
    step{"challenge", "to a challenge of the body, unused and in time", challenge, "files"},
    step{
        "drawn", "what was sent is the catalogue's, drawn from the run's seed", drawn, "catalogue"},
    step{"whole", "every test that must be passed, none left out", whole, "catalogue"},
    step{"judged", "the evidence gives this very report", judged_again, "catalogue"},
    step{"identity", "one system throughout, with the OIN it is said to have", identity, "files"},
    step{"order", "seen in one run: test after test, nothing in between", order, "catalogue"},
    step{"controls", "what passes had its live controls", controls, "judged"},
    step{"verdict", "no MUST failed or was left undecided", outcome, "files"}};

bool holds(const verification& of, std::string_view name) {
    const auto found = std::ranges::find(of.steps, name, &verified_step::name);
    return found != of.steps.end() && found->reached && found->why_refused.empty();
}

/// What files hold is never a reason to end: whatever is thrown is why they are refused.
std::string why_refused(const step& each, submitted& of) {
    try {
        return each.why_refused(of);
    } catch (const std::exception& why) {
        return why.what();
    }
}

} // namespace

bool verification::accepted() const {
    return std::ranges::all_of(steps, [](const verified_step& each) {
        return each.reached && each.why_refused.empty();
    });
}

verification verify_submission(
    const reporting::run_files& files,
    const catalogue::catalogue& all,
    const trust& body,
    text::instant now
) {
    submitted of{files, all, body, now};
    for (const auto& each : steps) {
        verified_step came{each.name, each.asks, {}, true};
        came.reached = each.needs.empty() || holds(of.came, each.needs);
        if (came.reached) came.why_refused = why_refused(each, of);
        of.came.steps.push_back(std::move(came));
    }
    return of.came;
}

verification unreadable_submission(const std::string& why) {
    verification came;
    for (const auto& each : steps)
        came.steps.push_back({each.name, each.asks, {}, false});
    came.steps.front().reached = true;
    came.steps.front().why_refused = why;
    return came;
}

} // namespace kruispunt::conformance::suite::statement
