#include "adapters/midden_nederland/feed.hpp"

#include "adapters/sdk/request_target.hpp"
#include "adapters/sdk/signal_record.hpp"
#include "gateway/codec/json_reader.hpp"

#include <charconv>
#include <stdexcept>

namespace kruispunt::adapters::midden_nederland {

namespace {

using domain::errc;
using ports::feed_fault;
using sdk::field;

constexpr int largest_page = 1000;
constexpr int longest_wait = 20;
constexpr char default_page[] = "200";
constexpr char no_wait[] = "0";

std::optional<std::int64_t> number_in(std::string_view text) {
    std::int64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::string setting(
    const ports::adapter_setup& setup,
    std::string_view name,
    const char* otherwise,
    int least,
    int most
) {
    const auto found = setup.options.find(name);
    const std::string text = found == setup.options.end() ? otherwise : found->second;
    const auto value = number_in(text);
    if (!value || *value < least || *value > most)
        throw std::runtime_error(
            setup.region + ": '" + std::string(name) + "' is not a number from " +
            std::to_string(least) + " to " + std::to_string(most)
        );
    return text;
}

void refuse_unknown_settings(const ports::adapter_setup& setup) {
    for (const auto& [name, value] : setup.options)
        if (name != "page_size" && name != "long_poll_seconds")
            throw std::runtime_error(setup.region + ": there is no setting '" + name + "'");
}

std::int64_t position_of(codec::node mutation) {
    if (mutation.kind() != codec::node_kind::object) return 0;
    const codec::node number = mutation.child("volgnummer");
    if (!number || number.kind() != codec::node_kind::number) return 0;
    return number_in(number.text()).value_or(0);
}

// The parts of a mutation are read one after the other; the first thing wrong is the one told.
bool refused(const sdk::reading& read, domain::command& into) {
    if (read.good()) return false;
    into.act = domain::refused_message{read.first_error()};
    return true;
}

} // namespace

feed::feed(const ports::adapter_setup& setup)
    : region_(setup.region), oin_(setup.region_oin),
      target_(sdk::path_of_url(setup.endpoint) + "/v1/mutaties?na="),
      page_(setup.mappings / "pagina.toml"), mutation_(setup.mappings / "mutatie.toml"),
      signal_(setup.mappings / "signaal.toml"), withdrawal_(setup.mappings / "intrekking.toml"),
      closing_(setup.mappings / "afsluiting.toml") {
    refuse_unknown_settings(setup);
    rest_of_query_ = "&aantal=" + setting(setup, "page_size", default_page, 1, largest_page);
    const std::string wait = setting(setup, "long_poll_seconds", no_wait, 0, longest_wait);
    if (wait != no_wait) rest_of_query_ += "&wacht=" + wait;
}

ports::http_request feed::next_poll(std::int64_t cursor) const {
    ports::http_request request;
    request.method = "GET";
    request.target = target_ + std::to_string(cursor) + rest_of_query_;
    request.fields.add("Accept", "application/json");
    return request;
}

std::variant<ports::feed_page, feed_fault> feed::decode_page(
    const ports::http_response& response, std::int64_t cursor, domain::instant
) const {
    if (response.status != 200) return feed_fault::unreadable;
    const auto page = codec::read_json(response.body, codec::sixty_four_bits);
    if (!page) return feed_fault::unreadable;
    return read_page(*page, cursor);
}

std::variant<ports::feed_page, feed_fault>
feed::read_page(const codec::document& page, std::int64_t cursor) const {
    const sdk::reading read = page_.read(page.root());
    if (!read.good()) return feed_fault::unreadable;
    const codec::node mutations = page.root().child("mutaties");
    const auto latest = number_in(read.values.get(field::feed_latest));
    if (mutations.kind() != codec::node_kind::array || !latest) return feed_fault::unreadable;
    if (*latest < cursor) return feed_fault::out_of_order;
    ports::feed_page made;
    made.latest = *latest;
    std::int64_t last = cursor;
    for (auto item = mutations.first_child(); item; item = item.next()) {
        const std::int64_t position = position_of(item);
        if (position <= 0 || made.items.size() == largest_page) return feed_fault::unreadable;
        if (position <= last) return feed_fault::out_of_order;
        last = position;
        domain::command command = read_mutation(item);
        command.feed_item = position;
        made.items.push_back({position, std::move(command)});
    }
    return made;
}

domain::command feed::read_mutation(codec::node mutation) const {
    domain::command made;
    made.region = region_;
    made.oin = oin_;
    const codec::node kind = mutation.child("soort");
    const sdk::reading around = mutation_.read(mutation);
    const bool known_kind = !around.values.get(field::message_mutation).empty();
    // Of a kind that is not taken nothing else can be judged.
    if (kind && !known_kind) {
        made.act = domain::refused_message{domain::make_error(errc::value_invalid, "soort")};
        return made;
    }
    if (refused(around, made)) return made;
    made.reason = sdk::mutation_reason_from(around.values);
    const codec::node signal = mutation.child("signaal");
    if (signal.kind() == codec::node_kind::object) {
        read_act(signal, around.values, made);
    } else {
        made.act = domain::refused_message{domain::make_error(errc::value_invalid, "signaal")};
    }
    return made;
}

void feed::read_act(codec::node signal, const sdk::record& around, domain::command& into) const {
    const std::string_view kind = around.get(field::message_mutation);
    const sdk::mapping& by = kind == "withdrawn" ? withdrawal_
                             : kind == "closed"  ? closing_
                                                 : signal_;
    const sdk::reading read = by.read(signal);
    if (refused(read, into)) return;
    const std::string id(read.values.get(field::signal_id));
    if (kind == "withdrawn") {
        into.act = domain::withdraw_signal{id, sdk::withdrawal_reason_from(read.values)};
    } else if (kind == "closed") {
        into.act = domain::close_signal{id};
    } else {
        domain::submit_signal submit;
        submit.content = sdk::signal_content_from(read.values);
        submit.must_be_known = kind == "changed";
        into.act = std::move(submit);
    }
}

std::string feed::path_of(const std::string& canonical) const {
    const std::string inside = signal_.path_of(canonical);
    return inside == canonical ? mutation_.path_of(canonical) : inside;
}

} // namespace kruispunt::adapters::midden_nederland
