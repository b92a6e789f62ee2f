#include "adapters/sisa/sisa_adapter.hpp"

#include "adapters/sdk/http_headers.hpp"
#include "adapters/sisa/answers.hpp"
#include "adapters/sisa/commands.hpp"
#include "adapters/sisa/notices.hpp"
#include "adapters/sisa/receipts.hpp"
#include "adapters/sisa/records.hpp"
#include "adapters/sisa/schemas.hpp"

#include <stdexcept>
#include <utility>

namespace kruispunt::adapters::sisa {

namespace {

using domain::errc;
using domain::make_error;

// SISA has no settings of its own.
void require_no_settings(const ports::adapter_setup& setup) {
    for (const auto& [name, value] : setup.options)
        throw std::runtime_error(setup.region + ": unknown option '" + name + "'");
}

class sisa_adapter final : public ports::region_adapter {
public:
    explicit sisa_adapter(const ports::adapter_setup& setup)
        : base_("/" + setup.region + "/v1"), commands_(setup),
          records_(commands_, base_ + "/vulberichten"), schemas_(base_, setup.mappings),
          answers_(setup), notices_(setup) {}

    std::variant<ports::decoded_message, ports::http_response>
    decode(const ports::http_request& request, domain::instant /*now*/) const override {
        if (auto published = schemas_.find(request.target))
            return request.method == "GET" ? *published : not_allowed("GET");
        const bool messages = request.target == base_ + "/berichten";
        if (!messages && !records_.takes(request.target))
            return answers_.write_refusal(make_error(errc::value_invalid), 404);
        if (request.method != "POST") return not_allowed("POST");
        if (request.fields.find("Content-Type") &&
            !sdk::has_media_type(request.fields, "text/xml")) {
            ports::decoded_message foreign;
            foreign.command.act = domain::refused_message{make_error(errc::message_unreadable)};
            return foreign;
        }
        return commands_.read(request.body, request.peer.oin);
    }

    ports::http_response
    encode_reply(const ports::correspondence& to, const domain::answer& answer) const override {
        if (answer.inspection) return answers_.write_inspection(to, answer);
        if (answer.what) return answers_.write_received(to, answer);
        return answers_.write_refused(to, as_told(answer.what.error(), commands_), answer);
    }

    ports::http_response encode_refusal(const domain::answer& refused, int status) const override {
        return answers_.write_unread(refused, status);
    }

    ports::http_request
    encode_notice(const domain::disclosure& disclosure, domain::instant /*now*/) const override {
        return notices_.write(disclosure);
    }

    std::string probe_target() const override { return notices_.target(); }

    ports::receipt decode_receipt(
        const domain::disclosure& disclosure, const ports::http_response& response
    ) const override {
        return read_receipt(reference_of(disclosure.what().id), response);
    }

    const ports::record_reader* bulk() const override { return &records_; }

private:
    ports::http_response not_allowed(const char* instead) const {
        auto refusal = answers_.write_refusal(make_error(errc::value_invalid), 405);
        refusal.fields.add("Allow", instead);
        return refusal;
    }

    std::string base_;
    commands commands_;
    records records_;
    schemas schemas_;
    answers answers_;
    notices notices_;
};

} // namespace

std::unique_ptr<ports::region_adapter> make_adapter(const ports::adapter_setup& setup) {
    require_no_settings(setup);
    return std::make_unique<sisa_adapter>(setup);
}

} // namespace kruispunt::adapters::sisa
