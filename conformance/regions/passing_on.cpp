#include "conformance/regions/passing_on.hpp"

namespace kruispunt::conformance::regions {
namespace {

using text::json;

/// A match is all three's; a child that comes to live here is its municipality's (COM-26); what is
/// about one signal is the reporter's; an inspection's answer is for who asked, and for nobody
/// else.
std::vector<std::string_view> whom(notice_kind kind) {
    switch (kind) {
    case notice_kind::match_made:
    case notice_kind::match_changed:
    case notice_kind::match_ended:
        return {"reporter", "coordinator", "overseer"};
    case notice_kind::relocation:
        return {"overseer"};
    case notice_kind::inspection:
        return {};
    default:
        return {"reporter"};
    }
}

json or_null(const text_value& value) {
    return value ? json(*value) : json(nullptr);
}

} // namespace

void passing_on::pass(std::size_t n, const notice& told, const text_value& signal) {
    if (whom(told.kind).empty()) return;
    passed_.push_back({n, told.kind, signal, told.match});
    if (passed_.size() > limit_) passed_.pop_front();
}

json passing_on::list() const {
    json all = json::array();
    for (const auto& each : passed_)
        for (const auto role : whom(each.kind)) {
            if (reporter_alone_ && role != "reporter") continue;
            all.push_back(
                {{"n", each.n},
                 {"whom", role},
                 {"kind", name_of(each.kind)},
                 {"signal", or_null(each.signal)},
                 {"match", or_null(each.match)}}
            );
        }
    return all;
}

} // namespace kruispunt::conformance::regions
