#include "tests/support/plain_vault.hpp"

#include "tests/support/sealed_commands.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::support {

using namespace domain;

namespace {

error unavailable() {
    return make_error(errc::temporarily_unavailable, {}, "a test took the vault away");
}

std::string content_text(const signal_content& s) {
    std::string text = s.id + '|' + (s.child.bsn ? std::string(s.child.bsn->digits()) : "") + '|' +
                       s.organisation.oin + '|' + s.organisation.name + '|' + to_text(s.date);
    if (s.reporter) text += '|' + s.reporter->name;
    return text;
}

} // namespace

result<sealed_command> plain_vault::seal(const command& c) {
    const std::lock_guard lock(mutex_);
    if (failing_) return unavailable();
    sealed_command sealed;
    sealed.region = c.region;
    sealed.oin = c.oin;
    sealed.reason = c.reason;
    sealed.sent_at = c.sent_at;
    sealed.feed_item = c.feed_item;
    sealed.if_match = c.if_match;
    sealed.trace = c.trace;
    if (const auto* given = std::get_if<submit_signal>(&c.act)) {
        const signal_content& signal = given->content;
        sealed_submit act;
        act.reference = signal.id;
        act.must_be_known = given->must_be_known;
        if (signal.child.bsn)
            act.signal.child = digest_of("bsn " + std::string(signal.child.bsn->digits()));
        act.signal.organisation_oin = signal.organisation.oin;
        act.signal.date = signal.date;
        for (const bsn& parent : signal.parents)
            act.signal.parents.push_back(digest_of("parent " + std::string(parent.digits())));
        act.signal.contact_seen = contact_parts{};
        const std::string shown = signal.organisation.name + '|' + signal.organisation.phone;
        const digest seen = digest_of(shown);
        std::copy_n(seen.begin(), sizeof(short_digest), act.signal.contact_seen->at(1).begin());
        act.signal.content = digest_of(content_text(signal));
        act.signal.data_key = ++last_;
        act.signal.contact = "sealed";
        contacts_[last_] = contact{signal.organisation, signal.reporter};
        sealed.signal_key = key_of(c.region, signal.id);
        sealed.act = std::move(act);
    } else if (const auto* withdrawn = std::get_if<withdraw_signal>(&c.act)) {
        sealed.signal_key = key_of(c.region, withdrawn->id);
        sealed.act = sealed_withdraw{withdrawn->reason};
    } else if (const auto* closed = std::get_if<close_signal>(&c.act)) {
        sealed.signal_key = key_of(c.region, closed->id);
        sealed.act = sealed_close{};
    } else if (const auto* moved = std::get_if<relocate_signal>(&c.act)) {
        sealed.signal_key = key_of(c.region, moved->id);
        sealed.act = sealed_relocation{moved->municipality, moved->on};
    } else if (const auto* seen = std::get_if<inspect_child>(&c.act)) {
        sealed_inspection act;
        act.child = digest_of("bsn " + std::string(seen->child.digits()));
        act.reference = seen->reference;
        act.by = seen->by;
        act.municipality = seen->municipality;
        sealed.act = std::move(act);
    } else if (const auto* asked = std::get_if<read_signal>(&c.act)) {
        sealed.signal_key = key_of(c.region, asked->id);
        sealed.act = sealed_read{};
    } else if (const auto* listed = std::get_if<list_matches>(&c.act)) {
        sealed.signal_key = key_of(c.region, listed->id);
        sealed.act = sealed_listing{listed->page, listed->page_size};
    } else if (const auto* objected = std::get_if<enter_objection>(&c.act)) {
        sealed.signal_key = key_of(c.region, objected->id);
        sealed.act =
            sealed_objection{objected->by, objected->municipality, !objected->reference.empty()};
    } else if (const auto* decided = std::get_if<decide_objection>(&c.act)) {
        sealed.act = sealed_objection_decision{decided->objection, decided->upheld};
    } else if (const auto* updated = std::get_if<update_match>(&c.act)) {
        sealed.act = seal_update(*updated);
    } else {
        sealed.act = std::get<refused_message>(c.act);
    }
    return sealed;
}

result<contact> plain_vault::open(const ports::sealed_contact& sealed) {
    const std::lock_guard lock(mutex_);
    if (failing_) return unavailable();
    const auto at = contacts_.find(sealed.data_key);
    if (at == contacts_.end()) return make_error(errc::signal_unknown);
    return at->second;
}

sealed_update plain_vault::seal_update(const update_match& update) {
    sealed_update sealed{
        update.match, update.acknowledged, update.consent, update.family_informed, std::nullopt};
    if (!update.lead) return sealed;
    sealed.lead.emplace();
    if (update.lead->name.empty()) return sealed;
    sealed.lead->content = digest_of(update.lead->name + '|' + update.lead->phone);
    sealed.lead->data_key = ++last_;
    sealed.lead->bytes = "sealed";
    leads_[last_] = *update.lead;
    return sealed;
}

result<case_lead> plain_vault::open_lead(const uuid&, std::string_view, const sealed_lead& lead) {
    const std::lock_guard lock(mutex_);
    if (failing_) return unavailable();
    const auto at = leads_.find(lead.data_key);
    if (at == leads_.end()) return make_error(errc::signal_unknown);
    return at->second;
}

result<std::optional<birth_date>> plain_vault::birth_date_of(const sealed_identity& sealed) {
    const std::lock_guard lock(mutex_);
    if (failing_) return unavailable();
    ++opened_;
    const auto at = births_.find(sealed.data_key);
    if (at == births_.end()) return std::optional<birth_date>();
    return std::optional(at->second);
}

void plain_vault::add_birth_date(std::int64_t data_key, birth_date born) {
    const std::lock_guard lock(mutex_);
    births_.insert_or_assign(data_key, born);
}

std::size_t plain_vault::opened() const {
    const std::lock_guard lock(mutex_);
    return opened_;
}

void plain_vault::release(const sealed_command& command) {
    const std::lock_guard lock(mutex_);
    const auto* updated = std::get_if<sealed_update>(&command.act);
    if (updated && updated->lead && updated->lead->data_key != 0) {
        leads_.erase(updated->lead->data_key);
        ++released_;
    }
    if (const auto* given = std::get_if<sealed_submit>(&command.act)) {
        contacts_.erase(given->signal.data_key);
        ++released_;
    }
}

void plain_vault::fail(bool on) {
    const std::lock_guard lock(mutex_);
    failing_ = on;
}

void plain_vault::erase(std::int64_t data_key) {
    const std::lock_guard lock(mutex_);
    contacts_.erase(data_key);
    leads_.erase(data_key);
}

void plain_vault::erase_all() {
    const std::lock_guard lock(mutex_);
    contacts_.clear();
    leads_.clear();
}

std::size_t plain_vault::released() const {
    const std::lock_guard lock(mutex_);
    return released_;
}

} // namespace kruispunt::support
