#include "gateway/app/exchange_door.hpp"

#include "gateway/exchange/trace_fields.hpp"
#include "gateway/portal/mailbox_pages.hpp"

#include <utility>

namespace kruispunt::app {

using portal::mailbox_pages;

namespace {

void bear(const ports::tree_heads& heads, ports::http_fields& fields) {
    if (const auto head = heads.newest()) fields.add(ports::head_field, head->header);
}

// An answer that is streamed bears it too.
class head_bearing_sink final : public ports::answer_sink {
public:
    head_bearing_sink(ports::answer_sink& to, const ports::tree_heads& heads)
        : to_(to), heads_(heads) {}

    ports::task<bool> begin(ports::http_response head) override {
        bear(heads_, head.fields);
        return to_.begin(std::move(head));
    }

    ports::task<bool> write(std::string octets) override { return to_.write(std::move(octets)); }

    ports::task<bool> finish() override { return to_.finish(); }

    ports::task<void> gone() override { return to_.gone(); }

private:
    ports::answer_sink& to_;
    const ports::tree_heads& heads_;
};

} // namespace

ports::task<ports::http_response> exchange_door::handle(ports::http_request request) {
    ports::http_response response = co_await respond(std::move(request));
    bear(heads_, response.fields);
    co_return response;
}

ports::task<ports::http_response> exchange_door::respond(ports::http_request request) {
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

ports::task<void>
exchange_door::note_refused(ports::peer who, ports::transport_fault fault, std::string target) {
    ports::http_handler& to = mailbox_pages::takes(target) ? mailboxes_ : intake_;
    return to.note_refused(std::move(who), fault, std::move(target));
}

bool exchange_door::streams(std::string_view target) const {
    return intake_.streams(target);
}

ports::task<std::optional<ports::http_response>> exchange_door::stream(
    ports::http_request head, ports::body_source& body, ports::answer_sink& answer
) {
    head_bearing_sink bearing(answer, heads_);
    auto instead = co_await intake_.stream(std::move(head), body, bearing);
    if (instead) bear(heads_, instead->fields);
    co_return instead;
}

} // namespace kruispunt::app
