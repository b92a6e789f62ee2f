#include "gateway/portal/report_pages.hpp"

namespace kruispunt::portal {

namespace {

constexpr char not_yet[] =
    "rapporten kunnen nog niet worden ingeleverd: wat ze toetst is er nog niet; tot dan neemt elke "
    "regio deel in de sandbox";

} // namespace

ports::task<ports::http_response> report_pages::list(call) const {
    co_return answered(200, json{{"rapporten", json::array()}, {"toelichting", not_yet}});
}

ports::task<ports::http_response> report_pages::hand_in(call) const {
    co_return problem(501, "Nog niet mogelijk", not_yet);
}

ports::task<ports::http_response> report_pages::show(call) const {
    co_return problem(404, "Onbekend rapport", not_yet);
}

} // namespace kruispunt::portal
