#pragma once

#include "conformance/suite/statement/verification.hpp"
#include "conformance/suite/tests/made_up_run.hpp"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace kruispunt::conformance::suite::tests {

/// A submission and the body that looks at it. Whoever tampers has the vendor's key, and so can
/// sign whatever he made of it.
struct submission {
    explicit submission(const answers& answer = as_asked) {
        files = reported_files(all, answer);
        sign();
    }

    void sign() { tests::sign(files, key_of_the_vendor()); }

    void report_and_sign() {
        report_anew(files, all);
        sign();
    }

    /// Changes a member of a file, makes the report of it, and signs.
    void change(const std::string& file, const std::function<void(text::json&)>& edit) {
        auto document = document_in(files, file);
        edit(document);
        put(files, file, document);
        report_and_sign();
    }

    void change_evidence(
        const std::string& test, const std::function<void(evidence::test_evidence&)>& edit
    ) {
        const auto name = "evidence/" + test + ".json";
        auto seen = evidence::from_json(document_in(files, name));
        edit(seen);
        put(files, name, evidence::to_json(seen));
        report_and_sign();
    }

    /// Changes the report alone, so that it is a report still, and signs.
    void change_report(const std::function<void(reporting::report&)>& edit) {
        auto report = reporting::read_report(files.at("report.json"));
        edit(report);
        files["report.json"] = reporting::canonical_report(report) + '\n';
        sign();
    }

    statement::verification verified() const {
        return statement::verify_submission(files, all, body, now);
    }

    catalogue::catalogue all = made_up_catalogue();
    reporting::run_files files;
    statement::trust body = made_up_trust(all);
    text::instant now = a_fine_day();
};

/// What somebody made of a submission, and what must see it. No aggregate: in one clang-tidy takes
/// what is made on the way for a leak.
struct tampered {
    tampered(
        std::string named, std::function<submission()> made_by, std::string at, std::string because
    )
        : name(std::move(named)), made(std::move(made_by)), step(std::move(at)),
          why(std::move(because)) {}

    std::string name;
    std::function<submission()> made;
    std::string step; ///< the first that must refuse
    std::string why;  ///< in its reason
};

/// What was done to the submission that a system with this behaviour gave.
template <class Act>
std::function<submission()> done(Act act, answers answer = as_asked) {
    return [act, answer] {
        submission of(answer);
        act(of);
        return of;
    };
}

/// Tampering with evidence and the report on it.
std::vector<tampered> tampered_evidence();
/// Evidence of several runs, or of none, put in order.
std::vector<tampered> tampered_order();
/// Something else was sent than the catalogue asks.
std::vector<tampered> tampered_sending();
/// Tampering with what is said of the run: by whom, when, of what.
std::vector<tampered> tampered_facts();

} // namespace kruispunt::conformance::suite::tests
