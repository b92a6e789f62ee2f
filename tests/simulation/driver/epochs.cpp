#include "tests/simulation/driver/epochs.hpp"

#include "tests/support/sealed_commands.hpp"

#include <algorithm>
#include <string>

namespace kruispunt::simulation {

using namespace domain;

namespace {

// As the vault's sections are: never empty, whatever is not known of the child.
constexpr const char* nothing_known = "-";

template <class Octets>
std::string word(int epoch, const Octets& octets) {
    return std::to_string(epoch) + '/' + std::string(octets.begin(), octets.end());
}

} // namespace

digest epochs::under(int epoch, const digest& first) {
    if (epoch == 1 || first == digest{}) return first;
    const digest made = support::digest_of(word(epoch, first));
    firsts_.emplace(made, first);
    return made;
}

digest epochs::first_of(const digest& of) const {
    const auto found = firsts_.find(of);
    return found == firsts_.end() ? of : found->second;
}

short_digest epochs::under(int epoch, const short_digest& first) const {
    if (epoch == 1) return first;
    const digest whole = support::digest_of(word(epoch, first));
    short_digest half{};
    std::copy_n(whole.begin(), half.size(), half.begin());
    return half;
}

sealed_signal epochs::under(int epoch, const sealed_signal& first) {
    sealed_signal made = first;
    if (made.identity.empty()) made.identity = nothing_known; // of a signal that has not ended
    if (made.child) made.child = under(epoch, *first.child);
    if (auto& born = made.compared.birth_date) {
        born->year = under(epoch, born->year);
        if (born->month) born->month = under(epoch, *born->month);
        if (born->day) born->day = under(epoch, *born->day);
    }
    if (auto& name = made.compared.given_name) name = under(epoch, *name);
    for (parent_pseudonym& parent : made.parents)
        parent = under(epoch, parent);
    std::sort(made.parents.begin(), made.parents.end());
    if (made.contact_seen)
        for (short_digest& part : *made.contact_seen)
            part = under(epoch, part);
    made.content = under(epoch, first.content);
    return made;
}

sealed_inspection epochs::under(int epoch, const sealed_inspection& first) {
    sealed_inspection made = first;
    made.child = under(epoch, first.child);
    for (short_digest& year : made.calendar.years)
        year = under(epoch, year);
    for (short_digest& month : made.calendar.months)
        month = under(epoch, month);
    for (short_digest& day : made.calendar.days)
        day = under(epoch, day);
    return made;
}

sealed_act epochs::under(int epoch, const sealed_act& first) {
    if (const auto* given = std::get_if<sealed_submit>(&first)) {
        sealed_submit made = *given;
        made.signal = under(epoch, given->signal);
        if (given->previous) made.previous = under(epoch, *given->previous);
        return made;
    }
    if (const auto* asked = std::get_if<sealed_inspection>(&first)) return under(epoch, *asked);
    if (const auto* said = std::get_if<sealed_update>(&first)) {
        sealed_update made = *said;
        if (made.lead) made.lead->content = under(epoch, said->lead->content);
        return made;
    }
    return first;
}

epoch_form epochs::form(int epoch, const sealed_command& first, bool whole) {
    epoch_form made{epoch, under(epoch, first.signal_key)};
    const auto* said = std::get_if<sealed_update>(&first.act);
    if (whole || (said != nullptr && said->lead)) made.act = under(epoch, first.act);
    return made;
}

void epochs::remember(const sealed_command& first) {
    if (const auto* given = std::get_if<sealed_submit>(&first.act))
        given_[given->signal.data_key] = given->signal;
    if (const auto* said = std::get_if<sealed_update>(&first.act); said && said->lead)
        led_[said->lead->data_key] = said->lead->content;
}

sealed_command epochs::sealed(const sealed_command& first, int also) {
    remember(first);
    sealed_command made = first;
    made.epoch = newest_;
    made.signal_key = under(newest_, first.signal_key);
    made.act = under(newest_, first.act);
    for (int epoch = newest_ - 1; epoch > 0; --epoch)
        made.other_forms.push_back(form(epoch, first, epoch == also));
    return made;
}

sealed_command epochs::sealed_before(const sealed_command& first, int also) {
    remember(first);
    sealed_command made = first;
    made.epoch = also;
    made.signal_key = under(also, first.signal_key);
    made.act = under(also, first.act);
    for (int epoch = also - 1; epoch > 0; --epoch)
        made.other_forms.push_back(form(epoch, first, false));
    return made;
}

ports::rekeyed_row epochs::rekeyed(const ports::kept_row& row) {
    ports::rekeyed_row made{row.number, row.data_key, under(newest_, first_of(row.key)), {}};
    if (!row.identity.empty()) {
        made.signal = under(newest_, given_.at(row.data_key));
    } else {
        made.signal.contact = row.contact;
        made.signal.data_key = row.data_key;
    }
    return made;
}

ports::kept_lead epochs::rekeyed(const ports::kept_lead& kept) {
    ports::kept_lead made = kept;
    made.lead.content = under(newest_, led_.at(kept.lead.data_key));
    return made;
}

} // namespace kruispunt::simulation
