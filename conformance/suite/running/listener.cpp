#include "conformance/suite/running/listener.hpp"

#include "conformance/suite/running/answering.hpp"
#include "conformance/suite/verdict/recognising.hpp"

#include <algorithm>
#include <stdexcept>

namespace kruispunt::conformance::suite::running {
namespace {

wire::tls_files files_of(const std::filesystem::path& keys, const std::string& name) {
    return {keys / "ca.pem", keys / (name + ".pem"), keys / (name + ".key")};
}

/// The word of a `show` step for a certificate that bears another number.
std::string file_of(const std::string& certificate) {
    return certificate == "other_oin" ? std::string("nobody") : certificate;
}

} // namespace

listener::listener(background_loop& on, const message_signing& signs, listener_place at)
    : loop_(on), signs_(signs), place_(std::move(at)) {
    show(place_.party);
}

listener::~listener() {
    loop_.run_there([this] { server_.reset(); });
}

const wire::tls_identity& listener::identity(const std::string& certificate) {
    auto& made = identities_[certificate];
    if (!made) made = std::make_unique<wire::tls_identity>(files_of(place_.keys, certificate));
    return *made;
}

void listener::show(const std::string& certificate) {
    if (certificate == shown_) return;
    loop_.run_there([this, &certificate] {
        const auto& shows = identity(file_of(certificate));
        if (server_) return server_->show(&shows);
        server_ = std::make_unique<wire::server>(
            loop_.loop(),
            place_.at,
            &shows,
            wire::server_limits{},
            [this](const wire::request& got, const wire::reply& give) { handle(got, give); }
        );
    });
    shown_ = certificate;
}

void listener::begin() {
    show(place_.party);
    const std::lock_guard held(mutex_);
    calls_.clear();
    told_.clear();
    scopes_.clear();
}

void listener::know(const plan::scopes& all) {
    const std::lock_guard held(mutex_);
    scopes_ = all;
}

void listener::tell(
    const catalogue::message& kind, const std::string& scope, const catalogue::answer_step& so
) {
    const std::lock_guard held(mutex_);
    told_.push_back({&kind, scope, so});
}

listener::kept_call*
listener::find(const catalogue::message& kind, const std::string& scope, std::size_t from) {
    const auto first = calls_.begin() + static_cast<std::ptrdiff_t>(from);
    const auto found = std::find_if(first, calls_.end(), [&](const kept_call& call) {
        return !call.waited_for && verdict::recognises(kind, *call.what.got, scopes_, scope);
    });
    return found == calls_.end() ? nullptr : &*found;
}

std::optional<evidence::call> listener::wait_for(
    const catalogue::message& kind, const std::string& scope, std::chrono::milliseconds patience
) {
    std::unique_lock held(mutex_);
    const auto until = std::chrono::steady_clock::now() + patience;
    std::size_t looked_at = 0;
    for (;;) {
        if (auto* const call = find(kind, scope, looked_at)) {
            call->waited_for = true;
            return call->what;
        }
        looked_at = calls_.size();
        const bool more =
            came_.wait_until(held, until, [this, looked_at] { return calls_.size() != looked_at; });
        if (!more) return std::nullopt;
    }
}

std::size_t listener::count(const catalogue::message& kind, const std::string& scope) {
    const std::lock_guard held(mutex_);
    return static_cast<std::size_t>(std::ranges::count_if(calls_, [&](const kept_call& call) {
        return !call.waited_for && verdict::recognises(kind, *call.what.got, scopes_, scope);
    }));
}

listener::told_answer* listener::told_for(const wire::request& got) {
    for (auto& told : told_)
        if (told.how.times > 0 && verdict::recognises(*told.kind, got, scopes_, told.scope))
            return &told;
    return nullptr;
}

std::optional<wire::response>
listener::answer_as_told(told_answer& told, const wire::request& got) const {
    --told.how.times;
    if (told.how.plain == catalogue::canned::close) return std::nullopt;
    const auto& with =
        told.how.plain == catalogue::canned::refused ? told.kind->refused : told.how.with;
    return answer_with(with, got, told.scope);
}

wire::response listener::answer_with(
    const catalogue::answer_template& from, const wire::request& got, const std::string& scope
) const {
    auto made = answer_from(from, got, place_.protocol, scopes_, scope);
    return signs_.answer(std::move(made), from, place_.party, got);
}

std::optional<wire::response> listener::answer_of_kind(const wire::request& got) {
    for (const auto* const kind : place_.kinds)
        for (const auto& [scope, values] : scopes_)
            if (verdict::recognises(*kind, got, scopes_, scope))
                return answer_with(kind->answer, got, scope);
    // Late, and of an earlier test: it must not hold up what comes after it.
    for (const auto* const kind : place_.kinds) {
        if (scopes_.empty() || !has_shape_of(got, kind->recognised)) continue;
        return answer_with(kind->answer, got, scopes_.begin()->first);
    }
    note(got, "it is of no kind that the protocol has");
    return wire::response{404, {}, {}};
}

std::optional<wire::response> listener::answer_to(const wire::request& got) {
    auto* const told = told_for(got);
    return told == nullptr ? answer_of_kind(got) : answer_as_told(*told, got);
}

std::string listener::kind_of(const wire::request& got) const {
    for (const auto* const kind : place_.kinds)
        for (const auto& [scope, values] : scopes_)
            if (verdict::recognises(*kind, got, scopes_, scope)) return kind->name;
    return "of another test";
}

void listener::note(const wire::request& got, std::string_view why) {
    if (notes_.size() >= most_notes) return;
    notes_.push_back(
        place_.party + ": " + got.method + " " + got.target.substr(0, got.target.find('?')) + ": " +
        std::string(why)
    );
}

void listener::handle(const wire::request& got, const wire::reply& give) {
    if (got.unreadable == 0 && place_.own_affair && place_.own_affair(got, give)) return;
    std::optional<wire::response> answer;
    {
        const std::lock_guard held(mutex_);
        const auto noted = notes_.size();
        if (got.unreadable != 0) {
            note(got, "it could not be read within the limits");
            answer = wire::response{got.unreadable, {}, {}};
        } else if (calls_.size() >= most_calls) {
            note(got, "too many calls in one test");
            answer = wire::response{503, {}, {}};
        } else {
            try {
                answer = answer_to(got);
            } catch (const std::runtime_error& error) {
                note(got, error.what());
                answer = wire::response{500, {}, {}};
            }
            calls_.push_back({{got, answer}, notes_.size() > noted});
        }
    }
    came_.notify_all();
    give(std::move(answer));
}

std::vector<std::string> listener::take_notes() {
    const std::lock_guard held(mutex_);
    for (auto& call : calls_) {
        if (call.waited_for) continue;
        note(*call.what.got, kind_of(*call.what.got) + ": no step of the test waited for it");
        call.waited_for = true;
    }
    return std::exchange(notes_, {});
}

} // namespace kruispunt::conformance::suite::running
