#include "gateway/vault/sealed_vault.hpp"

#include "gateway/vault/cipher.hpp"
#include "gateway/vault/pseudonyms.hpp"
#include "gateway/vault/sections.hpp"

#include <openssl/crypto.h>

#include <string>
#include <string_view>
#include <utility>

namespace kruispunt::vault {

namespace {

using namespace domain;

constexpr std::string_view identity_kind = "identity";
constexpr std::string_view contact_kind = "contact";

// What a sealed section is bound to: its kind and version, its signal and its data key.
std::string binding(std::string_view kind, const digest& signal, std::int64_t data_key) {
    std::string text = "kruispunt/section/1 ";
    text += kind;
    text += ' ';
    text += std::to_string(data_key);
    text += ' ';
    text.append(reinterpret_cast<const char*>(signal.data()), signal.size());
    return text;
}

// Wipes clear octets when they go out of scope.
class wiped {
public:
    explicit wiped(std::string clear) : clear_(std::move(clear)) {}

    wiped(const wiped&) = delete;
    wiped& operator=(const wiped&) = delete;

    ~wiped() { OPENSSL_cleanse(clear_.data(), clear_.size()); }

    const std::string& text() const { return clear_; }

private:
    std::string clear_;
};

// The signal that an act is about, where it names one.
struct signal_id_of {
    std::string_view operator()(const submit_signal& act) const { return act.content.id; }

    template <class Act>
    std::string_view operator()(const Act& act) const {
        if constexpr (requires { act.id; })
            return act.id;
        else
            return {};
    }
};

} // namespace

sealed_vault::sealed_vault(const key_ring& ring, ports::key_store& keys)
    : mac_(ring.digests), keys_(keys, ring.wrapping) {}

digest sealed_vault::content_digest(
    const signal_content& signal, std::string_view identity, std::string_view contact
) const {
    const char told = static_cast<char>('0' + static_cast<int>(signal.informed));
    return mac_(
        "kruispunt/content/1", {identity, contact, to_text(signal.date), std::string_view(&told, 1)}
    );
}

result<sealed_signal> sealed_vault::seal_signal(const signal_content& signal, const digest& key) {
    const auto data_key = keys_.take();
    if (!data_key)
        return make_error(errc::temporarily_unavailable, {}, "vault: no durable data key in time");
    const wiped identity(identity_section(signal));
    const wiped contact(contact_section(signal));
    sealed_signal sealed;
    if (signal.child.bsn) {
        sealed.child = pseudonym_of(mac_, *signal.child.bsn);
        sealed.compared = comparands_of(mac_, *sealed.child, signal.child);
    }
    sealed.organisation_oin = signal.organisation.oin;
    sealed.municipality = signal.child.municipality;
    sealed.date = signal.date;
    sealed.content = content_digest(signal, identity.text(), contact.text());
    sealed.data_key = data_key->number;
    const auto bound = [&](std::string_view kind) { return binding(kind, key, data_key->number); };
    sealed.identity = seal_bytes(data_key->key, identity.text(), bound(identity_kind));
    sealed.contact = seal_bytes(data_key->key, contact.text(), bound(contact_kind));
    return sealed;
}

result<sealed_submit> sealed_vault::seal_submit(const submit_signal& submit, const digest& key) {
    auto signal = seal_signal(submit.content, key);
    if (!signal) return signal.error();
    sealed_submit sealed;
    sealed.reference = submit.content.id;
    sealed.signal = std::move(*signal);
    sealed.must_be_known = submit.must_be_known;
    if (submit.previous) {
        const wiped identity(identity_section(*submit.previous));
        const wiped contact(contact_section(*submit.previous));
        sealed.previous = content_digest(*submit.previous, identity.text(), contact.text());
    }
    return sealed;
}

sealed_replay
sealed_vault::seal_replay(const std::string& region, const replay_guard& guard) const {
    sealed_replay sealed;
    sealed.key = mac_("kruispunt/message/1", {region, guard.key});
    sealed.content = mac_("kruispunt/message-content/1", {guard.content});
    sealed.kept_for = guard.kept_for;
    sealed.conflict = guard.conflict;
    return sealed;
}

struct sealed_vault::sealing {
    sealed_vault& vault;
    const digest& key;

    result<sealed_act> operator()(const submit_signal& act) const {
        auto sealed = vault.seal_submit(act, key);
        if (!sealed) return sealed.error();
        return sealed_act(std::move(*sealed));
    }

    result<sealed_act> operator()(const close_signal&) const { return sealed_act(sealed_close{}); }

    result<sealed_act> operator()(const withdraw_signal& act) const {
        return sealed_act(sealed_withdraw{act.reason});
    }

    result<sealed_act> operator()(const read_signal&) const { return sealed_act(sealed_read{}); }

    result<sealed_act> operator()(const list_matches& act) const {
        return sealed_act(sealed_listing{act.page, act.page_size});
    }

    result<sealed_act> operator()(const refused_message& act) const { return sealed_act(act); }

    // Admission refuses these before they come here.
    template <class Act>
    result<sealed_act> operator()(const Act&) const {
        return make_error(errc::value_invalid, field::operation, "vault: not an act to be sealed");
    }
};

result<sealed_command> sealed_vault::seal(const command& c) {
    sealed_command sealed;
    sealed.region = c.region;
    sealed.oin = c.oin;
    sealed.reason = c.reason;
    sealed.sent_at = c.sent_at;
    sealed.feed_item = c.feed_item;
    sealed.if_match = c.if_match;
    sealed.trace = c.trace;
    const std::string_view id = std::visit(signal_id_of{}, c.act);
    if (!id.empty()) sealed.signal_key = signal_key(mac_, c.region, id);
    if (c.replay) sealed.replay = seal_replay(c.region, *c.replay);
    auto act = std::visit(sealing{*this, sealed.signal_key}, c.act);
    if (!act) return act.error();
    sealed.act = std::move(*act);
    return sealed;
}

result<contact> sealed_vault::open(const ports::sealed_contact& sealed) {
    const auto key = keys_.find(sealed.data_key);
    if (!key) return key.error();
    const std::string bound = binding(contact_kind, sealed.signal_key, sealed.data_key);
    auto clear = open_bytes(*key, sealed.bytes, bound);
    if (!clear) return make_error(errc::value_invalid, {}, "vault: a contact section is damaged");
    const wiped wiping(std::move(*clear));
    auto read = read_contact_section(wiping.text());
    if (!read) return make_error(errc::value_invalid, {}, "vault: a contact section is unreadable");
    return *read;
}

void sealed_vault::release(const sealed_command& command) {
    if (const auto* submitted = std::get_if<sealed_submit>(&command.act))
        keys_.release(submitted->signal.data_key);
}

} // namespace kruispunt::vault
