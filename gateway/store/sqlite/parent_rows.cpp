#include "gateway/store/sqlite/parent_rows.hpp"

#include <set>

namespace kruispunt::store::sqlite {

using namespace domain;

parent_rows::parent_rows(database& db)
    : add_(db.prepare("insert or ignore into parent(parent, signal) values(?1, ?2)")),
      remove_(db.prepare("delete from parent where parent = ?1 and signal = ?2")),
      children_(db.prepare("select distinct s.child from parent p join signal s "
                           "on s.number = p.signal where p.parent = ?1 and s.child is not null")) {}

void parent_rows::change(
    signal_number signal,
    const std::vector<parent_pseudonym>& before,
    const std::vector<parent_pseudonym>& after
) {
    if (before == after) return;
    for (const parent_pseudonym& parent : before)
        remove_.bind_octets(parent).bind(signal).run();
    for (const parent_pseudonym& parent : after)
        add_.bind_octets(parent).bind(signal).run();
}

std::vector<pseudonym> parent_rows::children_of(const std::vector<parent_pseudonym>& parents) {
    std::set<pseudonym> found;
    for (const parent_pseudonym& parent : parents) {
        children_.bind_octets(parent);
        while (children_.step())
            found.insert(children_.octets<pseudonym>(0));
    }
    return {found.begin(), found.end()};
}

} // namespace kruispunt::store::sqlite
