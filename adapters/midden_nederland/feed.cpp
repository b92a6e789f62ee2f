#include "adapters/midden_nederland/feed.hpp"

#include "adapters/sdk/request_target.hpp"
#include "gateway/codec/json_reader.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace kruispunt::adapters::midden_nederland {

namespace {

using ports::feed_fault;
using sdk::field;

constexpr int largest_page = 1000;
constexpr int usual_page = 200;
constexpr int longest_wait_s = 20;
constexpr std::size_t longest_tag = 128;

std::optional<std::int64_t> number_in(std::string_view text) {
    std::int64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || read.ec != std::errc{} || read.ptr != text.data() + text.size())
        return std::nullopt;
    return value;
}

int setting(
    const ports::adapter_setup& setup, std::string_view name, int otherwise, int least, int most
) {
    const auto found = setup.options.find(name);
    if (found == setup.options.end()) return otherwise;
    const auto value = number_in(found->second);
    if (!value || *value < least || *value > most)
        throw std::runtime_error(
            setup.region + ": '" + std::string(name) + "' is not a number from " +
            std::to_string(least) + " to " + std::to_string(most)
        );
    return static_cast<int>(*value);
}

void refuse_unknown_settings(const ports::adapter_setup& setup) {
    for (const auto& [name, value] : setup.options)
        if (name != "page_size" && name != "long_poll_s")
            throw std::runtime_error(
                setup.region + ": there is no setting '" + name +
                "'; there are: page_size, long_poll_s"
            );
}

std::int64_t position_of(codec::node mutation) {
    if (mutation.kind() != codec::node_kind::object) return 0;
    const codec::node number = mutation.child("volgnummer");
    if (!number || number.kind() != codec::node_kind::number) return 0;
    return number_in(number.text()).value_or(0);
}

// An entity tag (RFC 9110 §8.8.3) of a length that a header bears; anything else is none.
std::string tag_in(const ports::http_response& response) {
    const std::string_view tag = response.fields.find("ETag").value_or(std::string_view());
    std::string_view opaque = tag.substr(0, 2) == "W/" ? tag.substr(2) : tag;
    if (tag.size() > longest_tag || opaque.size() < 2 || opaque.front() != '"' ||
        opaque.back() != '"')
        return {};
    opaque = opaque.substr(1, opaque.size() - 2);
    const bool plain = std::all_of(opaque.begin(), opaque.end(), [](char c) {
        return c > ' ' && c < '\x7f' && c != '"';
    });
    return plain ? std::string(tag) : std::string();
}

} // namespace

feed::feed(const ports::adapter_setup& setup)
    : target_(sdk::path_of_url(setup.endpoint) + "/v1/mutaties?na="),
      page_size_(static_cast<std::size_t>(setting(setup, "page_size", usual_page, 1, largest_page))
      ),
      wait_(setting(setup, "long_poll_s", 0, 0, longest_wait_s)),
      page_(setup.mappings / "pagina.toml"), mutations_(setup) {
    refuse_unknown_settings(setup);
    rest_of_query_ = "&aantal=" + std::to_string(page_size_);
}

bool feed::asks_to_wait(const ports::poll_question& question) const {
    return question.may_wait && wait_.count() > 0;
}

ports::http_request feed::next_poll(const ports::poll_question& question) const {
    ports::http_request request;
    request.method = "GET";
    request.target = target_ + std::to_string(question.cursor) + rest_of_query_;
    if (asks_to_wait(question)) request.target += "&wacht=" + std::to_string(wait_.count());
    request.fields.add("Accept", "application/json");
    if (!question.tag.empty()) request.fields.add("If-None-Match", question.tag);
    return request;
}

std::variant<ports::feed_page, feed_fault> feed::decode_page(
    const ports::http_response& response, const ports::poll_question& question, domain::instant
) const {
    if (response.status == 304 && !question.tag.empty())
        return ports::feed_page{{}, question.cursor, question.tag};
    if (response.status != 200) return refusal(response.status, question);
    const auto page = codec::read_json(response.body, codec::sixty_four_bits);
    if (!page) return feed_fault::unreadable;
    auto read = read_page(*page, question.cursor);
    if (auto* made = std::get_if<ports::feed_page>(&read)) made->tag = tag_in(response);
    return read;
}

// Which of its parameters an index does not like it need not say; without `wacht` it is asked
// again.
feed_fault feed::refusal(int status, const ports::poll_question& question) const {
    const bool not_understood = status == 400 || status == 422 || status == 501;
    if (not_understood && asks_to_wait(question)) return feed_fault::wait_refused;
    if (status == 429 || status >= 500) return feed_fault::unavailable;
    return feed_fault::unreadable;
}

std::variant<ports::feed_page, feed_fault>
feed::read_page(const codec::document& page, std::int64_t cursor) const {
    const sdk::reading read = page_.read(page.root());
    if (!read.good()) return feed_fault::unreadable;
    const codec::node list = page.root().child("mutaties");
    const auto latest = number_in(read.values.get(field::feed_latest));
    if (list.kind() != codec::node_kind::array || !latest || *latest < 0)
        return feed_fault::unreadable;
    if (*latest < cursor) return feed_fault::out_of_order;
    ports::feed_page made;
    made.latest = *latest;
    std::int64_t last = cursor;
    for (auto item = list.first_child(); item; item = item.next()) {
        const std::int64_t position = position_of(item);
        if (position <= 0 || made.items.size() == page_size_) return feed_fault::unreadable;
        if (position <= last) return feed_fault::out_of_order;
        if (position > *latest) return feed_fault::unreadable;
        last = position;
        domain::command command = mutations_.read(item);
        command.feed_item = position;
        made.items.push_back({position, std::move(command)});
    }
    return made;
}

} // namespace kruispunt::adapters::midden_nederland
