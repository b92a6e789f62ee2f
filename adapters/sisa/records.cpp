#include "adapters/sisa/records.hpp"

#include "adapters/sisa/answers.hpp"

namespace kruispunt::adapters::sisa {

namespace {

using domain::errc;
using domain::make_error;
using domain::refused_message;

constexpr char separator = ';';
constexpr std::string_view loaded = "signLk01";

} // namespace

ports::decoded_message records::decode_record(std::string_view line, std::string_view oin) const {
    ports::decoded_message decoded = commands_.read(line, oin);
    const std::string& operation = decoded.correspondence.operation;
    if (!operation.empty() && operation != loaded)
        decoded.command.act = refused_message{make_error(errc::unknown_field, operation)};
    std::string& reference = decoded.correspondence.message_id;
    if (reference.find(separator) == reference.npos) return decoded;
    decoded.command.act =
        refused_message{make_error(errc::value_invalid, commands_.path_of("message.id"))};
    decoded.command.replay.reset();
    reference.clear();
    return decoded;
}

std::string
records::encode_record_reply(const ports::correspondence& to, const domain::answer& answer) const {
    std::string line = to.message_id;
    if (answer.what) return line.append(";Bv03");
    const domain::error failure = as_told(answer.what.error(), commands_);
    return line.append(";Fo03;").append(details_of(failure));
}

std::string records::encode_total(std::uint64_t taken, std::uint64_t refused) const {
    return "TOTAAL;" + std::to_string(taken + refused) + ";Bv03;" + std::to_string(taken) +
           ";Fo03;" + std::to_string(refused);
}

ports::http_response records::encode_head() const {
    ports::http_response head;
    head.fields.add("Content-Type", "text/plain; charset=utf-8");
    return head;
}

} // namespace kruispunt::adapters::sisa
