#pragma once

#include "gateway/store/sqlite/act_rows.hpp"

#include <optional>
#include <vector>

namespace kruispunt::store::sqlite {

/// What is known of what a use case asks for, as the last act left it: nothing is brought to today
/// here. Within the transaction of a group; one thread.
class fact_gathering {
public:
    /// `rows` must outlive it.
    explicit fact_gathering(act_rows& rows) : rows_(rows) {}

    /// All of it but the number that a new signal would get.
    domain::facts gather(const domain::needs& asked, domain::instant now);

private:
    domain::facts of_signal(const domain::needs& asked);
    domain::facts of_objected(domain::needs asked);
    void add_held(const domain::needs& asked, domain::instant now, domain::facts& into);
    void add_siblings(const domain::needs& asked, domain::facts& into);
    void add_family(const domain::needs& asked, domain::facts& into);
    void add_match(const domain::match_of_region& asked, domain::facts& into);
    void add_listing(const domain::sealed_listing& page, domain::facts& into);
    std::optional<domain::stored_signal> at(domain::signal_number number);
    std::vector<domain::stored_signal> on_child(const domain::pseudonym& child);
    std::vector<domain::stored_signal>
    others_on(const domain::pseudonym& child, const std::optional<domain::stored_signal>& own);

    act_rows& rows_;
};

} // namespace kruispunt::store::sqlite
