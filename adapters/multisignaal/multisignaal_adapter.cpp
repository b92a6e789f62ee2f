#include "adapters/multisignaal/multisignaal_adapter.hpp"

#include "adapters/multisignaal/problems.hpp"
#include "adapters/multisignaal/requests.hpp"
#include "adapters/multisignaal/webhook.hpp"
#include "adapters/sdk/signal_record.hpp"

#include <stdexcept>

namespace kruispunt::adapters::multisignaal {

namespace {

using domain::errc;
using sdk::field;

class adapter final : public ports::region_adapter {
public:
    explicit adapter(const ports::adapter_setup& setup)
        : base_("/" + setup.region + "/v1"), faults_(setup.mappings / "probleem.toml", base_),
          requests_(setup, base_, faults_), webhook_(setup),
          reply_(setup.mappings / "signaal-antwoord.toml") {
        if (!setup.options.empty())
            throw std::runtime_error(
                setup.region + ": there is no setting '" + setup.options.begin()->first + "'"
            );
    }

    std::variant<ports::decoded_message, ports::http_response>
    decode(const ports::http_request& request, domain::instant) const override {
        return requests_.decode(request);
    }

    ports::http_response
    encode_reply(const ports::correspondence& to, const domain::answer& answer) const override {
        if (!answer.what) return refusal(to, answer.what.error());
        if (to.operation == "delete") return multisignaal::answer(204, {}, {});
        return state(*answer.what);
    }

    ports::http_response encode_refusal(const domain::answer& refused, int status) const override {
        return faults_.of(status, refused.what.error());
    }

    ports::http_request
    encode_notice(const domain::disclosure& disclosure, domain::instant) const override {
        return webhook_.encode(disclosure);
    }

    ports::receipt
    decode_receipt(const domain::disclosure&, const ports::http_response& response) const override {
        return webhook_.read(response);
    }

private:
    std::string path_of_signal(const std::string& id) const { return base_ + "/signalen/" + id; }

    ports::http_response state(const domain::outcome& outcome) const {
        const std::string self = path_of_signal(outcome.reference);
        sdk::record values = sdk::record_from(outcome);
        values.add(field::link_self, self);
        values.add(field::link_matches, self + "/matches");
        const bool created = outcome.what == domain::outcome::effect::created;
        auto made = answer(created ? 201 : 200, "application/json", reply_.write(values));
        if (created) made.fields.add("Location", self);
        return made;
    }

    ports::http_response
    refusal(const ports::correspondence& to, const domain::error& failure) const {
        const domain::error shown =
            domain::make_error(failure.code, requests_.path_of(failure.field));
        auto findings = findings_in(to);
        const bool told = !findings.empty() && findings.front().code == shown.code &&
                          findings.front().path == shown.field;
        if (!told) findings.clear();
        const bool precondition =
            to.operation == "put-known" && failure.code == errc::signal_unknown;
        return faults_.of(
            precondition ? 412 : problems::status_of(shown.code),
            shown,
            findings,
            to.signal_id.empty() ? std::string() : path_of_signal(to.signal_id)
        );
    }

    std::string base_;
    problems faults_;
    requests requests_;
    webhook webhook_;
    sdk::mapping reply_;
};

} // namespace

std::unique_ptr<ports::region_adapter> make_adapter(const ports::adapter_setup& setup) {
    return std::make_unique<adapter>(setup);
}

} // namespace kruispunt::adapters::multisignaal
