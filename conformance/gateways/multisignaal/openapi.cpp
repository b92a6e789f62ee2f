#include "conformance/gateways/multisignaal/openapi.hpp"

#include "conformance/gateways/multisignaal/resources.hpp"

#include <string>
#include <string_view>

namespace kruispunt::conformance::gateways::multisignaal {
namespace {

text::json path_parameter(std::string_view name) {
    return {{"name", name}, {"in", "path"}, {"required", true}, {"schema", {{"type", "string"}}}};
}

text::json query_parameter(std::string_view name, std::string_view type) {
    return {{"name", name}, {"in", "query"}, {"required", false}, {"schema", {{"type", type}}}};
}

text::json answers(std::string_view status, std::string_view what) {
    text::json made;
    made[std::string(status)] = {{"description", what}};
    made["default"] = {
        {"description", "een probleem"},
        {"content", {{"application/problem+json", {{"schema", {{"type", "object"}}}}}}}};
    return made;
}

text::json operation(std::string_view id, std::string_view status, std::string_view what) {
    return {{"operationId", id}, {"summary", what}, {"responses", answers(status, what)}};
}

text::json with_body(text::json made, const std::string& media_type, bool required) {
    made["requestBody"] = {
        {"required", required}, {"content", {{media_type, {{"schema", {{"type", "object"}}}}}}}};
    return made;
}

text::json signal_path() {
    auto withdraw = operation("signaalIntrekken", "204", "trekt een signaal in");
    withdraw["parameters"] = {
        query_parameter("reden", "string"), query_parameter("redenMutatie", "string")};
    return {
        {"parameters", text::json::array({path_parameter("signaalId")})},
        {"get", operation("signaalLezen", "200", "leest een signaal")},
        {"put",
         with_body(
             operation("signaalGeven", "200", "geeft of verbetert een signaal"),
             "application/json",
             true
         )},
        {"delete", std::move(withdraw)}};
}

text::json matches_path() {
    auto list = operation("matchesLezen", "200", "geeft de matches van een signaal");
    list["parameters"] = {
        query_parameter("pagina", "integer"), query_parameter("paginaGrootte", "integer")};
    return {
        {"parameters", text::json::array({path_parameter("signaalId")})}, {"get", std::move(list)}};
}

text::json post_below_signal(text::json made, bool required) {
    return {
        {"parameters", text::json::array({path_parameter("signaalId")})},
        {"post", with_body(std::move(made), "application/json", required)}};
}

text::json paths() {
    text::json all;
    all["/signalen/{signaalId}"] = signal_path();
    all["/signalen/{signaalId}/afsluiting"] = post_below_signal(
        operation("signaalAfsluiten", "200", "het gaat goed met het kind"), false
    );
    all["/signalen/{signaalId}/verhuizing"] =
        post_below_signal(operation("kindVerhuisd", "200", "het kind is verhuisd"), true);
    all["/signalen/{signaalId}/matches"] = matches_path();
    all["/matches/{matchId}"] = {
        {"parameters", text::json::array({path_parameter("matchId")})},
        {"patch",
         with_body(
             operation("matchBijwerken", "200", "wat de beroepskracht van een match zegt"),
             "application/merge-patch+json",
             true
         )}};
    all["/inzageverzoeken"] = {
        {"post",
         with_body(operation("inzage", "200", "vraagt om inzage"), "application/json", true)}};
    return all;
}

} // namespace

text::json openapi_document() {
    return {
        {"openapi", "3.0.3"},
        {"info", {{"title", "Kruispunt voor Multisignaal"}, {"version", "1.0.0"}}},
        {"servers", text::json::array({{{"url", std::string(base_path)}}})},
        {"paths", paths()}};
}

} // namespace kruispunt::conformance::gateways::multisignaal
