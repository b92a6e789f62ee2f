#pragma once

#include "gateway/domain/error.hpp"
#include "gateway/domain/uuid.hpp"
#include "gateway/ports/http.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace kruispunt::ports {

/// An acceptance record that was taken, as it came (BEH-13).
struct kept_report {
    domain::uuid id{};    ///< of what was signed
    std::string region;   ///< whose it was when it came
    std::string envelope; ///< the octets that were handed in
    std::string by;       ///< who handed it in, as the door knows them
    domain::instant since{};
};

/// What became of one that was to be kept.
enum class report_kept { kept, was_there, full };

/// The acceptance records. Any thread, on the caller's executor, like `store`; a positive answer
/// means durable.
class report_store {
public:
    /// So many are kept.
    static constexpr std::size_t most = 200;

    virtual ~report_store() = default;

    /// All of them, the newest first.
    virtual task<domain::result<std::vector<kept_report>>> reports() = 0;

    /// Keeps one, with an audit entry that bears its id. Where there is no room the one of
    /// `instead` goes, with an entry likewise; where that is none it is `full`.
    virtual task<domain::result<report_kept>>
    keep(kept_report report, std::optional<domain::uuid> instead) = 0;
};

} // namespace kruispunt::ports
