#include "gateway/vault/sections.hpp"

#include <cstdint>

namespace kruispunt::vault {

namespace {

constexpr char version = 1;

class section_writer {
public:
    section_writer() : octets_(1, version) { octets_.reserve(256); }

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
    explicit section_reader(std::string_view octets) : rest_(octets) {
        good_ = !rest_.empty() && rest_.front() == version;
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
    out.put(signal.organisation.oin).put(signal.organisation.name).put(signal.organisation.phone);
    out.put(signal.reporter ? "1" : "");
    const domain::professional none;
    const domain::professional& reporter = signal.reporter ? *signal.reporter : none;
    out.put(reporter.name).put(reporter.function).put(reporter.phone).put(reporter.email);
    return out.take();
}

std::optional<domain::contact> read_contact_section(std::string_view octets) {
    section_reader in(octets);
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
    if (!in.complete()) return std::nullopt;
    if (has_reporter) read.reporter = reporter;
    return read;
}

} // namespace kruispunt::vault
