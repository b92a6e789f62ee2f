#include "adapters/_template/adapter.hpp"

#include "adapters/_template/notices.hpp"
#include "adapters/sdk/http_headers.hpp"
#include "adapters/sdk/request_target.hpp"
#include "adapters/sdk/signal_record.hpp"
#include "gateway/codec/json_reader.hpp"
#include "gateway/codec/text.hpp"

#include <stdexcept>

namespace kruispunt::adapters::_template {

namespace {

using domain::errc;
using sdk::field;

constexpr char signal_id_path[] = "signaalId";

ports::http_response in_json(int status, std::string body) {
    return {status, {{"Content-Type", "application/json"}}, std::move(body)};
}

int status_of(errc code) {
    switch (code) {
    case errc::oin_not_authorised:
        return 403;
    case errc::signal_unknown:
        return 404;
    case errc::reference_conflict:
        return 409;
    case errc::message_too_large:
        return 413;
    case errc::temporarily_unavailable:
        return 503;
    default:
        return 400;
    }
}

class adapter final : public ports::region_adapter {
public:
    explicit adapter(const ports::adapter_setup& setup)
        : region_(setup.region), signal_(setup.mappings / "signaal.toml"),
          withdrawal_(setup.mappings / "intrekking.toml"), reply_(setup.mappings / "antwoord.toml"),
          fault_(setup.mappings / "fout.toml"), notices_(setup) {
        if (!setup.options.empty())
            throw std::runtime_error(
                setup.region + ": there is no setting '" + setup.options.begin()->first + "'"
            );
    }

    std::variant<ports::decoded_message, ports::http_response>
    decode(const ports::http_request& request, domain::instant /*now*/) const override {
        const auto target = sdk::read_target(request.target);
        if (!target) return refusal(400, errc::value_invalid, {});
        const auto& at = target->segments;
        if (at.size() != 4 || at[0] != region_ || at[1] != "v1" || at[2] != "signalen")
            return refusal(404, errc::value_invalid, {});
        if (request.method == "PUT") return put(at[3], request);
        if (request.method == "DELETE") return remove(at[3], request, *target);
        auto made = refusal(405, errc::value_invalid, {});
        made.fields.add("Allow", "PUT, DELETE");
        return made;
    }

    ports::http_response
    encode_reply(const ports::correspondence& to, const domain::answer& answer) const override {
        if (!answer.what) {
            const domain::error& failure = answer.what.error();
            return refusal(status_of(failure.code), failure.code, path_of(failure.field));
        }
        if (to.operation == "DELETE") return {204, {}, {}};
        const bool created = answer.what->what == domain::outcome::effect::created;
        return in_json(created ? 201 : 200, reply_.write(sdk::record_from(*answer.what)));
    }

    ports::http_response encode_refusal(const domain::answer& refused, int status) const override {
        const domain::error& failure = refused.what.error();
        return refusal(status, failure.code, failure.field);
    }

    ports::http_request
    encode_notice(const domain::disclosure& disclosure, domain::instant /*now*/) const override {
        return notices_.encode(disclosure);
    }

    ports::receipt
    decode_receipt(const domain::disclosure&, const ports::http_response& response) const override {
        return read_receipt(response);
    }

private:
    ports::decoded_message put(const std::string& id, const ports::http_request& request) const {
        ports::decoded_message made = message(id, request);
        const auto document = codec::read_json(request.body);
        if (!document) return refused(std::move(made), document.error());
        sdk::reading read = signal_.read(document->root());
        if (!codec::is_signal_id(id))
            return refused(
                std::move(made), domain::make_error(errc::value_invalid, signal_id_path)
            );
        if (!read.good()) return refused(std::move(made), read.first_error());
        read.values.add(field::signal_id, id);
        domain::submit_signal submit;
        submit.content = sdk::signal_content_from(read.values);
        made.command.act = std::move(submit);
        made.command.reason = sdk::mutation_reason_from(read.values);
        return made;
    }

    ports::decoded_message remove(
        const std::string& id, const ports::http_request& request, const sdk::request_target& target
    ) const {
        ports::decoded_message made = message(id, request);
        const codec::document query = sdk::query_document(target);
        const sdk::reading read = withdrawal_.read(query.root());
        if (!codec::is_signal_id(id))
            return refused(
                std::move(made), domain::make_error(errc::value_invalid, signal_id_path)
            );
        if (!read.good()) return refused(std::move(made), read.first_error());
        made.command.act = domain::withdraw_signal{id, sdk::withdrawal_reason_from(read.values)};
        made.command.reason = sdk::mutation_reason_from(read.values);
        return made;
    }

    ports::decoded_message
    message(const std::string& id, const ports::http_request& request) const {
        ports::decoded_message made;
        made.command.region = region_;
        made.command.oin = request.peer.oin;
        made.correspondence.operation = request.method;
        if (codec::is_signal_id(id)) made.correspondence.signal_id = id;
        return made;
    }

    static ports::decoded_message refused(ports::decoded_message message, domain::error failure) {
        message.command.act = domain::refused_message{std::move(failure)};
        return message;
    }

    // A rule of the domain names its field canonically; the region knows it by its own path.
    std::string path_of(const std::string& canonical) const {
        return canonical == domain::field::signal_id ? signal_id_path : signal_.path_of(canonical);
    }

    ports::http_response refusal(int status, errc code, const std::string& path) const {
        sdk::record values;
        values.add(field::error_code, wire_code(code));
        values.add(field::error_field, path);
        values.add(field::error_text, dutch_text(code));
        return in_json(status, fault_.write(values));
    }

    std::string region_;
    sdk::mapping signal_;
    sdk::mapping withdrawal_;
    sdk::mapping reply_;
    sdk::mapping fault_;
    notices notices_;
};

} // namespace

std::unique_ptr<ports::region_adapter> make_adapter(const ports::adapter_setup& setup) {
    return std::make_unique<adapter>(setup);
}

} // namespace kruispunt::adapters::_template
