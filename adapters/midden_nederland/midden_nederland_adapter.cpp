#include "adapters/midden_nederland/midden_nederland_adapter.hpp"

#include "adapters/midden_nederland/feed.hpp"
#include "adapters/midden_nederland/notices.hpp"

namespace kruispunt::adapters::midden_nederland {

namespace {

// The region has no way to call; whoever does is told in the form that its own answers have.
ports::http_response problem(int status, std::string_view code, std::string_view detail) {
    ports::http_response made;
    made.status = status;
    made.fields.add("Content-Type", "application/problem+json");
    made.body = R"({"type":"about:blank","title":"Fout","status":)" + std::to_string(status) +
                R"(,"detail":")" + std::string(detail) + '"';
    if (!code.empty()) made.body += R"(,"code":")" + std::string(code) + '"';
    made.body += '}';
    return made;
}

class adapter final : public ports::region_adapter {
public:
    explicit adapter(const ports::adapter_setup& setup) : feed_(setup), notices_(setup, feed_) {}

    std::variant<ports::decoded_message, ports::http_response>
    decode(const ports::http_request&, domain::instant) const override {
        return problem(404, {}, "dit pad bestaat niet");
    }

    // Nothing that is decided came by a request, so there is nobody to answer but with the error.
    ports::http_response
    encode_reply(const ports::correspondence&, const domain::answer& answer) const override {
        if (answer.what) return ports::http_response{204, {}, {}};
        return encode_refusal(answer, 400);
    }

    ports::http_response encode_refusal(const domain::answer& refused, int status) const override {
        const domain::error& failure = refused.what.error();
        return problem(status, wire_code(failure.code), dutch_text(failure.code));
    }

    ports::http_request
    encode_notice(const domain::disclosure& disclosure, domain::instant) const override {
        return notices_.encode(disclosure);
    }

    ports::receipt
    decode_receipt(const domain::disclosure&, const ports::http_response& response) const override {
        return notices_.read(response);
    }

    const ports::feed_reader* feed() const override { return &feed_; }

private:
    midden_nederland::feed feed_;
    notices notices_;
};

} // namespace

std::unique_ptr<ports::region_adapter> make_adapter(const ports::adapter_setup& setup) {
    return std::make_unique<adapter>(setup);
}

} // namespace kruispunt::adapters::midden_nederland
