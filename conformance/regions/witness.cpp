#include "conformance/regions/witness.hpp"

#include "conformance/verify/encoding.hpp"

#include <utility>

namespace kruispunt::conformance::regions {

namespace {

using text::json;

constexpr std::string_view head_field = "Kruispunt-Boomkop";
constexpr std::size_t most_kept = 1'000; // heads, in all

control_answer problem(unsigned status, std::string_view what) {
    return {status, {{"error", what}}};
}

wire::request asking(const std::string& path) {
    wire::request made;
    made.method = "GET";
    made.target = "/beheer/v1/logboek/" + path;
    return made;
}

std::string at(const verify::head& of) {
    return of.origin + ", " + std::to_string(of.tree.size) + " entries";
}

} // namespace

/// What is asked of the portal, and who waits for what comes of it.
struct witness::question {
    wire::base_url portal;
    std::vector<verify::verifier_key> keys;
    verify::head older;
    control_reply done;
    std::optional<verify::head> newer = std::nullopt;
};

witness::witness(
    wire::loop& on, wire::shared_identity identity, std::string gateway_oin, ledger& keeps
)
    : client_(on, std::move(identity), std::move(gateway_oin)), ledger_(keeps) {}

void witness::breach(const std::string& what) {
    ledger_.add_breach({"BEH-06", "WAARDE_ONGELDIG", std::string(head_field), what});
}

// Answers overtake one another, so a head with fewer entries than the newest says nothing yet; one
// with as many and another root is of another history.
void witness::saw(const std::vector<wire::header>& fields) {
    const auto value = wire::header_value(fields, head_field);
    if (!value) return; // before the first one was signed there is none
    const auto octets = verify::base64_decoded(*value);
    auto seen = octets ? verify::read_head(*octets)
                       : verify::reading<verify::head>::none("it is no Base64");
    if (!seen) return breach("no head of a log: " + seen.why);
    auto& of_log = kept_[seen->origin];
    const auto same_size = of_log.find(seen->tree.size);
    if (same_size != of_log.end()) {
        if (same_size->second.tree.root != seen->tree.root)
            breach("two heads of " + at(*seen) + ", and they differ: the log was rewritten");
        return;
    }
    of_log.emplace(seen->tree.size, *seen);
    const bool newer =
        !newest_ || newest_->origin != seen->origin || newest_->tree.size < seen->tree.size;
    if (newer) newest_ = *seen;
    if (of_log.size() > most_kept) of_log.erase(of_log.begin());
    if (kept_.size() > most_kept) kept_.erase(kept_.begin());
}

json witness::shown() const {
    std::size_t heads = 0;
    for (const auto& [name, of_log] : kept_)
        heads += of_log.size();
    json newest = nullptr;
    if (newest_) newest = {{"origin", newest_->origin}, {"size", newest_->tree.size}};
    return {{"heads", heads}, {"newest", std::move(newest)}};
}

void witness::check(const json& body, control_reply done) {
    text::findings found("");
    text::json_cursor from(body, {}, found);
    const auto portal = wire::read_base_url(from.text("portal", text::any_value));
    const auto key = verify::read_verifier_key(from.text("key", text::any_value));
    from.end();
    if (!found.clean() || !portal || !key)
        return done(problem(400, R"(expected {"portal":"https://host:port","key":"name+id+key"})"));
    if (!newest_) return done(problem(409, "no head was seen yet"));
    question asked{*portal, {*key}, *newest_, std::move(done)};
    const wire::base_url to = asked.portal;
    client_.send(
        to,
        asking("wortel"),
        wire::reuse::fresh,
        [this, asked = std::move(asked)](const wire::outcome& came) {
            const auto* const got = std::get_if<wire::response>(&came);
            if (!got) return asked.done(problem(502, std::get<wire::failure>(came).what));
            ask_for_proof(asked, *got);
        }
    );
}

void witness::ask_for_proof(question asked, const wire::response& got) {
    auto now = verify::read_trusted_head(got.body, asked.keys);
    if (!now) return tell(asked, "the head that the portal shows: " + now.why);
    asked.newer = *now;
    if (now->origin != asked.older.origin)
        return tell(asked, "the log goes by another name than " + asked.older.origin);
    if (now->tree.size < asked.older.tree.size)
        return tell(asked, "the log was rolled back: entries that were shown are gone");
    const std::string sizes = "consistentie?van=" + std::to_string(asked.older.tree.size) +
                              "&tot=" + std::to_string(now->tree.size);
    const wire::base_url to = asked.portal;
    client_.send(
        to,
        asking(sizes),
        wire::reuse::fresh,
        [this, asked = std::move(asked)](const wire::outcome& came) {
            const auto* const proof = std::get_if<wire::response>(&came);
            if (!proof) return asked.done(problem(502, std::get<wire::failure>(came).what));
            judge(asked, *proof);
        }
    );
}

void witness::judge(const question& asked, const wire::response& got) {
    if (got.status != 200)
        return tell(asked, "no proof is given: HTTP " + std::to_string(got.status));
    tell(asked, verify::check_consistency(asked.older, got.body, asked.keys).why);
}

void witness::tell(const question& asked, const std::string& why) {
    if (!why.empty()) breach(at(asked.older) + ": " + why);
    json told{{"holds", why.empty()}, {"from", asked.older.tree.size}, {"to", nullptr}};
    if (asked.newer) told["to"] = asked.newer->tree.size;
    told["why"] = why;
    asked.done({200, std::move(told)});
}

} // namespace kruispunt::conformance::regions
