#pragma once

#include "gateway/ports/http.hpp"
#include "gateway/ports/post_boxes.hpp"
#include "gateway/ports/region_store.hpp"

#include <string>
#include <string_view>

namespace kruispunt::portal {

/// `/postbus/v1/berichten`: a region that cannot be called comes for its notices (`GET ?na=`) and
/// says which it has (`DELETE …/{id}`). Who it is its certificate says. Every look and every
/// refusal is in the audit trail before it is answered (COM-33). Any thread.
class mailbox_pages final : public ports::http_handler {
public:
    /// Both must outlive the pages.
    mailbox_pages(ports::post_boxes& boxes, ports::region_store& trail)
        : boxes_(boxes), trail_(trail) {}

    /// Whether the target is one of theirs.
    static bool takes(std::string_view target);

    ports::task<ports::http_response> handle(ports::http_request request) override;
    ports::http_response
    refuse(ports::transport_fault fault, std::string_view target) const override;
    ports::task<void>
    note_refused(ports::peer who, ports::transport_fault fault, std::string target) override;

private:
    struct visit;

    ports::task<visit> serve(const ports::http_request& request, std::string region);
    ports::task<visit> list(std::string region, std::string_view query);
    ports::task<visit> take(std::string region, std::string_view number);

    ports::post_boxes& boxes_;
    ports::region_store& trail_;
};

} // namespace kruispunt::portal
