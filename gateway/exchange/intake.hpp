#pragma once

#include "gateway/exchange/enactment.hpp"
#include "gateway/exchange/participant.hpp"

#include <string_view>
#include <vector>

namespace kruispunt::exchange {

/// The exchange listener's handler: finds whose path is called, checks that the caller is that
/// participant (COM-02), and takes the message through its adapter and the federation. Every
/// answer bears the caller's transaction id, or one of ours where it has none (COM-29).
class intake final : public ports::http_handler {
public:
    /// Everything must outlive the intake.
    intake(
        std::vector<participant> participants,
        enactment& enacts,
        const ports::clock& clock,
        domain::uuid_source& ids
    );

    ports::task<ports::http_response> handle(ports::http_request request) override;
    ports::http_response
    refuse(ports::transport_fault fault, std::string_view target) const override;

private:
    const participant* owner_of(std::string_view target) const;
    ports::task<ports::http_response> respond(ports::http_request request);
    std::string transaction_of(const ports::http_request& request) const;
    std::string new_transaction() const;
    ports::task<ports::http_response> refuse_stranger(const participant& owner, std::string oin);

    std::vector<participant> participants_;
    enactment& enactment_;
    const ports::clock& clock_;
    domain::uuid_source& ids_;
};

} // namespace kruispunt::exchange
