#include "conformance/regions/problem.hpp"

namespace kruispunt::conformance::regions {
namespace {

unsigned status_of(std::string_view code) {
    if (code == "OIN_NIET_BEVOEGD") return 403;
    if (code == "BERICHT_TE_GROOT") return 413;
    if (code == "KENMERK_CONFLICT") return 409;
    if (code == "TIJDELIJK_NIET_BESCHIKBAAR") return 503;
    return 400;
}

} // namespace

wire::response write_problem(const text::finding& why) {
    return write_problem(status_of(why.code), why);
}

wire::response write_problem(unsigned status, const text::finding& why) {
    const text::json body{
        {"type", "about:blank"},
        {"title", why.code},
        {"status", status},
        {"detail", why.what},
        {"code", why.code},
        {"veld", why.field}};
    wire::response made{
        status, {{"Content-Type", "application/problem+json"}}, text::write_json(body)};
    if (status == 503) made.headers.push_back({"Retry-After", "1"});
    return made;
}

} // namespace kruispunt::conformance::regions
