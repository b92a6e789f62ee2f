#include "gateway/app/exchange_door.hpp"

#include "gateway/exchange/trace_fields.hpp"
#include "gateway/portal/mailbox_pages.hpp"

#include <utility>

namespace kruispunt::app {

using portal::mailbox_pages;

ports::task<ports::http_response> exchange_door::handle(ports::http_request request) {
    if (!mailbox_pages::takes(request.target))
        co_return co_await intake_.handle(std::move(request));
    const auto by = exchange::trace_of(request.fields, ids_, clock_.now());
    ports::http_response response = co_await mailboxes_.handle(std::move(request));
    response.fields.add(exchange::transaction_field, by.transaction_id);
    co_return response;
}

ports::http_response
exchange_door::refuse(ports::transport_fault fault, std::string_view target) const {
    return mailbox_pages::takes(target) ? mailboxes_.refuse(fault, target)
                                        : intake_.refuse(fault, target);
}

bool exchange_door::streams(std::string_view target) const {
    return intake_.streams(target);
}

ports::task<std::optional<ports::http_response>> exchange_door::stream(
    ports::http_request head, ports::body_source& body, ports::answer_sink& answer
) {
    return intake_.stream(std::move(head), body, answer);
}

} // namespace kruispunt::app
