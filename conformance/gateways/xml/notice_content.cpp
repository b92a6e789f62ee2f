#include "conformance/gateways/xml/notice_content.hpp"

namespace kruispunt::conformance::gateways::xml {
namespace {

using kernel::notice;
using kernel::notice_kind;
using text::xml_writer;

/// Writes leaves with the dialect's prefix before their names.
class leaves {
public:
    leaves(xml_writer& to, const dialect& in) : to_(to), in_(in) {}

    const leaves& leaf(std::string_view name, std::string_view value) const {
        to_.leaf(named(name), value);
        return *this;
    }

    const leaves& place(const kernel::coordination& where) const {
        return leaf("gemeentecode", where.municipality).leaf("gemeente", where.name);
    }

    const leaves& matches(const std::vector<std::string>& ids) const {
        for (const auto& each : ids)
            leaf("matchId", each);
        return *this;
    }

    std::string named(std::string_view name) const {
        return std::string(in_.prefix) + std::string(name);
    }

private:
    xml_writer& to_;
    const dialect& in_;
};

void write_end(const leaves& to, const notice& told) {
    to.leaf("matchId", told.item.match).leaf("signaalId", told.signal).leaf("reden", told.reason);
    if (told.wrongful) to.leaf("onterecht", "true");
}

void write_relocation(xml_writer& to, const notice& told, const dialect& in) {
    leaves(to, in)
        .leaf("kenmerk", told.reference)
        .place(told.where)
        .leaf("datum", in.day(told.date));
    for (const auto& other : told.others)
        in.write_counterparty(to, other);
}

} // namespace

void write_match_itself(xml_writer& to, const kernel::match_item& item, const dialect& in) {
    leaves(to, in)
        .leaf("matchId", item.match)
        .leaf("soort", item.kind)
        .leaf("signaalId", item.signal)
        .leaf("ontstaanOp", in.moment(item.made_at));
}

void write_match(xml_writer& to, const kernel::match_item& item, const dialect& in) {
    write_match_itself(to, item, in);
    in.write_counterparty(to, item.other);
    if (!item.coordinated) return;
    const leaves inside(to, in);
    to.open(inside.named("coordinatie"));
    inside.place(*item.coordinated);
    to.close();
}

void write_content(xml_writer& to, const notice& told, const dialect& in) {
    const leaves inside(to, in);
    switch (told.kind) {
    case notice_kind::match_made:
    case notice_kind::match_changed:
        return write_match(to, told.item, in);
    case notice_kind::match_ended:
        return write_end(inside, told);
    case notice_kind::signal_expiring:
    case notice_kind::signal_lapsed:
        return in.write_expiry(to, told);
    case notice_kind::relocated:
        inside.leaf("signaalId", told.signal).matches(told.matches).place(told.where);
        return;
    case notice_kind::relocation:
        return write_relocation(to, told, in);
    case notice_kind::verify_identity:
        inside.leaf("signaalId", told.signal)
            .leaf("kenmerk", told.reference)
            .leaf("soort", told.question);
        return;
    case notice_kind::history:
        inside.leaf("signaalId", told.signal);
        return in.write_counterparty(to, told.other);
    case notice_kind::reminder:
        inside.leaf("matchId", told.item.match)
            .leaf("signaalId", told.signal)
            .leaf("sinds", in.moment(told.since));
        return;
    case notice_kind::inspection:
    case notice_kind::rejection:
        return;
    }
}

} // namespace kruispunt::conformance::gateways::xml
