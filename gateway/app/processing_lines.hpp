#pragma once

#include "gateway/ports/http.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kruispunt::app {

/// What stands in every line of the processing log.
struct processing_form {
    std::string path;     ///< where it is POSTed
    std::string activity; ///< beginning of a URI into the Register; the act's word comes behind it
    std::string log;      ///< name of the audit log that the lines are of
    std::string version;  ///< of this program
};

/// A POST of OTLP/HTTP (JSON) with a span for each of these entries of the audit trail that is on a
/// signal or a child, in the words of the standard Logboek Dataverwerkingen: no user, the subject
/// as the entry commits to it. An entry's span has the same ids whenever it is sent. Nothing where
/// no entry is on anybody.
std::optional<ports::http_request>
processing_request(const processing_form& form, const std::vector<std::string>& entries);

/// Why an OTLP answer of 2xx does not acknowledge all spans; empty: it does.
std::string why_not_acknowledged(const ports::http_response& answer);

} // namespace kruispunt::app
