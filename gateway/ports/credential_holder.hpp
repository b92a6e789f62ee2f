#pragma once

#include "gateway/ports/alarms.hpp"
#include "gateway/ports/certificates.hpp"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace kruispunt::ports {

/// What an operator must know of certificates that are in use: an alarm that stands until they
/// change.
struct credential_caution {
    alarm_code code{};
    std::string about; ///< which certificate or list
    std::string text;
};

/// Something that holds certificates, keys or revocation lists which may be replaced while it runs.
/// What it holds is whole at every moment and stays what it was until a commit. Any thread; one
/// reload at a time.
class credential_holder {
public:
    virtual ~credential_holder() = default;

    /// In a sentence of the log: "the gateway's certificate".
    virtual std::string what() const = 0;

    /// Every file that it reads, as they lie there now.
    virtual std::vector<std::filesystem::path> files() const = 0;

    /// Reads its files anew and judges them at `now`; what is returned puts them to use, at once
    /// and without fail. Throws std::runtime_error (`file: why`): then everything stays as it was.
    virtual std::function<void()> read_again(domain::instant now) = 0;

    /// What it holds now.
    virtual std::vector<certificate_record> held() const = 0;

    virtual std::vector<credential_caution> cautions(domain::instant /*now*/) const { return {}; }
};

} // namespace kruispunt::ports
