#pragma once

#include "gateway/domain/error.hpp"
#include "gateway/domain/uuid.hpp"
#include "gateway/ports/http.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::ports {

/// A notice as its region would have been called with it.
struct posted {
    std::int64_t number = 0; ///< in its mailbox; ascending is the order in which they arose
    domain::uuid id{};       ///< the notice's own, over all mailboxes and attempts (COM-21)
    http_request message;
};

/// Some of what lies in a mailbox, oldest first.
struct post {
    std::vector<posted> notices;
    std::optional<std::int64_t> next; ///< the number behind which there is more; none: that was all
};

/// The mailboxes of the regions that cannot be called: they come for their notices themselves. On
/// the caller's executor, from any thread.
class post_boxes {
public:
    virtual ~post_boxes() = default;

    /// The region with that OIN, where it has a mailbox.
    virtual std::optional<std::string> owner(std::string_view oin) const = 0;

    /// What lies behind the number `after`, at most `limit`. Whoever asks is heard of.
    virtual task<domain::result<post>>
    look(std::string region, std::int64_t after, std::size_t limit) = 0;

    /// The region has the notice of that number; false where none lies there for it.
    virtual task<domain::result<bool>> take(std::string region, std::int64_t number) = 0;
};

} // namespace kruispunt::ports
