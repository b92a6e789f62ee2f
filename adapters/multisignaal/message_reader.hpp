#pragma once

#include "adapters/multisignaal/routes.hpp"
#include "adapters/sdk/mapping.hpp"
#include "adapters/sdk/request_target.hpp"
#include "gateway/ports/region_adapter.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kruispunt::adapters::multisignaal {

/// A request whose route is found, taken apart. Refers to the request.
struct asked_message {
    const route& to;
    std::string id;   ///< from the path, not yet judged
    std::string path; ///< below the base, fit to be given back
    const ports::http_request& request;
    const sdk::request_target& target;
    std::optional<std::vector<std::string>> if_match = {}; ///< as a command has it
    std::string if_none_match = {};                        ///< as it came
};

/// Every parameter of a query that nobody asked for (MS-09).
std::vector<sdk::finding> findings_of_query(const sdk::request_target& target);

/// Reads messages into commands, MS-01 to MS-08, by the mapping files. What breaks a rule becomes a
/// `refused_message` with all findings. Immutable; any thread.
class message_reader {
public:
    explicit message_reader(const ports::adapter_setup& setup);

    ports::decoded_message read(const asked_message& asked) const;

    /// The payload's own path of a field that a rule complains of (COM-27), in that operation.
    std::string path_of(operation what, const std::string& canonical) const;

private:
    // A message on its way to a command, with what is wrong so far in the order of the request.
    struct draft {
        ports::decoded_message message;
        std::vector<sdk::finding> findings;
    };

    draft begin(const asked_message& asked) const;
    void read_act(const asked_message& asked, draft& made) const;
    void give(const asked_message& asked, draft& made) const;
    void withdraw(const asked_message& asked, draft& made) const;
    void close(const asked_message& asked, draft& made) const;
    void move(const asked_message& asked, draft& made) const;
    void update(const asked_message& asked, draft& made) const;
    void inspect(const asked_message& asked, draft& made) const;
    const sdk::mapping& mapping_of(operation what) const;

    std::string region_;
    sdk::mapping signal_;
    sdk::mapping withdrawal_;
    sdk::mapping closing_;
    sdk::mapping move_;
    sdk::mapping match_;
    sdk::mapping inspection_;
};

} // namespace kruispunt::adapters::multisignaal
