#pragma once

#include "conformance/suite/catalogue/test.hpp"
#include "conformance/suite/evidence/evidence.hpp"
#include "conformance/suite/plan/variables.hpp"
#include "conformance/suite/running/background_loop.hpp"
#include "conformance/suite/running/message_signing.hpp"
#include "conformance/wire/server.hpp"
#include "conformance/wire/tls_identity.hpp"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace kruispunt::conformance::suite::running {

/// Which party listens where, and what it may hear.
struct listener_place {
    std::string party; ///< also the certificate that it shows
    std::string protocol;
    wire::socket_name at;
    std::filesystem::path keys;
    /// The kinds of message that the other side may send it.
    std::vector<const catalogue::message*> kinds;
    /// Takes, on the loop's thread, what is no message but the party's own affair (a feed); false
    /// for all else. Empty: there is no such thing.
    std::function<bool(const wire::request&, const wire::reply&)> own_affair;
};

/// A party that the suite plays, hearing what the system under test says: keeps every call of the
/// running test in order, answers it as its kind is answered or as told. Its server runs on the
/// loop's thread; everything else may be called from the run's thread.
class listener {
public:
    /// Listens at once; `loop` and `signs` outlive it. Throws std::runtime_error where the address
    /// or a file of the keys cannot be used.
    listener(background_loop& on, const message_signing& signs, listener_place at);
    ~listener();
    listener(const listener&) = delete;
    listener& operator=(const listener&) = delete;

    /// A test begins: what came before is nobody's any more, what was told is forgotten, its own
    /// certificate is shown.
    void begin();

    /// The variables of the running test as they stand: what kinds are told apart and answers are
    /// filled by.
    void know(const plan::scopes& all);

    /// From here on the next `times` calls of that kind and scope are answered so.
    void tell(
        const catalogue::message& kind, const std::string& scope, const catalogue::answer_step& so
    );

    /// The first call of that kind and scope that no one waited for yet; waits for it to come.
    std::optional<evidence::call> wait_for(
        const catalogue::message& kind, const std::string& scope, std::chrono::milliseconds patience
    );

    /// How many calls of that kind and scope came that no one waited for.
    std::size_t count(const catalogue::message& kind, const std::string& scope);

    /// Shows that certificate from here on, on new connections; those that there are end.
    void show(const std::string& certificate);

    /// What came and no one waited for, and nobody will any more: a line each, since this was last
    /// asked, at most `most_notes`.
    std::vector<std::string> take_notes();

    static constexpr std::size_t most_calls = 5000;
    static constexpr std::size_t most_notes = 200;

private:
    struct kept_call {
        evidence::call what;
        bool waited_for = false;
    };

    struct told_answer {
        const catalogue::message* kind = nullptr;
        std::string scope;
        catalogue::answer_step how;
    };

    void handle(const wire::request& got, const wire::reply& give);
    std::optional<wire::response> answer_to(const wire::request& got);
    std::optional<wire::response> answer_as_told(told_answer& told, const wire::request& got) const;
    wire::response answer_with(
        const catalogue::answer_template& from, const wire::request& got, const std::string& scope
    ) const;
    std::optional<wire::response> answer_of_kind(const wire::request& got);
    told_answer* told_for(const wire::request& got);
    kept_call* find(const catalogue::message& kind, const std::string& scope, std::size_t from);
    std::string kind_of(const wire::request& got) const;
    void note(const wire::request& got, std::string_view why);
    const wire::tls_identity& identity(const std::string& certificate);

    background_loop& loop_;
    const message_signing& signs_;
    listener_place place_;
    /// Kept for as long as connections may use them; loop's thread.
    std::map<std::string, std::unique_ptr<wire::tls_identity>> identities_;
    std::string shown_;
    std::unique_ptr<wire::server> server_;

    std::mutex mutex_;
    std::condition_variable came_;
    plan::scopes scopes_;
    std::deque<kept_call> calls_;
    std::vector<told_answer> told_;
    std::vector<std::string> notes_;
};

} // namespace kruispunt::conformance::suite::running
