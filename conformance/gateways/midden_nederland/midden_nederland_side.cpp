#include "conformance/gateways/midden_nederland/midden_nederland_side.hpp"

#include "conformance/gateways/behaviours.hpp"
#include "conformance/gateways/kernel/federation.hpp"
#include "conformance/gateways/midden_nederland/feed.hpp"
#include "conformance/gateways/midden_nederland/mutations.hpp"
#include "conformance/gateways/midden_nederland/notices.hpp"
#include "conformance/gateways/outbox.hpp"
#include "conformance/text/ids.hpp"

namespace kruispunt::conformance::gateways::midden_nederland {
namespace {

using text::finding;

class midden_nederland_side final : public side {
public:
    explicit midden_nederland_side(const surroundings& around)
        : around_(around), feed_(around, [this](const item& each) { apply(each); }) {}

    std::string_view path() const override { return ""; }

    void start() override { feed_.start(); }

    void reset() override { feed_.reset(); }

    void resume() override { feed_.resume(); }

    std::string message_of(const wire::request& /*got*/) const override { return {}; }

    bool is_published(const wire::request& /*got*/) const override { return false; }

    void serve(
        const wire::request& got,
        const std::vector<wire::header>& /*trace*/,
        const wire::reply& give
    ) override {
        give(refuse(got, 404, {"MN-00.1", "WAARDE_ONGELDIG", "", "the index never calls"}));
    }

    wire::response
    refuse(const wire::request& /*got*/, unsigned status, const finding& why) override {
        const text::json problem{{"status", status}, {"code", why.code}, {"veld", nullptr}};
        return {status, {{"Content-Type", "application/problem+json"}}, text::write_json(problem)};
    }

    wire::request write(const kernel::notice& told) override {
        auto made = write_notice(told);
        const auto at = made.target.find("onterecht=true");
        if (at != std::string::npos && around_.broken.behaves(behaviours::shouts_wrongful))
            made.target.replace(at, std::string::npos, "onterecht=TRUE");
        return made;
    }

    delivery read(
        const kernel::notice& /*told*/, const wire::request& /*sent*/, const wire::response& got
    ) override {
        return read_delivery(got, around_.broken);
    }

private:
    void apply(const item& each) {
        kernel::findings found(around_.broken);
        kernel::value_rules rules(found, around_.clock.today());
        const auto what = read_mutation(each.mutation, rules);
        const bool overlooks = around_.broken.behaves(behaviours::takes_what_breaks_a_rule);
        if (!found.clean() && !overlooks) return reject(each, found.all().front());
        // A kind that a mutant lets pass has nothing that could be done.
        if (!what) return;
        kernel::origin from;
        from.region = std::string("midden-nederland");
        from.fields = field_names();
        const auto came = around_.kernel.perform(*what, from);
        if (const auto* const why = std::get_if<kernel::refusal>(&came))
            return reject(each, why->why.front());
        if (const auto* const seen = std::get_if<kernel::inspected>(&came)) answer(*seen);
    }

    void reject(const item& each, const finding& why) {
        auto told = own_notice(kernel::notice_kind::rejection);
        told.sequence = std::to_string(each.number);
        told.code = why.code;
        const bool hides = why.code == "ONBEKEND_VELD" &&
                           around_.broken.behaves(behaviours::names_no_unknown_field);
        if (!hides) told.field = why.field;
        if (around_.broken.behaves(behaviours::repeats_the_value))
            told.field += ' ' + text::write_json(each.mutation);
        if (around_.broken.behaves(behaviours::halts_at_rejection)) feed_.halt();
        around_.out.post("midden-nederland", std::move(told));
    }

    void answer(const kernel::inspected& seen) {
        auto told = own_notice(kernel::notice_kind::inspection);
        told.reference = seen.reference;
        told.inspected = seen.signals;
        around_.out.post("midden-nederland", std::move(told));
    }

    kernel::notice own_notice(kernel::notice_kind kind) const {
        kernel::notice told;
        told.id = text::new_uuid();
        told.kind = kind;
        told.made_at = around_.clock.now();
        return told;
    }

    surroundings around_;
    feed feed_;
};

} // namespace

std::unique_ptr<side> make_side(const surroundings& around) {
    return std::make_unique<midden_nederland_side>(around);
}

} // namespace kruispunt::conformance::gateways::midden_nederland
