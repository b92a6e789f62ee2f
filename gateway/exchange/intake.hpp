#pragma once

#include "gateway/exchange/bulk.hpp"
#include "gateway/exchange/enactment.hpp"
#include "gateway/exchange/participant.hpp"
#include "gateway/exchange/region_flags.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <string_view>
#include <vector>

namespace kruispunt::exchange {

/// The exchange listener's handler: finds whose path is called, checks that the caller is that
/// participant (COM-02) and not suspended (BEH-02), and takes the message through its adapter and
/// the federation. Every answer bears the caller's transaction id, or one of ours where it has
/// none, and what a message causes bears its trace (COM-29).
class intake final : public ports::http_handler {
public:
    /// Everything must outlive the intake; on `heavy_work` adapters that are heavy are called.
    intake(
        std::vector<participant> participants,
        enactment& enacts,
        const ports::clock& clock,
        domain::uuid_source& ids,
        boost::asio::any_io_executor heavy_work,
        const region_flags& suspended,
        const bulk_settings& bulk_bounds = {}
    );

    ports::task<ports::http_response> handle(ports::http_request request) override;
    ports::http_response
    refuse(ports::transport_fault fault, std::string_view target) const override;

    ports::task<void>
    note_refused(ports::peer who, ports::transport_fault fault, std::string target) override;

    /// Bulk loads are streamed.
    bool streams(std::string_view target) const override;
    ports::task<std::optional<ports::http_response>>
    stream(ports::http_request head, ports::body_source& body, ports::answer_sink& answer) override;

private:
    const participant* owner_of(std::string_view target) const;
    ports::task<ports::http_response> respond(ports::http_request request, domain::trace by);
    ports::task<ports::http_response>
    refuse_caller(const participant& owner, std::string oin, domain::trace by);

    std::vector<participant> participants_;
    enactment& enactment_;
    const ports::clock& clock_;
    domain::uuid_source& ids_;
    boost::asio::any_io_executor heavy_work_;
    const region_flags& suspended_;
    bulk bulk_;
};

} // namespace kruispunt::exchange
