#include "gateway/store/sqlite/packing.hpp"

#include <algorithm>
#include <optional>

namespace kruispunt::store::sqlite {

namespace {

using namespace domain;

constexpr int year_flag = 1;
constexpr int month_flag = 2;
constexpr int day_flag = 4;
constexpr int name_flag = 8;

void append(std::string& out, const short_digest& d) {
    out.append(d.begin(), d.end());
}

class digest_reader {
public:
    explicit digest_reader(std::string_view octets) : rest_(octets) {}

    std::optional<short_digest> next() {
        short_digest d{};
        if (rest_.size() < d.size()) return std::nullopt;
        std::copy_n(rest_.begin(), d.size(), d.begin());
        rest_.remove_prefix(d.size());
        return d;
    }

private:
    std::string_view rest_;
};

} // namespace

std::string pack(const comparands& c) {
    int flags = 0;
    std::string out(1, '\0');
    if (c.birth_date) {
        flags |= year_flag;
        append(out, c.birth_date->year);
        if (c.birth_date->month) flags |= month_flag, append(out, *c.birth_date->month);
        if (c.birth_date->day) flags |= day_flag, append(out, *c.birth_date->day);
    }
    if (c.given_name) flags |= name_flag, append(out, *c.given_name);
    out.front() = static_cast<char>(flags);
    return out;
}

comparands unpack_comparands(std::string_view octets) {
    comparands c;
    if (octets.empty()) return c;
    const int flags = static_cast<unsigned char>(octets.front());
    digest_reader in(octets.substr(1));
    if ((flags & year_flag) != 0) {
        c.birth_date.emplace();
        c.birth_date->year = in.next().value_or(short_digest{});
        if ((flags & month_flag) != 0) c.birth_date->month = in.next();
        if ((flags & day_flag) != 0) c.birth_date->day = in.next();
    }
    if ((flags & name_flag) != 0) c.given_name = in.next();
    return c;
}

std::vector<parent_pseudonym> unpack_parents(std::string_view octets) {
    std::vector<parent_pseudonym> parents(octets.size() / sizeof(parent_pseudonym));
    for (parent_pseudonym& parent : parents) {
        std::copy_n(octets.begin(), parent.size(), parent.begin());
        octets.remove_prefix(parent.size());
    }
    return parents;
}

std::optional<contact_parts> unpack_contact_parts(std::string_view octets) {
    contact_parts parts{};
    if (octets.size() != parts.size() * sizeof(short_digest)) return std::nullopt;
    digest_reader in(octets);
    for (short_digest& part : parts)
        part = in.next().value_or(short_digest{});
    return parts;
}

} // namespace kruispunt::store::sqlite
