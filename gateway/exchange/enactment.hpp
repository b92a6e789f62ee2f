#pragma once

#include "gateway/domain/region_policy.hpp"
#include "gateway/exchange/municipality_lookup.hpp"
#include "gateway/ports/clock.hpp"
#include "gateway/ports/enactor.hpp"
#include "gateway/ports/store.hpp"
#include "gateway/ports/tally.hpp"
#include "gateway/ports/vault.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace kruispunt::exchange {

/// The way of every command from its adapter to the store: the rules that need the child in the
/// clear, then the vault, then the store. Any thread; its parts must outlive it.
class enactment final : public ports::enactor {
public:
    /// What is answered is counted by `tally`, unless there is none.
    enactment(
        ports::vault& vault,
        ports::store& store,
        const ports::clock& clock,
        domain::uuid_source& ids,
        const domain::federation_policy& policy,
        municipality_lookup municipalities = {},
        ports::tally* tally = nullptr
    )
        : vault_(vault), store_(store), clock_(clock), ids_(ids), policy_(policy),
          municipalities_(std::move(municipalities)), tally_(tally) {}

    /// One command; the answer is durable when this returns. What `list_matches` lists comes with
    /// its contacts opened and disclosed to the region that asks.
    ports::task<domain::answer> enact(domain::command command) override;

    /// The commands of a feed page and its mark, in one transaction (MN-03); an answer for each.
    ports::task<domain::result<std::vector<domain::answer>>>
    enact_page(std::vector<domain::command> commands, ports::feed_mark mark);

    /// Has a refusal entered in the audit trail that came to no command (COM-33): who asked, on
    /// which region's path (empty: on nobody's), and why. Durable when this returns, as far as the
    /// store takes anything. Who is not known is not entered.
    ports::task<void>
    note_refusal(std::string region, std::string oin, domain::trace by, domain::error why);

private:
    domain::result<ports::act> prepare(domain::command command);
    ports::task<domain::answer> carry_out(domain::command command);
    ports::task<domain::answer> update(ports::act said);
    ports::task<domain::answer> inspect(ports::act asked);
    ports::task<domain::answer> show(ports::act asked, std::optional<domain::answer> first);
    void conclude(const domain::sealed_command& command, const ports::acted& done);
    domain::answer refusal(domain::error failure);
    ports::task<domain::answer> refused(const domain::sealed_command& asked, domain::error why);

    ports::vault& vault_;
    ports::store& store_;
    const ports::clock& clock_;
    domain::uuid_source& ids_;
    const domain::federation_policy& policy_;
    municipality_lookup municipalities_;
    ports::tally* tally_;
};

} // namespace kruispunt::exchange
