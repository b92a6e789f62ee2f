#include "gateway/domain/epoch_form.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::domain {

namespace {

// What was added to the act since it was sealed (warnings, an age) stays.
struct form_taking {
    const sealed_act& other;

    void operator()(sealed_submit& now) const {
        const auto& form = std::get<sealed_submit>(other);
        now.signal = form.signal;
        now.previous = form.previous;
    }

    void operator()(sealed_inspection& now) const {
        const auto& form = std::get<sealed_inspection>(other);
        now.child = form.child;
        now.calendar = form.calendar;
    }

    void operator()(sealed_update& now) const {
        if (now.lead) now.lead = std::get<sealed_update>(other).lead;
    }

    template <class Act>
    void operator()(Act&) const {}
};

} // namespace

std::optional<sealed_command> under_epoch(const sealed_command& command, int epoch) {
    const auto& forms = command.other_forms;
    const auto form = std::find_if(forms.begin(), forms.end(), [epoch](const epoch_form& f) {
        return f.epoch == epoch && f.act;
    });
    if (form == forms.end()) return std::nullopt;
    sealed_command other = command;
    other.epoch = epoch;
    other.signal_key = form->signal_key;
    if (other.replay && form->replay_key && form->replay_content) {
        other.replay->key = *form->replay_key;
        other.replay->content = *form->replay_content;
    }
    std::visit(form_taking{*form->act}, other.act);
    return other;
}

} // namespace kruispunt::domain
