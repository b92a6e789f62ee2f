#include "gateway/trust/seen_certificates.hpp"

#include "gateway/trust/certificate_facts.hpp"

#include <algorithm>

namespace kruispunt::trust {

void seen_certificates::note(const ports::peer& peer, domain::instant at) {
    if (peer.fingerprint.empty()) return;
    ports::certificate_record one;
    one.common_name = peer.common_name;
    one.oin = is_oin(peer.oin) ? peer.oin : std::string();
    one.fingerprint = peer.fingerprint;
    one.begins = peer.valid_from;
    one.ends = peer.valid_until;
    one.seen = at;
    const std::lock_guard lock(mutex_);
    by_fingerprint_.insert_or_assign(peer.fingerprint, std::move(one));
    if (by_fingerprint_.size() <= most) return;
    by_fingerprint_.erase(std::min_element(
        by_fingerprint_.begin(),
        by_fingerprint_.end(),
        [](const auto& a, const auto& b) { return a.second.seen < b.second.seen; }
    ));
}

std::vector<ports::certificate_record> seen_certificates::all() const {
    const std::lock_guard lock(mutex_);
    std::vector<ports::certificate_record> found;
    for (const auto& [fingerprint, one] : by_fingerprint_)
        found.push_back(one);
    return found;
}

} // namespace kruispunt::trust
