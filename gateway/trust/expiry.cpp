#include "gateway/trust/expiry.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace kruispunt::trust {

namespace {

using domain::instant;
using ports::alarm_code;
using ports::certificate_record;
using ports::certificate_use;

// A party with several systems shows several certificates a day.
constexpr std::chrono::hours still_in_use{24};

// So many digits of a fingerprint tell one certificate from another.
constexpr std::size_t told_apart = 12;

std::string_view word_of(certificate_use use) {
    switch (use) {
    case certificate_use::transport:
        return "tls";
    case certificate_use::signing:
        return "signing";
    case certificate_use::next_signing:
        return "next signing";
    case certificate_use::known:
        return "known";
    case certificate_use::authority:
        return "authority";
    case certificate_use::revocation_list:
        return "list";
    }
    return {};
}

bool is_nobodys(const certificate_record& one) {
    return one.party.empty() && one.seen != instant{};
}

bool replaces(const certificate_record& other, const certificate_record& one, instant now) {
    if (other.ends <= one.ends) return false;
    if (one.use == certificate_use::signing)
        return other.use == certificate_use::next_signing && other.begins <= one.ends;
    if (other.use != one.use || other.oin != one.oin) return false;
    if (one.use == certificate_use::known) return other.common_name == one.common_name;
    const bool shown = one.seen != instant{} && other.seen > one.seen;
    return shown && (other.seen - one.seen > still_in_use || one.ends < now);
}

bool is_replaced(
    const certificate_record& one, const std::vector<certificate_record>& all, instant now
) {
    return std::any_of(all.begin(), all.end(), [&](const certificate_record& other) {
        return replaces(other, one, now);
    });
}

// A region chooses its own common names: what it writes there goes into no alarm and no log.
std::string name_of(const certificate_record& one) {
    return one.party.empty() ? one.common_name : one.fingerprint.substr(0, told_apart);
}

std::string about(const certificate_record& one) {
    std::string text;
    const bool common =
        one.use == certificate_use::authority || one.use == certificate_use::revocation_list;
    if (!common) text = (one.party.empty() ? "own" : one.party) + " ";
    return text.append(word_of(one.use)).append(" ").append(name_of(one));
}

std::string next_step(const certificate_record& one) {
    switch (one.use) {
    case certificate_use::revocation_list:
        return "fetch the authority's newest list to where `crl` under [gateway] says; without it "
               "everybody whom it vouches for is refused";
    case certificate_use::authority:
        return "add the authority's next certificate to the file that `ca` under [gateway] names";
    case certificate_use::known:
        return "ask the region for its next certificate and add it to its known_certificates";
    case certificate_use::transport:
        if (!one.party.empty()) return "ask the region when it changes its certificate";
        [[fallthrough]];
    case certificate_use::signing:
    case certificate_use::next_signing:
        break;
    }
    return "order another one now and put it, with its key, in the place of this one";
}

std::string text_for(const certificate_record& one, instant now) {
    const int days = days_left(one.ends, now);
    const std::string when = domain::to_text(domain::amsterdam_day(one.ends));
    std::string text = about(one) + (one.ends < now ? " ended on " : " ends on ") + when;
    if (one.ends >= now) text += ", in " + std::to_string(days) + (days == 1 ? " day" : " days");
    return text + ": " + next_step(one);
}

} // namespace

int days_left(instant ends, instant now) {
    return static_cast<int>(std::chrono::floor<std::chrono::days>(ends - now).count());
}

std::chrono::milliseconds list_warning(const certificate_record& list) {
    return std::min<std::chrono::milliseconds>((list.ends - list.begins) / 4, first_warning);
}

std::optional<alarm_code> alarm_for(const certificate_record& what, instant now) {
    const auto left = what.ends - now;
    const bool over = left < std::chrono::milliseconds(0);
    if (what.use == certificate_use::revocation_list) {
        if (over) return alarm_code::crl_expired;
        if (left <= list_warning(what)) return alarm_code::crl_expires;
        return std::nullopt;
    }
    if (over) return alarm_code::certificate_expired;
    if (left <= last_warning) return alarm_code::certificate_expires_now;
    if (left <= second_warning) return alarm_code::certificate_expires_soon;
    if (left <= first_warning) return alarm_code::certificate_expires;
    return std::nullopt;
}

std::vector<ports::credential_caution>
alarms_for(const std::vector<certificate_record>& all, instant now) {
    std::vector<ports::credential_caution> told;
    for (const certificate_record& one : all) {
        const auto code = alarm_for(one, now);
        if (!code || is_nobodys(one) || is_replaced(one, all, now)) continue;
        told.push_back({*code, about(one), text_for(one, now)});
    }
    return told;
}

std::vector<ports::certificate_forecast>
forecast_of(std::vector<certificate_record> all, instant now) {
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
        return a.ends < b.ends;
    });
    std::vector<ports::certificate_forecast> forecast;
    for (certificate_record& one : all) {
        const int days = days_left(one.ends, now);
        forecast.push_back({std::move(one), days});
    }
    return forecast;
}

} // namespace kruispunt::trust
