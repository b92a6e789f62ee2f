#include "gateway/portal/role_page.hpp"

namespace kruispunt::portal {

ports::http_response role_page(const caller& who, const std::string& certificate) {
    json may = json::array();
    for (const route& each : all_routes())
        if (decide(who, each.action, {}).what == verdict::state::allowed)
            may.push_back(text_of(each));
    json j{{"rol", word_of(who.as)}};
    j["regio"] = who.region.empty() ? json(nullptr) : json(who.region);
    j["naam"] = certificate;
    j["mag"] = std::move(may);
    return answered(200, j);
}

} // namespace kruispunt::portal
