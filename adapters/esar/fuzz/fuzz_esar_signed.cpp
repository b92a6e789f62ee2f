#include "adapters/esar/esar_adapter.hpp"
#include "adapters/sdk/signatures/tests/message_form.hpp"
#include "adapters/sdk/signatures/tests/pki.hpp"
#include "adapters/sdk/testing/adapter_fixture.hpp"
#include "adapters/sdk/testing/fuzz_parts.hpp"

namespace {

using namespace kruispunt;
namespace parts = adapters::sdk::testing;
namespace signing = adapters::sdk::signatures::testing;

/// A gateway whose ESAR signs, ESAR's key, and a message that ESAR signed.
class stage {
public:
    static const stage& the() {
        static const stage made;
        return made;
    }

    const ports::region_adapter& adapter() const { return *adapter_; }

    const std::string& message() const { return message_; }

    std::string signed_around(const std::string& payload) const {
        signing::message_form form = signing::request_form("SignaalIntrekken", payload);
        form.token = signing::token_of(region_.certificate_pem);
        return signing::signed_with(form.written(), region_.key_pem);
    }

private:
    stage() {
        pki_.issue_to_file("gateway", signing::gateway_oin);
        auto setup = parts::setup_of("esar");
        setup.region_oin = signing::region_oin;
        setup.ca = pki_.files / "ca.pem";
        setup.crl = pki_.files / "crl.pem";
        setup.options = {
            {"signing", "on"},
            {"signing_certificate", (pki_.files / "gateway.pem").string()},
            {"signing_key", (pki_.files / "gateway.key").string()}};
        adapter_ = adapters::esar::make_adapter(setup);
        message_ = signed_around(
            "<SignaalIntrekken xmlns=\"urn:nl:verwijsindex:esar:1\"><signaalId>ESAR-1</signaalId>"
            "<reden>vergissing</reden></SignaalIntrekken>"
        );
    }

    signing::pki pki_;
    certs::credential region_ = pki_.issue(signing::region_oin);
    std::unique_ptr<ports::region_adapter> adapter_;
    std::string message_;
};

ports::http_request post(const std::string& body) {
    ports::http_request request;
    request.method = "POST";
    request.target = "/esar/v1/signalering";
    request.fields = {{"Content-Type", "text/xml"}, {"SOAPAction", "\"\""}};
    request.body = body;
    request.peer.oin = signing::region_oin;
    return request;
}

void give(const std::string& body) {
    parts::decode_and_answer(stage::the().adapter(), post(body), signing::now);
}

// Three octets an edit: a place in the message, and what stands there instead. Whatever is taken
// says what was signed.
void edit(const std::string& edits) {
    std::string message = stage::the().message();
    for (std::size_t i = 0; i + 2 < edits.size(); i += 3) {
        const auto high = static_cast<unsigned char>(edits[i]);
        const auto low = static_cast<unsigned char>(edits[i + 1]);
        message[(std::size_t{high} * 256U + low) % message.size()] = edits[i + 2];
    }
    const auto request = post(message);
    const auto decoded = stage::the().adapter().decode(request, signing::now);
    const auto& act = std::get<ports::decoded_message>(decoded).command.act;
    if (std::holds_alternative<domain::refused_message>(act)) return;
    const auto* same = std::get_if<domain::withdraw_signal>(&act);
    if (same == nullptr || same->id != "ESAR-1" ||
        same->reason != domain::withdrawal_reason::mistake)
        __builtin_trap();
}

} // namespace

// The first octet says what the others are: a message; a payload that ESAR signs; edits to a signed
// message; an answer to a notice.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string rest = parts::text_of(data + 1, size - 1);
    const ports::region_adapter& adapter = stage::the().adapter();
    if (data[0] == 'm') give(rest);
    if (data[0] == 'p') {
        if (const std::string body = stage::the().signed_around(rest); !body.empty()) give(body);
    }
    if (data[0] == 'e') edit(rest);
    if (data[0] == 'a') {
        domain::notice what;
        what.kind = domain::notice_kind::match_ended;
        const auto told = domain::disclose(what, {}, std::nullopt, std::nullopt);
        const auto sent = adapter.encode_notice(told, signing::now);
        const auto read = adapter.read_delivery(told, sent, {200, {}, rest}, signing::now);
        if (read.what != ports::receipt::kind::again) __builtin_trap();
    }
    return 0;
}
