#include "conformance/gateways/multisignaal/multisignaal_side.hpp"

#include "conformance/gateways/behaviours.hpp"
#include "conformance/gateways/json/items.hpp"
#include "conformance/gateways/kernel/federation.hpp"
#include "conformance/gateways/multisignaal/answers.hpp"
#include "conformance/gateways/multisignaal/calls.hpp"
#include "conformance/gateways/multisignaal/events.hpp"
#include "conformance/gateways/multisignaal/openapi.hpp"
#include "conformance/gateways/multisignaal/preconditions.hpp"
#include "conformance/gateways/multisignaal/problems.hpp"
#include "conformance/gateways/multisignaal/requests.hpp"

namespace kruispunt::conformance::gateways::multisignaal {
namespace {

constexpr std::string_view region = "multisignaal";

std::string_view unknown_rule_of(const place& at, std::string_view method) {
    switch (at.what) {
    case resource::closing:
        return "MS-04.3";
    case resource::relocation:
        return "MS-05.4";
    case resource::matches:
        return "MS-06.5";
    case resource::signal:
        return method == "DELETE" ? "MS-03.3" : "MS-02.3";
    default:
        return "COM-20.7";
    }
}

std::string joined(const std::vector<std::string_view>& names) {
    std::string all;
    for (const auto name : names)
        all += (all.empty() ? "" : ", ") + std::string(name);
    return all;
}

/// One call on its way to its answer. Refers to all of it.
class call {
public:
    call(
        const surroundings& around,
        const wire::request& got,
        const wire::target_parts& target,
        const std::vector<wire::header>& trace
    )
        : around_(around), got_(got), target_(target), at_(find_place(target)),
          from_{std::string(region), {}, std::string(unknown_rule_of(at_, got.method)), trace} {}

    wire::response answered() {
        if (const auto no = judge_call(got_, target_, at_, around_.broken)) return refuse(*no);
        if (at_.what == resource::none) return write_json(200, text::json::object());
        if (at_.what == resource::openapi) return given(openapi_document(), nullptr);
        if (auto failed = judge_tags()) return *failed;
        return done();
    }

private:
    wire::response problem(unsigned status, const std::vector<text::finding>& why) const {
        const bool is_known = at_.what != resource::none;
        auto made = write_problem(status, why, is_known ? std::string_view(target_.path) : "");
        if (around_.broken.behaves(behaviours::repeats_the_value)) {
            auto body = text::read_json(made.body).value_or(text::json::object());
            body["detail"] = body["detail"].get<std::string>() + ": " + got_.body;
            made.body = text::write_json(body);
        }
        return made;
    }

    wire::response refuse(const refused_call& why) const {
        auto made = problem(why.status, why.why);
        if (why.status == 405) made.headers.push_back({"Allow", joined(methods_of(at_.what))});
        return made;
    }

    /// What the resource's tag stands for, without changing anything.
    std::optional<std::string> present_tag() const {
        if (at_.what == resource::inspections) return std::nullopt;
        if (at_.what == resource::matches || at_.what == resource::match) {
            const auto now = at_.what == resource::match
                                 ? kernel::act(kernel::update_match{at_.id, {}, {}, {}, {}})
                                 : kernel::act(kernel::list_matches{at_.id});
            const auto found = around_.kernel.perform(now, from_);
            if (const auto* const item = std::get_if<kernel::match_item>(&found))
                return tag_of(json::match_body(*item), nullptr);
            if (const auto* const list = std::get_if<kernel::matches_found>(&found))
                return tag_of(matches_body(at_.id, list->matches, {}), nullptr);
            return std::nullopt;
        }
        const auto* const says = around_.kernel.known(std::string(region), at_.id);
        if (says == nullptr) return std::nullopt;
        const auto state = around_.kernel.perform(kernel::read{at_.id}, from_);
        const auto* const now = std::get_if<kernel::signal_state>(&state);
        if (now == nullptr) return std::nullopt;
        return tag_of(state_body(*now), says);
    }

    std::optional<wire::response> judge_tags() const {
        const bool asks = wire::header_value(got_.headers, "If-Match") ||
                          wire::header_value(got_.headers, "If-None-Match");
        if (!asks) return std::nullopt;
        kernel::findings found(around_.broken);
        const auto judged = judge_preconditions(got_, present_tag(), found);
        if (found.clean()) return std::nullopt;
        return problem(judged.failed ? 412 : 400, found.all());
    }

