#include "tests/support/plain_vault.hpp"

#include "tests/support/sealed_commands.hpp"

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
    } else if (const auto* asked = std::get_if<read_signal>(&c.act)) {
        sealed.signal_key = key_of(c.region, asked->id);
        sealed.act = sealed_read{};
    } else if (const auto* listed = std::get_if<list_matches>(&c.act)) {
        sealed.signal_key = key_of(c.region, listed->id);
        sealed.act = sealed_listing{listed->page, listed->page_size};
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

void plain_vault::release(const sealed_command& command) {
    const std::lock_guard lock(mutex_);
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
}

void plain_vault::erase_all() {
    const std::lock_guard lock(mutex_);
    contacts_.clear();
}

std::size_t plain_vault::released() const {
    const std::lock_guard lock(mutex_);
    return released_;
}

} // namespace kruispunt::support
