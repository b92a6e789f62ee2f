#include "conformance/suite/running/parties.hpp"

#include "conformance/suite/keys/authority.hpp"
#include "conformance/suite/plan/saying.hpp"

#include <stdexcept>

namespace kruispunt::conformance::suite::running {
namespace {

using catalogue::message;
using catalogue::party;
using catalogue::role;
using text::json;

constexpr std::size_t largest_certificate = 64U * 1024U;

std::string oin_in(const std::filesystem::path& file) {
    const auto oins = keys::oins_of(read_whole(file, largest_certificate));
    if (oins.size() != 1) throw std::runtime_error(file.string() + ": must bear one OIN");
    return oins.front();
}

plan::facts facts_of(const sut_file& sut, role as) {
    plan::facts known;
    const auto& own = sut.subject.oin;
    known.region_oin = as == role::gateway ? oin_in(sut.keys / "region.pem") : own;
    known.partner_oin = oin_in(sut.keys / "partner.pem");
    known.gateway_oin = as == role::gateway ? own : oin_in(sut.keys / "gateway.pem");
    known.webhook = webhook_of(sut.reached, as);
    return known;
}

bool is_called(role as) {
    return as == role::gateway || as == role::server;
}

bool listens(party who, role as) {
    if (as == role::gateway) return who != party::gateway;
    return as == role::client && who == party::gateway;
}

json configuration(const sut_file& sut, const plan::facts& known, role as) {
    const auto file = [&sut](const char* name) { return (sut.keys / name).string(); };
    json told{
        {"command", "configure"},
        {"protocol", sut.subject.protocol},
        {"role", reporting::word(as)},
        {"oin", sut.subject.oin},
        {"gateway_oin", known.gateway_oin},
        {"ca", file("ca.pem")},
        {"crl", file("crl.pem")},
        {"certificate", file("sut.pem")},
        {"key", file("sut.key")},
        {"signing", sut.reached.signing ? "on" : "off"}};
    if (sut.reached.signing) {
        told["signing_certificate"] = file("sut-signing.pem");
        told["signing_key"] = file("sut-signing.key");
    }
    const auto at = sut.listen.find(party::gateway);
    if (at != sut.listen.end())
        told["gateway"] = "https://localhost:" + std::to_string(at->second.port);
    return told;
}

} // namespace

parties::parties(const catalogue::catalogue& all, const sut_file& sut, role as)
    : sut_(sut), facts_(facts_of(sut, as)), signs_(sut.keys, sut.reached.signing) {
    if (is_called(as))
        sender_ = std::make_unique<sender>(
            sut_.keys,
            base_of(sut_.reached, sut_.subject.protocol, as),
            sut_.subject.oin,
            sut_.reached.patience
        );
    for (const auto& [who, at] : sut_.listen)
        if (listens(who, as)) listen(all, who);
    if (sut_.adapter) start_adapter(as);
}

parties::~parties() = default;

void parties::listen(const catalogue::catalogue& all, party who) {
    listener_place place;
    place.party = std::string(plan::word(who));
    place.protocol = who == party::partner ? sut_.subject.partner : sut_.subject.protocol;
    place.at = sut_.listen.at(who);
    place.keys = sut_.keys;
    const auto from = who == party::gateway ? message::sender::region : message::sender::gateway;
    const auto kinds = all.messages.find(place.protocol);
    if (kinds == all.messages.end())
        throw std::runtime_error("the catalogue has no messages of " + place.protocol);
    for (const auto& [name, kind] : kinds->second)
        if (kind.from == from) place.kinds.push_back(&kind);
    // Of those who listen it can be a gateway's alone.
    if (plan::is_fed(place.protocol, role::gateway, who)) {
        feed_ = std::make_unique<played_feed>(
            loop_, "https://localhost:" + std::to_string(place.at.port)
        );
        place.own_affair = [feed = feed_.get()](const wire::request& got, const wire::reply& give) {
            return feed->serve(got, give);
        };
    }
    listeners_[who] = std::make_unique<listener>(loop_, signs_, std::move(place));
}

void parties::start_adapter(role as) {
    adapter_ = std::make_unique<adapter>(
        reach_adapter(*sut_.adapter, sut_.folder.string()), sut_.reached.patience
    );
    const json greeting{{"command", "hello"}, {"protocol", 1}};
    const json anew{{"command", "reset"}};
    for (const auto& command : {greeting, configuration(sut_, facts_, as), anew}) {
        const auto answer = adapter_->ask(command);
        if (!answer.contains("failed")) continue;
        const auto& why = answer["failed"];
        throw std::runtime_error(
            "the adapter did not answer `" + command["command"].get<std::string>() +
            "`: " + (why.is_string() ? why.get<std::string>() : why.dump()) +
            "; try it with: kruispunt-conformance doctor"
        );
    }
}

std::string parties::end_adapter(bool run_is_over) {
    return adapter_ ? adapter_->end(run_is_over) : std::string();
}

sender& parties::to_system() {
    if (!sender_) throw std::runtime_error("nothing is sent to the system in this role");
    return *sender_;
}

listener& parties::heard_by(party who) {
    const auto found = listeners_.find(who);
    if (found == listeners_.end())
        throw std::runtime_error(
            "nobody listens as " + std::string(plan::word(who)) + ": see \"listen\" in the SUT file"
        );
    return *found->second;
}

adapter& parties::acts() {
    if (!adapter_) throw std::runtime_error("the SUT file names no adapter");
    return *adapter_;
}

} // namespace kruispunt::conformance::suite::running