    wire::response done() {
        kernel::findings found(around_.broken);
        kernel::value_rules rules(found, around_.clock.today());
        const auto which = at_.what == resource::matches ? read_page(target_, rules) : page{};
        const auto what = read_act(got_, target_, at_, rules);
        if (!found.clean()) return problem(status_of(found.all().front().code), found.all());
        const auto answer = around_.kernel.perform(what, from_);
        if (const auto* const no = std::get_if<kernel::refusal>(&answer))
            return problem(status_of(no->why.front().code), no->why);
        if (const auto* const state = std::get_if<kernel::signal_state>(&answer))
            return written(*state);
        if (const auto* const list = std::get_if<kernel::matches_found>(&answer))
            return given(matches_body(at_.id, list->matches, which), nullptr);
        if (const auto* const item = std::get_if<kernel::match_item>(&answer))
            return with_tag(json::match_body(*item));
        const auto& seen = std::get<kernel::inspected>(answer);
        return write_json(200, json::inspection_body(seen.reference, seen.signals));
    }

    wire::response written(const kernel::signal_state& state) const {
        if (got_.method == "DELETE") return {204, {}, {}};
        if (got_.method == "GET" || got_.method == "HEAD")
            return given(state_body(state), around_.kernel.known(std::string(region), at_.id));
        auto made = write_json(state.is_new ? 201 : 200, state_body(state));
        if (state.is_new)
            made.headers.push_back(
                {"Location", std::string(base_path) + "/signalen/" + wire::encode_segment(state.id)}
            );
        return made;
    }

    static wire::response with_tag(const text::json& body) {
        auto made = write_json(200, body);
        made.headers.push_back({"ETag", tag_of(body, nullptr)});
        return made;
    }

    /// The answer to a GET (MS-11.1, MS-11.6).
    wire::response given(const text::json& body, const kernel::content* says) const {
        const bool steady = around_.broken.behaves(behaviours::fixed_tag);
        const auto tag = steady ? std::string("\"1\"") : tag_of(body, says);
        const bool known = is_known_already(got_, tag);
        auto made = known ? wire::response{304, {}, {}} : write_json(200, body);
        made.headers.push_back({"ETag", tag});
        if (got_.method == "HEAD") made.body.clear();
        return made;
    }

    const surroundings& around_;
    const wire::request& got_;
    const wire::target_parts& target_;
    place at_;
    kernel::origin from_;
};

class multisignaal_side final : public side {
public:
    explicit multisignaal_side(const surroundings& around) : around_(around) {}

    std::string_view path() const override { return region; }

    std::string message_of(const wire::request& got) const override {
        const auto target = wire::read_target(got.target);
        if (!target) return {};
        const auto at = find_place(*target);
        return std::string(multisignaal::message_of(at.what, got.method));
    }

    std::string message_of(const kernel::notice& told) const override {
        return side::message_of(told);
    }

    bool is_published(const wire::request& got) const override {
        const auto target = wire::read_target(got.target);
        return target && find_place(*target).what == resource::openapi;
    }

    void serve(
        const wire::request& got, const std::vector<wire::header>& trace, const wire::reply& give
    ) override {
        const auto target = wire::read_target(got.target);
        if (!target)
            return give(refuse(
                got,
                400,
                {std::string("COM-28.12"),
                 std::string("BERICHT_ONLEESBAAR"),
                 std::string(),
                 std::string("the path cannot be read")}
            ));
        auto made = call(around_, got, *target, trace).answered();
        add_headers(made);
        give(std::move(made));
    }

    wire::response
    refuse(const wire::request& got, unsigned status, const text::finding& why) override {
        const auto target = wire::read_target(got.target);
        const bool is_known = target && find_place(*target).what != resource::none;
        auto made = write_problem(status, {why}, is_known ? target->path : std::string());
        add_headers(made);
        return made;
    }

    wire::request write(const kernel::notice& told) override {
        return write_event(told, around_.gateway_oin, around_.binary_events);
    }

    delivery read(
        const kernel::notice& /*told*/, const wire::request& /*sent*/, const wire::response& got
    ) override {
        return read_receipt(got, around_.broken);
    }

private:
    surroundings around_;
};

} // namespace

std::unique_ptr<side> make_side(const surroundings& around) {
    return std::make_unique<multisignaal_side>(around);
}

std::optional<text::finding> first_breach(const wire::request& got) {
    const mutation::mutation nothing;
    const auto target = wire::read_target(got.target);
    if (!target)
        return text::finding{
            std::string("MS-10.9"),
            std::string("BERICHT_ONLEESBAAR"),
            std::string(),
            std::string("the path cannot be read")};
    const auto at = find_place(*target);
    if (const auto no = judge_call(got, *target, at, nothing)) return no->why.front();
    kernel::findings found(nothing);
    kernel::value_rules rules(found, {});
    if (at.what == resource::matches) read_page(*target, rules);
    if (at.what != resource::openapi) read_act(got, *target, at, rules);
    if (found.clean()) return std::nullopt;
    return found.all().front();
}

} // namespace kruispunt::conformance::gateways::multisignaal
