#include "conformance/regions/midden_nederland/rejections.hpp"

#include "conformance/text/clock.hpp"

namespace kruispunt::conformance::regions::midden_nederland {

using text::json;

bool rejections::take(std::int64_t number, const wire::request& got, text::findings& found) {
    const auto body = text::read_json(got.body);
    if (!body) found.add("BERICHT_ONLEESBAAR", "", "no JSON, or a member that stands twice");
    const auto object = body.value_or(json::object());
    text::json_cursor from(object, {}, found);
    auto code = from.text("code", text::error_code);
    auto field = from.maybe_text("veld", text::plain_text);
    from.end();
    if (!found.clean()) return true;
    if (const auto known = kept_.find(number); known != kept_.end()) {
        ++known->second.repeats;
        if (known->second.code != code || known->second.field != field)
            found.add("WAARDE_ONGELDIG", "code", "a second rejection that differs from the first");
        return true;
    }
    if (kept_.size() >= limit_) return false;
    kept_[number] = {
        std::move(code), std::move(field), text::rfc3339(std::chrono::system_clock::now()), 0};
    return true;
}

json rejections::list() const {
    json all = json::array();
    for (const auto& [number, each] : kept_)
        all.push_back(
            {{"sequence", number},
             {"code", each.code},
             {"field", each.field ? json(*each.field) : json(nullptr)},
             {"at", each.at},
             {"repeats", each.repeats}}
        );
    return all;
}

} // namespace kruispunt::conformance::regions::midden_nederland
