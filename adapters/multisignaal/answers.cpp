#include "adapters/multisignaal/answers.hpp"

namespace kruispunt::adapters::multisignaal {

ports::http_response
answers::make(int status, const std::string& content_type, std::string body) const {
    ports::http_response made;
    made.status = status;
    if (!body.empty()) made.fields.add("Content-Type", content_type);
    made.fields.add("API-Version", version_);
    made.fields.add("Cache-Control", "no-store");
    made.fields.add("Content-Security-Policy", "frame-ancestors 'none'");
    made.fields.add("Strict-Transport-Security", "max-age=31536000");
    made.fields.add("X-Content-Type-Options", "nosniff");
    made.fields.add("X-Frame-Options", "DENY");
    made.body = std::move(body);
    return made;
}

} // namespace kruispunt::adapters::multisignaal
