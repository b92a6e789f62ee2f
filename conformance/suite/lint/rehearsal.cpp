#include "conformance/suite/catalogue/texts.hpp"
#include "conformance/suite/lint/parts.hpp"
#include "conformance/suite/plan/composing.hpp"
#include "conformance/suite/plan/course.hpp"
#include "conformance/suite/plan/scopes.hpp"
#include "conformance/suite/plan/variables.hpp"
#include "conformance/suite/verdict/bodies.hpp"

#include <algorithm>
#include <stdexcept>

namespace kruispunt::conformance::suite::lint {
namespace {

using catalogue::message;
using catalogue::party;
using plan::operation;

/// Any moment will do.
const text::instant some_moment =
    std::chrono::sys_days(std::chrono::year(2026) / std::chrono::November / 20);

constexpr const char* no_oin = "00000099000000000000";

/// Plays a test with variables that are drawn and captures that are made up.
class rehearsal {
public:
    rehearsal(const catalogue::catalogue& all, const catalogue::test& test, found_faults& into)
        : test_(&test), into_(&into),
          plan_(plan::expand(all, test, plan::partner_of(test.protocol))) {}

    void play() {
        for (const auto& scope : plan::scopes_of(plan_))
            scopes_[scope] = plan::draw(
                {"lint", test_->id, scope, 0}, some_moment, {no_oin, no_oin, no_oin, "/webhook"}
            );
        for (std::size_t number = 0; number < plan_.size(); ++number)
            guarded(plan_[number], [this, number] { play(plan_[number], number); });
    }

private:
    template <class Work>
    void guarded(const operation& of, const Work& work) {
        try {
            work();
        } catch (const std::runtime_error& cause) {
            add(of, cause.what());
        }
    }

    void add(const operation& of, const std::string& what) {
        into_->push_back(test_->id + ": step " + std::to_string(of.step + 1) + ": " + what);
    }

    void play(const operation& of, std::size_t number) {
        plan::enter(scopes_, of, number);
        const auto scope = plan::scope_of(of, plan_);
        if (const auto* sent = std::get_if<catalogue::send_step>(&of.does)) {
            auto made = plan::compose(of.message->request, sent->changed, scopes_, scope);
            plan::change_octets(made, sent->changed, scopes_, scope);
            check_sender(of, *of.message, sent->where.by, true);
            capture(sent->capture, scope);
        }
        if (const auto* received = std::get_if<catalogue::receive_step>(&of.does)) {
            check_sender(of, *of.message, received->where.by, false);
            capture(received->capture, scope);
        }
        if (std::holds_alternative<catalogue::nothing_step>(of.does))
            check_sender(of, *of.message, plan::place_of(of)->by, false);
        if (std::holds_alternative<catalogue::feed_step>(of.does)) check_feed(of);
        for (const auto& each : of.holds)
            for (const auto& check : each.checks)
                check_check(of, check, number);
        for (const auto& text : catalogue::texts_of(of.does))
            fill(text, scope);
    }

    void capture(const std::map<std::string, std::string>& what, const std::string& scope) {
        for (const auto& [name, path] : what)
            scopes_[scope].emplace(name, "captured");
    }

    /// `${got:…}` is filled from what came, when it comes.
    void fill(const std::string& text, const std::string& scope) const {
        for (const auto& name : catalogue::placeholders_of(text))
            if (!name.starts_with("got:")) (void)plan::value_of(name, scopes_, scope);
    }

    void check_sender(const operation& of, const message& kind, party by, bool sends) {
        const bool from_gateway = kind.from == message::sender::gateway;
        if ((by == party::gateway) == (from_gateway == sends)) return;
        add(of, kind.name + " is said by the other side");
        if (!sends && kind.recognised.method.empty())
            add(of, kind.name + " has no `recognised`: no listener can tell it");
    }

    void check_feed(const operation& of) {
        const bool is_played =
            test_->protocol == "midden-nederland" && test_->of == catalogue::role::gateway;
        if (!is_played) add(of, "a feed is played to gateways, in midden-nederland alone");
    }

    void check_check(const operation& of, const catalogue::check& check, std::size_t number) {
        const auto scope = plan::scope_of(of, plan_);
        for (const auto& text : catalogue::texts_of(check))
            fill(text, scope);
        if (const auto* body = std::get_if<catalogue::at_body>(&check.what))
            check_path(of, plan::filled(body->path, scopes_, scope));
        if (const auto* same = std::get_if<catalogue::same_as>(&check.what))
            check_name(of, same->step, number);
        if (const auto* secret = std::get_if<catalogue::tells_nothing_of>(&check.what))
            for (const auto& name : secret->variables)
                (void)plan::value_of(name, scopes_, scope);
        const bool called = std::holds_alternative<catalogue::receive_step>(of.does);
        if (std::holds_alternative<catalogue::reads_well>(check.what) && !called)
            add(of, "`reads` is for a `receive`");
        const bool asks_request = std::holds_alternative<catalogue::at_method>(check.what) ||
                                  std::holds_alternative<catalogue::at_target>(check.what);
        if (asks_request && !called) add(of, "method and target are a call's");
    }

    void check_path(const operation& of, const std::string& path) {
        const bool of_adapter = of.message == nullptr;
        if (of_adapter)
            (void)verdict::look_in_json(nullptr, path);
        else
            (void)verdict::look_in_body(
                of.protocol, verdict::speaks_xml(of.protocol) ? "<a/>" : "null", path
            );
    }

    void check_name(const operation& of, const std::string& name, std::size_t number) {
        const auto end = plan_.begin() + static_cast<std::ptrdiff_t>(number);
        if (std::find_if(plan_.begin(), end, [&name](const operation& each) {
                return plan::name_of(each) == name;
            }) == end)
            add(of, "no step before it is named " + name);
    }

    const catalogue::test* test_;
    found_faults* into_;
    std::vector<operation> plan_;
    plan::scopes scopes_;
};

void check_number_of_scopes(const catalogue::catalogue& all, found_faults& into) {
    for (const auto& [protocol, messages] : all.messages)
        if (plan::scope_numbers(all, protocol).size() > plan::most_scopes)
            into.push_back(
                protocol + ": its tests have more scopes than there are made-up children"
            );
}

} // namespace

void rehearse(const catalogue::catalogue& all, found_faults& into) {
    bool all_planned = true;
    for (const auto& test : all.tests) {
        try {
            rehearsal(all, test, into).play();
        } catch (const std::runtime_error& cause) {
            into.push_back(cause.what());
            all_planned = false;
        }
    }
    if (all_planned) check_number_of_scopes(all, into);
}

} // namespace kruispunt::conformance::suite::lint
