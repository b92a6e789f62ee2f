#include "gateway/vault/sealed_vault.hpp"

#include "gateway/domain/retention.hpp"
#include "gateway/vault/cipher.hpp"
#include "gateway/vault/pseudonyms.hpp"
#include "gateway/vault/sections.hpp"

#include <openssl/crypto.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace kruispunt::vault {

namespace {

using namespace domain;

constexpr std::string_view identity_kind = "identity";
constexpr std::string_view contact_kind = "contact";
constexpr std::string_view lead_kind = "lead";

// Young people are under 23; the vault has no clock, so the range is wide on both sides.
constexpr int first_birth_year = 1980;
constexpr int last_birth_year = 2120;

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
    for (const bsn& parent : signal.parents)
        sealed.parents.push_back(parent_pseudonym_of(mac_, parent));
    std::sort(sealed.parents.begin(), sealed.parents.end());
    const auto twice = std::unique(sealed.parents.begin(), sealed.parents.end());
    sealed.parents.erase(twice, sealed.parents.end());
    sealed.contact_seen = contact_parts_of(mac_, key, signal);
    sealed.organisation_oin = signal.organisation.oin;
    sealed.municipality = signal.child.municipality;
    sealed.date = signal.date;
    if (signal.child.birth_date) sealed.january = january_of_age_limit(*signal.child.birth_date);
    sealed.content = content_digest(signal, identity.text(), contact.text());
    sealed.data_key = data_key->number;
    const auto bound = [&](std::string_view kind) { return binding(kind, key, data_key->number); };
    sealed.identity = seal_bytes(data_key->key, identity.text(), bound(identity_kind));
    const wiped kept(kept_contact_section(signal));
    sealed.contact = seal_bytes(data_key->key, kept.text(), bound(contact_kind));
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

sealed_inspection sealed_vault::seal_inspection(const inspect_child& asked) const {
    sealed_inspection sealed;
    sealed.child = pseudonym_of(mac_, asked.child);
    sealed.reference = asked.reference;
    sealed.by = asked.by;
    sealed.municipality = asked.municipality;
    sealed.calendar = calendar_of(mac_, sealed.child, first_birth_year, last_birth_year);
    return sealed;
}

// One side of a match, which who leads there is bound to.
digest sealed_vault::side_key(const uuid& match, std::string_view region) const {
    const std::string_view id(reinterpret_cast<const char*>(match.data()), match.size());
    return mac_("kruispunt/match-side/1", {id, region});
}

result<sealed_update>
sealed_vault::seal_update(const update_match& update, std::string_view region) {
    sealed_update sealed{
        update.match, update.acknowledged, update.consent, update.family_informed, std::nullopt};
    if (!update.lead) return sealed;
    sealed.lead.emplace();
    if (update.lead->name.empty()) return sealed;
    const auto data_key = keys_.take();
    if (!data_key)
        return make_error(errc::temporarily_unavailable, {}, "vault: no durable data key in time");
    const digest side = side_key(update.match, region);
    const std::string_view bound(reinterpret_cast<const char*>(side.data()), side.size());
    const wiped lead(lead_section(*update.lead));
    sealed.lead->content = mac_("kruispunt/lead/1", {bound, lead.text()});
    sealed.lead->data_key = data_key->number;
    sealed.lead->bytes =
        seal_bytes(data_key->key, lead.text(), binding(lead_kind, side, data_key->number));
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
    std::string_view region;

    result<sealed_act> operator()(const submit_signal& act) const {
        auto sealed = vault.seal_submit(act, key);
        if (!sealed) return sealed.error();
        return sealed_act(std::move(*sealed));
    }

    result<sealed_act> operator()(const close_signal&) const { return sealed_act(sealed_close{}); }

    result<sealed_act> operator()(const withdraw_signal& act) const {
        return sealed_act(sealed_withdraw{act.reason});
    }

    result<sealed_act> operator()(const relocate_signal& act) const {
        return sealed_act(sealed_relocation{act.municipality, act.on});
    }

    result<sealed_act> operator()(const read_signal&) const { return sealed_act(sealed_read{}); }

    result<sealed_act> operator()(const list_matches& act) const {
        return sealed_act(sealed_listing{act.page, act.page_size});
    }

    result<sealed_act> operator()(const update_match& act) const {
        auto sealed = vault.seal_update(act, region);
        if (!sealed) return sealed.error();
        return sealed_act(std::move(*sealed));
    }

    result<sealed_act> operator()(const enter_objection& act) const {
        return sealed_act(sealed_objection{act.by, act.municipality, !act.reference.empty()});
    }

    result<sealed_act> operator()(const decide_objection& act) const {
        return sealed_act(sealed_objection_decision{act.objection, act.upheld});
    }

    result<sealed_act> operator()(const refused_message& act) const { return sealed_act(act); }

    result<sealed_act> operator()(const inspect_child& act) const {
        return sealed_act(vault.seal_inspection(act));
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
    auto act = std::visit(sealing{*this, sealed.signal_key, c.region}, c.act);
    if (!act) return act.error();
    sealed.act = std::move(*act);
    return sealed;
}

result<std::string>
sealed_vault::open_section(std::string_view kind, const sealed_contact& sealed) const {
    const auto key = keys_.find(sealed.data_key);
    if (!key) return key.error();
    const std::string bound = binding(kind, sealed.signal_key, sealed.data_key);
    auto clear = open_bytes(*key, sealed.bytes, bound);
    if (clear) return std::move(*clear);
    const std::string what = "vault: a " + std::string(kind) + " section is damaged";
    return make_error(errc::value_invalid, {}, what);
}

result<contact> sealed_vault::open(const ports::sealed_contact& sealed) {
    auto clear = open_section(contact_kind, sealed);
    if (!clear) return clear.error();
    const wiped wiping(std::move(*clear));
    auto read = read_contact_section(wiping.text());
    if (!read) return make_error(errc::value_invalid, {}, "vault: a contact section is unreadable");
    return *read;
}

result<case_lead>
sealed_vault::open_lead(const uuid& match, std::string_view region, const sealed_lead& lead) {
    auto clear = open_section(lead_kind, {side_key(match, region), lead.data_key, lead.bytes});
    if (!clear) return clear.error();
    const wiped wiping(std::move(*clear));
    auto read = read_lead_section(wiping.text());
    if (!read) return make_error(errc::value_invalid, {}, "vault: a lead section is unreadable");
    return *read;
}

result<std::optional<birth_date>> sealed_vault::birth_date_of(const sealed_identity& sealed) {
    const auto key = keys_.find(sealed.data_key);
    if (!key) return key.error();
    const std::string bound = binding(identity_kind, sealed.signal_key, sealed.data_key);
    auto clear = open_bytes(*key, sealed.bytes, bound);
    if (!clear) return make_error(errc::value_invalid, {}, "vault: an identity section is damaged");
    const wiped wiping(std::move(*clear));
    return read_birth_date(wiping.text());
}

void sealed_vault::release(const sealed_command& command) {
    if (const auto* submitted = std::get_if<sealed_submit>(&command.act))
        keys_.release(submitted->signal.data_key);
    const auto* updated = std::get_if<sealed_update>(&command.act);
    if (updated && updated->lead && updated->lead->data_key != 0)
        keys_.release(updated->lead->data_key);
}

} // namespace kruispunt::vault
