#include "gateway/portal/key_pages.hpp"

#include "gateway/portal/answers.hpp"

#include <string_view>
#include <utility>

namespace kruispunt::portal {

namespace {

using namespace domain;
using ports::rotation_stage;

std::string_view word_of(rotation_stage stage) {
    switch (stage) {
    case rotation_stage::none:
        return "geen";
    case rotation_stage::making:
        return "maken";
    case rotation_stage::placing:
        return "plaatsen";
    case rotation_stage::wrapping:
        return "verpakken";
    case rotation_stage::stuck:
        return "vast";
    }
    return {};
}

} // namespace

json shown(const ports::key_status& now) {
    json epochs = json::array();
    for (const ports::ring_epoch& each : now.epochs)
        epochs.push_back(
            {{"nummer", each.number},
             {"volledig", each.whole},
             {"vingerafdruk", each.whole ? json(each.fingerprint) : json(nullptr)}}
        );
    return {
        {"stap", word_of(now.stage)},
        {"epoch", now.epoch},
        {"gedaan", now.done},
        {"van", now.of},
        {"onleesbaar", now.unreadable},
        {"oudeNamen", now.older_names},
        {"epochs", std::move(epochs)}};
}

namespace {

ports::http_response answer_with(const result<ports::key_status>& now, int status) {
    if (now) return answered(status, shown(*now));
    if (now.error().code == errc::reference_conflict)
        return problem(409, "Nu niet", now.error().detail);
    return problem(now.error());
}

} // namespace

ports::task<ports::http_response> key_pages::show(call) {
    const auto now = co_await desk_.status();
    co_return answer_with(now, 200);
}

ports::task<ports::http_response> key_pages::rotate(call c) {
    if (const auto ok = nothing_in(c); !ok) co_return problem(ok.error());
    const auto now = co_await desk_.rotate(std::move(c.by));
    co_return answer_with(now, 202);
}

ports::task<ports::http_response> key_pages::retire(call c) {
    if (const auto ok = nothing_in(c); !ok) co_return problem(ok.error());
    const auto now = co_await desk_.retire(std::move(c.by));
    co_return answer_with(now, 200);
}

} // namespace kruispunt::portal
