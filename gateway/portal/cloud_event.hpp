#pragma once

#include "gateway/ports/announcement_store.hpp"
#include "gateway/ports/http.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::portal {

/// The types of events that the coordination body is told of (BEH-09), as on the wire.
std::vector<std::string_view> event_types();

/// An announcement as a CloudEvent 1.0 in structured JSON, POSTed to `path`. Of a match its id and
/// its pair and no moment: from the moment would follow when the match was made. Other moments are
/// told to the hour (docs/statistics.md). `gateway_oin` makes the source. Pure.
ports::http_request cloud_event(
    const std::string& path, const std::string& gateway_oin, const ports::owed_announcement& owed
);

} // namespace kruispunt::portal
