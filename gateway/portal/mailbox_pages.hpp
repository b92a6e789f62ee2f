#pragma once

#include "gateway/ports/http.hpp"
#include "gateway/ports/post_boxes.hpp"

#include <string_view>

namespace kruispunt::portal {

/// `/postbus/v1/berichten`: a region that cannot be called comes for its notices (`GET ?na=`) and
/// says which it has (`DELETE …/{id}`). Who it is its certificate says. Any thread.
class mailbox_pages final : public ports::http_handler {
public:
    /// It must outlive the pages.
    explicit mailbox_pages(ports::post_boxes& boxes) : boxes_(boxes) {}

    /// Whether the target is one of theirs.
    static bool takes(std::string_view target);

    ports::task<ports::http_response> handle(ports::http_request request) override;
    ports::http_response
    refuse(ports::transport_fault fault, std::string_view target) const override;

private:
    ports::task<ports::http_response> list(std::string region, std::string_view query);
    ports::task<ports::http_response> take(std::string region, std::string_view number);

    ports::post_boxes& boxes_;
};

} // namespace kruispunt::portal
