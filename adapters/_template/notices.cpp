#include "adapters/_template/notices.hpp"

#include "adapters/sdk/http_headers.hpp"
#include "adapters/sdk/request_target.hpp"
#include "adapters/sdk/signal_record.hpp"

namespace kruispunt::adapters::_template {

notices::notices(const ports::adapter_setup& setup)
    : target_(sdk::path_of_url(setup.endpoint) + "/berichten"),
      match_(setup.mappings / "match.toml"), ended_(setup.mappings / "einde.toml"),
      other_(setup.mappings / "bericht.toml") {}

ports::http_request notices::encode(const domain::disclosure& disclosure) const {
    const domain::notice_kind kind = disclosure.what().kind;
    const bool match =
        kind == domain::notice_kind::match_made || kind == domain::notice_kind::match_changed;
    const sdk::mapping& by = match                                      ? match_
                             : kind == domain::notice_kind::match_ended ? ended_
                                                                        : other_;
    ports::http_request request;
    request.method = "POST";
    request.target = target_;
    request.fields.add("Content-Type", "application/json");
    request.body = by.write(sdk::record_from(disclosure));
    return request;
}

ports::receipt read_receipt(const ports::http_response& response) {
    using kind = ports::receipt::kind;
    const int status = response.status;
    const std::string code = std::to_string(status);
    if (status >= 200 && status < 300) return {kind::delivered, std::nullopt, code};
    if (status == 429 || status == 503) return sdk::later_receipt(response);
    if (status >= 400 && status < 500) return {kind::refused, std::nullopt, code};
    return {kind::again, std::nullopt, code};
}

} // namespace kruispunt::adapters::_template
