#include "adapters/multisignaal/multisignaal_adapter.hpp"

#include "adapters/multisignaal/message_reader.hpp"
#include "adapters/multisignaal/problems.hpp"
#include "adapters/multisignaal/published.hpp"
#include "adapters/multisignaal/replies.hpp"
#include "adapters/multisignaal/requests.hpp"
#include "adapters/multisignaal/webhook.hpp"

#include <stdexcept>

namespace kruispunt::adapters::multisignaal {

namespace {

class adapter final : public ports::region_adapter {
public:
    explicit adapter(const ports::adapter_setup& setup)
        : base_("/" + setup.region + "/v1"), document_(setup.mappings / "openapi.json"),
          answers_(document_.version()), faults_(setup.mappings / "probleem.toml", base_, answers_),
          messages_(setup), requests_(setup.region, answers_, faults_, document_, messages_),
          replies_(setup, base_, answers_, faults_, messages_),
          webhook_(setup, webhook_mode_of(setup)) {}

    std::variant<ports::decoded_message, ports::http_response>
    decode(const ports::http_request& request, domain::instant) const override {
        return requests_.decode(request);
    }

    ports::http_response
    encode_reply(const ports::correspondence& to, const domain::answer& answer) const override {
        return replies_.to(to, answer);
    }

    ports::http_response encode_refusal(const domain::answer& refused, int status) const override {
        return faults_.of(status, refused.what.error());
    }

    ports::http_request
    encode_notice(const domain::disclosure& disclosure, domain::instant) const override {
        return webhook_.encode(disclosure);
    }

    std::string probe_target() const override { return webhook_.target(); }

    ports::receipt
    decode_receipt(const domain::disclosure&, const ports::http_response& response) const override {
        return webhook_.read(response);
    }

private:
    static webhook::mode webhook_mode_of(const ports::adapter_setup& setup) {
        webhook::mode mode = webhook::mode::structured;
        for (const auto& [key, value] : setup.options) {
            if (key != "webhook_mode")
                throw std::runtime_error(setup.region + ": there is no setting '" + key + "'");
            if (value != "structured" && value != "binary")
                throw std::runtime_error(
                    setup.region + ": 'webhook_mode' is neither \"structured\" nor \"binary\""
                );
            if (value == "binary") mode = webhook::mode::binary;
        }
        return mode;
    }

    std::string base_;
    published document_;
    answers answers_;
    problems faults_;
    message_reader messages_;
    requests requests_;
    replies replies_;
    webhook webhook_;
};

} // namespace

std::unique_ptr<ports::region_adapter> make_adapter(const ports::adapter_setup& setup) {
    return std::make_unique<adapter>(setup);
}

} // namespace kruispunt::adapters::multisignaal
