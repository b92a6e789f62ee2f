#pragma once

#include "gateway/ports/certificates.hpp"

#include <cstddef>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace kruispunt::trust {

/// The certificates that connections showed, the newest of them; in memory alone. Any thread.
class seen_certificates {
public:
    /// Of the certificates seen longest ago one goes for each beyond so many.
    static constexpr std::size_t most = 256;

    /// `peer` showed its certificate at `at`; nothing happens where it showed none.
    void note(const ports::peer& peer, domain::instant at);

    /// In no order; without parties.
    std::vector<ports::certificate_record> all() const;

private:
    mutable std::mutex mutex_;
    std::map<std::string, ports::certificate_record> by_fingerprint_;
};

} // namespace kruispunt::trust
