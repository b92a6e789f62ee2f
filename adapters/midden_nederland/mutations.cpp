#include "adapters/midden_nederland/mutations.hpp"

#include "adapters/sdk/signal_record.hpp"

namespace kruispunt::adapters::midden_nederland {

namespace {

using domain::errc;
using sdk::field;

// The kinds that are of no signal.
constexpr std::string_view match_updated = "match_bijgewerkt";
constexpr std::string_view inspection = "inzage";

constexpr char kind_path[] = "soort";
constexpr char signal_path[] = "signaal";

// The parts of a mutation are read one after the other; the first thing wrong is the one told.
bool refused(const sdk::reading& read, domain::command& into) {
    if (read.good()) return false;
    into.act = domain::refused_message{read.first_error()};
    return true;
}

std::string id_in(const sdk::reading& read) {
    return std::string(read.values.get(field::signal_id));
}

} // namespace

mutations::mutations(const ports::adapter_setup& setup)
    : region_(setup.region), oin_(setup.region_oin), around_(setup.mappings / "mutatie.toml"),
      signal_(setup.mappings / "signaal.toml"), withdrawal_(setup.mappings / "intrekking.toml"),
      closing_(setup.mappings / "afsluiting.toml"), move_(setup.mappings / "verhuizing.toml"),
      match_update_(setup.mappings / "matchbijwerking.toml"),
      inspection_(setup.mappings / "inzage.toml") {}

domain::command mutations::read(codec::node mutation) const {
    domain::command made;
    made.region = region_;
    made.oin = oin_;
    const codec::node kind = mutation.child(kind_path);
    if (kind && kind.text() == match_updated) {
        read_match_update(mutation, made);
    } else if (kind && kind.text() == inspection) {
        read_inspection(mutation, made);
    } else {
        read_signal_mutation(mutation, made);
    }
    return made;
}

void mutations::read_signal_mutation(codec::node mutation, domain::command& into) const {
    const sdk::reading around = around_.read(mutation);
    const std::string_view kind = around.values.get(field::message_mutation);
    // Of a kind that is not known nothing else can be judged.
    if (mutation.child(kind_path) && kind.empty()) {
        into.act = domain::refused_message{domain::make_error(errc::value_invalid, kind_path)};
        return;
    }
    if (refused(around, into)) return;
    into.reason = sdk::mutation_reason_from(around.values);
    read_signal(mutation.child(signal_path), kind, into);
}

void mutations::read_signal(codec::node signal, std::string_view kind, domain::command& into)
    const {
    if (signal.kind() != codec::node_kind::object) {
        into.act = domain::refused_message{domain::make_error(errc::value_invalid, signal_path)};
    } else if (kind == "withdrawn") {
        read_withdrawal(signal, into);
    } else if (kind == "closed") {
        read_closing(signal, into);
    } else if (kind == "moved") {
        read_move(signal, into);
    } else {
        read_submission(signal, kind == "changed", into);
    }
}

void mutations::read_submission(codec::node signal, bool must_be_known, domain::command& into)
    const {
    const sdk::reading read = signal_.read(signal);
    if (refused(read, into)) return;
    domain::submit_signal submit;
    submit.content = sdk::signal_content_from(read.values);
    submit.must_be_known = must_be_known;
    into.act = std::move(submit);
}

void mutations::read_withdrawal(codec::node signal, domain::command& into) const {
    const sdk::reading read = withdrawal_.read(signal);
    if (refused(read, into)) return;
    into.act = domain::withdraw_signal{id_in(read), sdk::withdrawal_reason_from(read.values)};
}

void mutations::read_closing(codec::node signal, domain::command& into) const {
    const sdk::reading read = closing_.read(signal);
    if (refused(read, into)) return;
    into.act = domain::close_signal{id_in(read)};
}

void mutations::read_move(codec::node signal, domain::command& into) const {
    const sdk::reading read = move_.read(signal);
    if (refused(read, into)) return;
    into.act = domain::relocate_signal{
        id_in(read),
        std::string(read.values.get(field::child_municipality)),
        domain::parse_day(read.values.get(field::move_date)).value(),
        std::string(read.values.get(field::child_place))};
}

void mutations::read_match_update(codec::node mutation, domain::command& into) const {
    const sdk::reading read = match_update_.read(mutation);
    if (refused(read, into)) return;
    into.act = sdk::match_update_from(read.values);
}

void mutations::read_inspection(codec::node mutation, domain::command& into) const {
    const sdk::reading read = inspection_.read(mutation);
    if (refused(read, into)) return;
    into.act = domain::inspect_child{
        domain::bsn::parse(read.values.get(field::child_bsn)).value(),
        std::string(read.values.get(field::request_reference)),
        sdk::requester_from(read.values),
        std::string(read.values.get(field::request_municipality))};
}

std::string mutations::path_of(const std::string& canonical) const {
    for (const sdk::mapping* part : {&signal_, &around_, &move_, &match_update_, &inspection_}) {
        std::string path = part->path_of(canonical);
        if (path != canonical) return path;
    }
    return canonical;
}

} // namespace kruispunt::adapters::midden_nederland
