#include "gateway/store/sqlite/audit_reading.hpp"

#include "gateway/domain/calendar.hpp"
#include "gateway/store/sqlite/packing.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::store::sqlite {

namespace {

std::int64_t to_column(std::uint64_t number) {
    return static_cast<std::int64_t>(number);
}

std::uint64_t from_column(std::int64_t number) {
    return static_cast<std::uint64_t>(number);
}

std::optional<ports::audit_salt> salt_in(statement& asked) {
    std::optional<ports::audit_salt> found;
    if (asked.step()) found = asked.octets<ports::audit_salt>(0);
    asked.reset();
    return found;
}

failure damaged(const std::string& what) {
    return {0, "the audit trail is damaged: " + what + "; restore the newest backup"};
}

} // namespace

audit_reading::audit_reading(database& db)
    : size_(db.prepare("select first + count from audit_lines "
                       "where first = (select max(first) from audit_lines)")),
      row_(db.prepare("select first, count, lines from audit_lines "
                      "where first = (select max(first) from audit_lines where first <= ?1)")),
      remark_(db.prepare("select text from audit_remark where entry = ?1")),
      newest_head_(db.prepare("select size, note from audit_head "
                              "where size = (select max(size) from audit_head)")),
      heads_(db.prepare("select size, note from audit_head where size <= ?1 order by size")),
      head_(db.prepare("select note from audit_head where size = ?1")),
      salt_(db.prepare("select salt from signal_salt where signal = "
                       "(select number from signal where key = ?1)")),
      day_salt_(db.prepare("select salt from day_salt where day = ?1")),
      node_(db.prepare("select hash from audit_node where level = ?1 and place = ?2")) {}

std::uint64_t audit_reading::size() {
    const std::int64_t found = size_.step() ? size_.integer(0) : 0;
    size_.reset();
    return from_column(found);
}

std::optional<audit_row> audit_reading::row_of(std::uint64_t number) {
    std::optional<audit_row> found;
    row_.bind(to_column(number));
    if (row_.step())
        found = audit_row{from_column(row_.integer(0)), from_column(row_.integer(1)), row_.text(2)};
    row_.reset();
    if (found && number - found->first >= found->count) found.reset();
    return found;
}

std::optional<std::string> audit_reading::remark_of(std::uint64_t number) {
    std::optional<std::string> found;
    remark_.bind(to_column(number));
    if (remark_.step()) found = remark_.text(0);
    remark_.reset();
    return found;
}

std::optional<std::string> audit_reading::head_of(std::uint64_t size) {
    std::optional<std::string> found;
    head_.bind(to_column(size));
    if (head_.step()) found = head_.text(0);
    head_.reset();
    return found;
}

std::optional<ports::audit_salt> audit_reading::salt_of(const domain::digest& signal_key) {
    salt_.bind_octets(signal_key);
    return salt_in(salt_);
}

std::optional<ports::audit_salt> audit_reading::salt_of_day(std::string_view day) {
    const auto known = domain::parse_day(day);
    if (!known) return std::nullopt;
    day_salt_.bind(to_number(*known));
    return salt_in(day_salt_);
}

std::optional<kept_head> audit_reading::newest_head() {
    std::optional<kept_head> found;
    if (newest_head_.step())
        found = kept_head{from_column(newest_head_.integer(0)), newest_head_.text(1)};
    newest_head_.reset();
    return found;
}

std::vector<kept_head> audit_reading::heads_to(std::uint64_t size) {
    std::vector<kept_head> found;
    heads_.bind(to_column(size));
    while (heads_.step())
        found.push_back({from_column(heads_.integer(0)), heads_.text(1)});
    return found;
}

ports::tree_hash audit_reading::node(ports::tree_place place) {
    node_.bind(place.level).bind(to_column(place.index));
    const bool there = node_.step();
    const auto hash = there ? node_.octets<ports::tree_hash>(0) : ports::tree_hash{};
    node_.reset();
    if (!there) throw damaged("a hash of its tree is missing");
    return hash;
}

std::vector<std::string> audit_reading::lines(std::uint64_t first, std::uint64_t count) {
    std::vector<std::string> found;
    while (found.size() < count) {
        const std::uint64_t next = first + found.size();
        const auto row = row_of(next);
        if (!row) throw damaged("entry " + std::to_string(next) + " is missing");
        auto entries = entries_of(*row);
        if (entries.size() != row->count)
            throw damaged("entries from " + std::to_string(row->first) + " on are not whole");
        for (std::uint64_t at = next - row->first; at < row->count && found.size() < count; ++at)
            found.push_back(std::move(entries[at]));
    }
    return found;
}

std::vector<std::string> entries_of(const audit_row& row) {
    std::vector<std::string> entries;
    std::size_t begin = 0;
    for (auto end = row.lines.find('\n'); end != std::string::npos;
         end = row.lines.find('\n', begin)) {
        entries.push_back(row.lines.substr(begin, end - begin));
        begin = end + 1;
    }
    return entries;
}

} // namespace kruispunt::store::sqlite
