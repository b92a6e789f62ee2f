#include "conformance/suite/serving/run_pages.hpp"

#include "conformance/suite/reporting/forms.hpp"
#include "conformance/suite/statement/submission.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

namespace kruispunt::conformance::suite::serving {
namespace {

wire::response said(unsigned status, std::string_view type, std::string body) {
    return {
        status,
        {{"Content-Type", std::string(type)},
         {"Cache-Control", "no-store"},
         {"X-Content-Type-Options", "nosniff"},
         {"Referrer-Policy", "no-referrer"}},
        std::move(body)};
}

wire::response plain(unsigned status, const std::string& why) {
    return said(status, "text/plain; charset=utf-8", why + '\n');
}

bool is_of_this_machine(const wire::request& asked) {
    const auto given = wire::header_value(asked.headers, "Host");
    if (!given) return false;
    const auto name = given->substr(0, given->rfind(':'));
    constexpr std::array<std::string_view, 3> own{"127.0.0.1", "localhost", "[::1]"};
    return std::ranges::find(own, name) != own.end();
}

std::string_view type_of(reporting::form of) {
    switch (of) {
    case reporting::form::junit:
        return "application/xml";
    case reporting::form::earl:
        return "application/ld+json";
    case reporting::form::markdown:
        return "text/markdown; charset=utf-8";
    case reporting::form::html:
        break;
    }
    return "text/html; charset=utf-8";
}

wire::response page(const std::string& path, const reporting::account& what) {
    if (path == "/") return said(200, type_of(reporting::form::html), reporting::html(what));
    if (path == "/report.json")
        return said(200, "application/json", reporting::canonical_report(what.of) + '\n');
    for (const auto form : reporting::forms)
        if (path == '/' + std::string(reporting::file_name(form)))
            return said(200, type_of(form), reporting::written(form, what));
    return plain(404, "There is no such page: / shows the run.");
}

} // namespace

run_pages::run_pages(catalogue::catalogue all, std::filesystem::path folder)
    : all_(std::move(all)), folder_(std::move(folder)) {}

wire::response run_pages::answer(const wire::request& asked) const {
    if (asked.unreadable != 0) return plain(asked.unreadable, "The request cannot be read.");
    if (!is_of_this_machine(asked)) return plain(421, "Ask for 127.0.0.1 or localhost.");
    if (asked.method != "GET") {
        auto refused = plain(405, "Only GET is answered.");
        refused.headers.push_back({"Allow", "GET"});
        return refused;
    }
    try {
        const auto run = reporting::read_run(statement::read_submission(folder_));
        const auto report = reporting::judge_run(all_, run);
        return page(asked.target, {all_, report, run});
    } catch (const std::exception& why) {
        return plain(500, std::string("The run cannot be shown: ") + why.what());
    }
}

} // namespace kruispunt::conformance::suite::serving
