#pragma once

#include "gateway/domain/use_case.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kruispunt::support {

/// The four regions with the values that the contract's retention table gives them. Nobody may
/// learn anything: disclosure is tested with the real policy files.
domain::federation_policy four_regions();

/// Half past ten in the morning in Amsterdam on 20 November 2026; what tests call now.
domain::instant test_now();

/// The Amsterdam day of `test_now`.
domain::day test_today();

/// A digest that depends on every octet of `text`; not secret.
domain::digest digest_of(std::string_view text);

/// The key under which a signal of a region is kept in these tests.
domain::digest key_of(std::string_view region, std::string_view reference);

/// The OIN of the n-th made-up organisation.
std::string organisation_oin(int n);

/// A signal as a region gives it, after the vault: what is not said is a valid default. Equal
/// descriptions give equal content digests.
class giving {
public:
    giving(std::string region, std::string reference);

    giving& child(int n);
    giving& without_bsn();
    giving& by(int organisation);
    giving& dated(domain::day on);
    giving& in(std::string municipality);
    giving& born(int year, std::optional<int> month = {}, std::optional<int> day = {});
    giving& named(std::string given_name);
    giving& parents(std::vector<int> parents);
    giving& phone(std::string organisations_phone);
    giving& reporter(std::string name);
    giving& because(domain::mutation_reason reason);
    giving& sent(domain::instant at);
    giving& must_be_known();
    giving& replacing(const giving& previous);
    giving& from_feed(std::int64_t position);
    giving& replayable(std::string message_id, std::string content);
    giving& expecting(std::vector<std::string> tags);
    giving& traced(domain::trace by);

    /// A sealed command with a data key of its own.
    domain::sealed_command command() const;

    /// The signal as the store would hold it, given just now.
    domain::stored_signal stored(domain::signal_number number) const;

private:
    std::string content_text() const;
    std::vector<domain::parent_pseudonym> parents_seen() const;
    domain::contact_parts contact_seen() const;
    domain::comparands compared() const;

    struct birth {
        int year;
        std::optional<int> month;
        std::optional<int> day;
    };

    std::string region_;
    std::string reference_;
    std::optional<int> child_ = 1;
    int organisation_ = 1;
    domain::day date_;
    std::string municipality_;
    std::optional<birth> born_;
    std::string named_;
    std::vector<int> parents_;
    std::string phone_;
    std::string reporter_;
    domain::mutation_reason reason_ = domain::mutation_reason::none;
    std::optional<domain::instant> sent_at_;
    bool must_be_known_ = false;
    std::optional<domain::digest> previous_;
    std::optional<std::int64_t> feed_item_;
    std::optional<domain::sealed_replay> replay_;
    std::optional<std::vector<std::string>> if_match_;
    domain::trace trace_;
};

/// Under which message id and content a command may be repeated, for a day.
domain::sealed_replay repeatable(std::string_view message_id, std::string_view content);

/// "What is today's state?"
domain::sealed_command reading(const std::string& region, const std::string& reference);

/// "Which matches are open?"
domain::sealed_command listing(
    const std::string& region, const std::string& reference, int page = 1, int page_size = 1000
);

/// What a region says of a match: nothing yet, so that it asks for it; a test fills in the rest.
domain::sealed_command updating(const std::string& region, const domain::sealed_update& said);

/// Somebody who leads, sealed under a data key of its own.
domain::sealed_lead lead_of(const std::string& name);

/// "Was this match taken up?"
domain::sealed_command reminding(const std::string& region, const domain::uuid& match);

/// "The child is going well."
domain::sealed_command closing(const std::string& region, const std::string& reference);

/// The child of a signal moved.
domain::sealed_command relocation(
    const std::string& region,
    const std::string& reference,
    std::string municipality,
    domain::day on
);

/// An objection to a signal, raised in Almere; `age` is that of its child, as the vault read it
/// under the data key `read_with`.
domain::sealed_command objecting(
    const std::string& region,
    const std::string& reference,
    std::int64_t read_with,
    domain::requester by = domain::requester::parents,
    std::optional<int> age = {}
);

/// What became of an objection.
domain::sealed_command
deciding(const std::string& region, const domain::uuid& objection, bool upheld);

/// "What is held on this child?", numbered as in `giving::child`.
domain::sealed_command inspection(
    const std::string& region,
    int child,
    domain::requester by = domain::requester::both,
    std::string municipality = {}
);

/// The signal is taken back.
domain::sealed_command withdrawal(
    const std::string& region,
    const std::string& reference,
    domain::withdrawal_reason reason = domain::withdrawal_reason::other
);

} // namespace kruispunt::support
