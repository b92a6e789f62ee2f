#include "gateway/vault/sealed_vault.hpp"

#include "gateway/vault/cipher.hpp"
#include "gateway/vault/epoch_sealing.hpp"
#include "gateway/vault/sections.hpp"
#include "gateway/vault/wiped.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace kruispunt::vault {

namespace {

using namespace domain;

std::vector<secret> older_wrappings(const ring_in_use& ring) {
    std::vector<secret> found;
    for (std::size_t i = 1; i < ring.size(); ++i)
        if (ring[i].wrapping) found.push_back(*ring[i].wrapping);
    return found;
}

// Under an epoch that is left for names, or under one that the store may still stand under.
epoch_form form_under(
    const epoch_keys& keys, const command& c, bool whole, const std::optional<data_key>& with
) {
    const epoch_sealing sealing(keys);
    epoch_form form{keys.number, sealing.signal_key(c)};
    if (c.replay) {
        const sealed_replay replay = sealing.replay(c.region, *c.replay);
        form.replay_key = replay.key;
        form.replay_content = replay.content;
    }
    if (whole) form.act = sealing.act(c, form.signal_key, with);
    return form;
}

// Who leads stays as it was sealed until the end of a rotation, long after the store turned.
bool names_a_lead(const command& c) {
    const auto* said = std::get_if<update_match>(&c.act);
    return said != nullptr && said->lead;
}

} // namespace

sealed_vault::sealed_vault(
    const key_ring& ring,
    ports::key_store& keys,
    name_folding folding,
    std::chrono::milliseconds patience
)
    : now_{in_use(ring), ring.epoch}, keys_(keys, ring.wrapping, patience),
      folding_(std::move(folding)) {
    if (!ring.older.empty()) keys_.wrap_with(ring.wrapping, older_wrappings(*now_.ring));
}

void sealed_vault::adopt(const key_ring& ring) {
    auto next = in_use(ring);
    keys_.wrap_with(ring.wrapping, older_wrappings(*next));
    const std::lock_guard lock(mutex_);
    now_.ring = std::move(next);
}

sealed_vault::in_force sealed_vault::now() const {
    const std::lock_guard lock(mutex_);
    return now_;
}

int sealed_vault::newest_epoch() const {
    return now().ring->front().number;
}

int sealed_vault::oldest_epoch() const {
    const auto ring = now().ring;
    int oldest = ring->front().number;
    for (const epoch_keys& keys : *ring)
        if (keys.digests) oldest = keys.number;
    return oldest;
}

void sealed_vault::seal_also_under(int epoch) {
    const std::lock_guard lock(mutex_);
    now_.also = epoch;
}

result<sealed_command> sealed_vault::seal(const command& c) {
    std::optional<data_key> with;
    if (needs_key(c)) {
        with = keys_.take();
        if (!with)
            return make_error(
                errc::temporarily_unavailable, {}, "vault: no durable data key in time"
            );
    }
    const in_force in = now();
    const epoch_sealing sealing(in.ring->front());
    sealed_command sealed;
    sealed.region = c.region;
    sealed.oin = c.oin;
    sealed.reason = c.reason;
    sealed.sent_at = c.sent_at;
    sealed.feed_item = c.feed_item;
    sealed.if_match = c.if_match;
    sealed.trace = c.trace;
    sealed.epoch = in.ring->front().number;
    sealed.signal_key = sealing.signal_key(c);
    sealed.reference = epoch_sealing::reference(c);
    if (c.replay) sealed.replay = sealing.replay(c.region, *c.replay);
    sealed.act = sealing.act(c, sealed.signal_key, with);
    for (std::size_t i = 1; i < in.ring->size(); ++i) {
        const epoch_keys& keys = (*in.ring)[i];
        const bool whole = keys.digests && (keys.number == in.also || names_a_lead(c));
        sealed.other_forms.push_back(form_under(keys, c, whole, with));
    }
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
sealed_vault::opened(const epoch_keys& under, const ports::kept_lead& kept) const {
    const digest side = epoch_sealing(under).side_key(kept.match, kept.region);
    auto clear = open_section(lead_kind, {side, kept.lead.data_key, kept.lead.bytes});
    if (!clear) return clear.error();
    const wiped wiping(std::move(*clear));
    auto read = read_lead_section(wiping.text());
    if (!read) return make_error(errc::value_invalid, {}, "vault: a lead section is unreadable");
    return *read;
}

result<case_lead>
sealed_vault::open_lead(const uuid& match, std::string_view region, const sealed_lead& lead) {
    const ports::kept_lead kept{0, 0, match, std::string(region), lead};
    const auto ring = now().ring;
    result<case_lead> found = opened(ring->front(), kept);
    for (std::size_t i = 1; i < ring->size(); ++i)
        if (!found && found.error().code == errc::value_invalid && (*ring)[i].digests)
            found = opened((*ring)[i], kept);
    return found;
}

result<std::optional<birth_date>> sealed_vault::birth_date_of(const sealed_identity& sealed) {
    auto clear = open_section(identity_kind, {sealed.signal_key, sealed.data_key, sealed.bytes});
    if (!clear) return clear.error();
    const wiped wiping(std::move(*clear));
    return read_birth_date(wiping.text());
}

result<ports::rekeyed_row> sealed_vault::rekey(const ports::kept_row& row) {
    const in_force in = now();
    const auto before = std::find_if(in.ring->begin(), in.ring->end(), [&in](const auto& keys) {
        return keys.number == in.also && keys.digests;
    });
    if (before == in.ring->end())
        return make_error(errc::temporarily_unavailable, {}, "vault: the ring lacks its epoch");
    const auto key = keys_.find(row.data_key);
    if (!key) return key.error();
    auto contact = open_section(contact_kind, {row.key, row.data_key, row.contact});
    if (!contact) return contact.error();
    const wiped contact_held(std::move(*contact));
    const bool ended = row.identity.empty();
    auto identity = ended ? result<std::string>(std::string())
                          : open_section(identity_kind, {row.key, row.data_key, row.identity});
    if (!identity) return identity.error();
    const wiped held(std::move(*identity));
    opened_row clear{held.text(), contact_held.text(), {}};
    const auto read = ended ? std::nullopt : read_identity(held.text());
    if (read && read->child.name && folding_)
        clear.comparable_given = folding_(read->child.name->given_names);
    const data_key with{row.data_key, *key};
    return epoch_sealing(in.ring->front()).rekeyed(row, clear, with, epoch_sealing(*before));
}

result<sealed_lead> sealed_vault::rekey(const ports::kept_lead& kept) {
    const auto key = keys_.find(kept.lead.data_key);
    if (!key) return key.error();
    const auto who = open_lead(kept.match, kept.region, kept.lead);
    if (!who) return who.error();
    const data_key with{kept.lead.data_key, *key};
    return epoch_sealing(now().ring->front()).lead(*who, kept.match, kept.region, with);
}

result<ports::wrapping_progress>
sealed_vault::wrap_some(const ports::wrapping_progress& so_far, std::size_t limit) {
    return keys_.wrap_some(so_far, limit);
}

void sealed_vault::release(const sealed_command& command) {
    if (const auto* submitted = std::get_if<sealed_submit>(&command.act))
        keys_.release(submitted->signal.data_key);
    const auto* updated = std::get_if<sealed_update>(&command.act);
    if (updated && updated->lead && updated->lead->data_key != 0)
        keys_.release(updated->lead->data_key);
}

} // namespace kruispunt::vault
