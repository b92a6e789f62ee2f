#include "adapters/esar/notices.hpp"

#include "adapters/esar/addressing.hpp"
#include "adapters/esar/names.hpp"
#include "adapters/sdk/request_target.hpp"
#include "adapters/sdk/signal_record.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace kruispunt::adapters::esar {

namespace {

using domain::notice_kind;

constexpr std::string_view notice_path = "/esar/v1/matchmelding";

struct notice_form {
    notice_kind kind;
    std::string_view operation;
    std::string_view file;
};

// A match that changed is told again as it is now, under the same matchId (COM-35).
constexpr std::array forms{
    notice_form{notice_kind::match_made, "MatchMelding", "match-melding.toml"},
    notice_form{notice_kind::match_changed, "MatchMelding", "match-melding.toml"},
    notice_form{notice_kind::match_ended, "MatchBeeindigd", "match-beeindigd.toml"},
    notice_form{notice_kind::signal_expires, "SignaalVerloopt", "signaal-verloopt.toml"},
    notice_form{notice_kind::signal_lapsed, "SignaalVervallen", "signaal-vervallen.toml"},
    notice_form{notice_kind::child_moved, "KindVerhuisdMelding", "kind-verhuisd-melding.toml"},
    notice_form{notice_kind::relocation, "VerhuizingNaarGebied", "verhuizing-naar-gebied.toml"},
    notice_form{notice_kind::verify_identity, "IdentiteitVerifieren", "identiteit-verifieren.toml"},
    notice_form{notice_kind::history, "Historie", "historie.toml"},
    notice_form{notice_kind::reminder, "MatchHerinnering", "match-herinnering.toml"}};

std::string_view operation_of(notice_kind kind) {
    const auto at = std::find_if(forms.begin(), forms.end(), [kind](const notice_form& form) {
        return form.kind == kind;
    });
    if (at == forms.end())
        throw std::logic_error("esar: a feed's item cannot be rejected where there is no feed");
    return at->operation;
}

} // namespace

notices::notices(const ports::adapter_setup& setup, const security& seals)
    : target_(sdk::path_of_url(setup.endpoint).append(notice_path)),
      to_(std::string(setup.endpoint).append(notice_path)), from_(address_of(setup.gateway_oin)),
      seals_(seals) {
    for (const notice_form& form : forms)
        mappings_.emplace(form.kind, sdk::mapping(setup.mappings / form.file));
}

std::string notices::message_id_of(const domain::notice& what) {
    return "urn:uuid:" + domain::to_text(what.id);
}

ports::http_request
notices::write(const domain::disclosure& disclosure, domain::instant now) const {
    const notice_kind kind = disclosure.what().kind;
    addressing header;
    header.to = to_;
    header.action = action_of(operation_of(kind));
    header.from = from_;
    header.message_id = message_id_of(disclosure.what());
    header.reply_to = anonymous;
    const std::string payload = mappings_.at(kind).write(sdk::record_from(disclosure));
    ports::http_request request;
    request.method = "POST";
    request.target = target_;
    request.fields.add("Content-Type", std::string(content_type));
    request.fields.add("SOAPAction", "\"" + header.action + "\"");
    request.body = seals_.sealed(write_envelope(header, payload), {now, std::nullopt});
    return request;
}

} // namespace kruispunt::adapters::esar
