#include "conformance/suite/plan/saying.hpp"

#include "conformance/suite/plan/composing.hpp"
#include "conformance/wire/octets.hpp"

namespace kruispunt::conformance::suite::plan {

std::string_view word(catalogue::party of) {
    switch (of) {
    case catalogue::party::region:
        return "region";
    case catalogue::party::partner:
        return "partner";
    case catalogue::party::gateway:
        break;
    }
    return "gateway";
}

wire::request said(
    const catalogue::send_step& step,
    const catalogue::request_template& from,
    const scopes& all,
    const signing& by
) {
    const auto party = std::string(word(step.where.by));
    auto made = compose(from, step.changed, all, step.where.scope);
    made = signed_request(std::move(made), from, {party, step.changed}, by);
    change_octets(made, step.changed, all, step.where.scope);
    return made;
}

wire::request addressed(wire::request what, const wire::base_url& to) {
    what.target = to.path + what.target;
    wire::complete(what, to.host + ":" + to.port);
    return what;
}

wire::request fed(std::string mutation) {
    wire::request made;
    made.method = "FEED";
    made.body = std::move(mutation);
    return made;
}

bool is_fed(const std::string& protocol, catalogue::role as, catalogue::party by) {
    return protocol == "midden-nederland" && as == catalogue::role::gateway &&
           by == catalogue::party::region;
}

std::string
certificate_shown(const std::string& party, const std::optional<catalogue::change>& changed) {
    const auto* const other =
        changed ? std::get_if<catalogue::other_certificate>(&*changed) : nullptr;
    return other == nullptr ? party : other->by;
}

} // namespace kruispunt::conformance::suite::plan
