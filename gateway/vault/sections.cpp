#include "gateway/vault/sections.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace kruispunt::vault {

namespace {

constexpr char version = 1;
constexpr char with_informed = 2;          // of a contact section: who was told stands at its end
constexpr std::size_t informed_octets = 3; // its length and one digit
constexpr int parts_between = 8; // birth date and parents: gender, address, place, municipality

class section_writer {
public:
    explicit section_writer(char kept_as = version) : octets_(1, kept_as) { octets_.reserve(256); }

    section_writer& put(std::string_view part) {
        octets_ += static_cast<char>(part.size() >> 8U);
        octets_ += static_cast<char>(part.size());
        octets_ += part;
        return *this;
    }

    std::string take() { return std::move(octets_); }

private:
    std::string octets_;
};

class section_reader {
public:
    explicit section_reader(std::string_view octets, char kept_as = version) : rest_(octets) {
        good_ = !rest_.empty() && rest_.front() == kept_as;
        if (good_) rest_.remove_prefix(1);
    }

    std::string get() {
        const std::size_t size = rest_.size() < 2 ? 0 : length();
        good_ = good_ && rest_.size() >= 2 + size;
        if (!good_) return {};
        std::string part(rest_.substr(2, size));
        rest_.remove_prefix(2 + size);
        return part;
    }

    bool good() const { return good_; }

    bool more() const { return good_ && !rest_.empty(); }

    bool complete() const { return good_ && rest_.empty(); }

private:
    std::size_t length() const {
        return static_cast<std::size_t>(static_cast<std::uint8_t>(rest_[0])) << 8U |
               static_cast<std::uint8_t>(rest_[1]);
    }

    std::string_view rest_;
    bool good_ = false;
};

std::string_view gender_text(const std::optional<domain::gender>& g) {
    if (!g) return {};
    return *g == domain::gender::male ? "M" : *g == domain::gender::female ? "V" : "X";
}

void put_address(section_writer& out, const std::optional<domain::address>& where) {
    const domain::address none;
    const domain::address& a = where ? *where : none;
    out.put(a.street).put(a.number).put(a.letter).put(a.addition).put(a.postcode);
}

void put_contact(section_writer& out, const domain::signal_content& signal) {
    out.put(signal.organisation.oin).put(signal.organisation.name).put(signal.organisation.phone);
    out.put(signal.reporter ? "1" : "");
    const domain::professional none;
    const domain::professional& reporter = signal.reporter ? *signal.reporter : none;
    out.put(reporter.name).put(reporter.function).put(reporter.phone).put(reporter.email);
}

domain::contact get_contact(section_reader& in) {
    domain::contact read;
    read.organisation.oin = in.get();
    read.organisation.name = in.get();
    read.organisation.phone = in.get();
    const bool has_reporter = in.get() == "1";
    domain::professional reporter;
    reporter.name = in.get();
    reporter.function = in.get();
    reporter.phone = in.get();
    reporter.email = in.get();
    if (has_reporter) read.reporter = reporter;
    return read;
}

std::optional<domain::informed> read_informed(std::string_view digit) {
    if (digit.size() != 1 || digit[0] < '0' || digit[0] > '3') return std::nullopt;
    return static_cast<domain::informed>(digit[0] - '0');
}

} // namespace

std::string identity_section(const domain::signal_content& signal) {
    const domain::child& who = signal.child;
    section_writer out;
    out.put(who.bsn ? who.bsn->digits() : std::string_view());
    const domain::person_name none;
    const domain::person_name& name = who.name ? *who.name : none;
    out.put(name.given_names).put(name.prefix).put(name.surname);
    out.put(who.birth_date ? who.birth_date->text() : std::string());
    out.put(gender_text(who.gender));
    put_address(out, who.address);
    out.put(who.place).put(who.municipality);
    for (const domain::bsn& parent : signal.parents)
        out.put(parent.digits());
    return out.take();
}

std::string contact_section(const domain::signal_content& signal) {
    section_writer out;
    put_contact(out, signal);
    return out.take();
}

std::string kept_contact_section(const domain::signal_content& signal) {
    section_writer out(with_informed);
    put_contact(out, signal);
    out.put(std::string(1, static_cast<char>('0' + static_cast<int>(signal.informed))));
    return out.take();
}

domain::result<std::optional<domain::birth_date>> read_birth_date(std::string_view identity) {
    section_reader in(identity);
    for (int before = 0; before < 4; ++before) // BSN and the name's three parts
        in.get();
    const std::string text = in.get();
    if (!in.good())
        return domain::make_error(
            domain::errc::value_invalid, {}, "vault: an identity section is unreadable"
        );
    if (text.empty()) return std::optional<domain::birth_date>();
    const auto read = domain::birth_date::parse(text);
    if (!read) return read.error();
    return std::optional(*read);
}

std::optional<read_child> read_identity(std::string_view identity) {
    section_reader in(identity);
    read_child found;
    const auto number_in = [](const std::string& digits) { return domain::bsn::parse(digits); };
    if (const std::string digits = in.get(); !digits.empty()) {
        const auto number = number_in(digits);
        if (!number) return std::nullopt;
        found.child.bsn = *number;
    }
    domain::person_name name{in.get(), in.get(), in.get()};
    found.child.name = std::move(name);
    if (const std::string born = in.get(); !born.empty()) {
        const auto date = domain::birth_date::parse(born);
        if (!date) return std::nullopt;
        found.child.birth_date = *date;
    }
    for (int between = 0; between < parts_between; ++between)
        in.get();
    while (in.more()) {
        const auto parent = number_in(in.get());
        if (!parent) return std::nullopt;
        found.parents.push_back(*parent);
    }
    if (!in.complete()) return std::nullopt;
    return found;
}

std::string contact_as_given(std::string_view kept) {
    std::string given(kept);
    if (given.empty() || given.front() != with_informed) return given;
    given.front() = version;
    given.resize(given.size() - std::min(given.size(), informed_octets));
    return given;
}

std::optional<domain::contact> read_contact_section(std::string_view octets) {
    const bool tells_informed = !octets.empty() && octets.front() == with_informed;
    section_reader in(octets, tells_informed ? with_informed : version);
    domain::contact read = get_contact(in);
    if (tells_informed) read.informed = read_informed(in.get());
    if (!in.complete() || tells_informed != read.informed.has_value()) return std::nullopt;
    return read;
}

std::string lead_section(const domain::case_lead& lead) {
    section_writer out;
    out.put(lead.name).put(lead.phone);
    return out.take();
}

std::optional<domain::case_lead> read_lead_section(std::string_view octets) {
    section_reader in(octets);
    domain::case_lead read;
    read.name = in.get();
    read.phone = in.get();
    if (!in.complete()) return std::nullopt;
    return read;
}

} // namespace kruispunt::vault
