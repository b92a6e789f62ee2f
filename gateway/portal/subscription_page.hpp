#pragma once

#include "gateway/portal/answers.hpp"
#include "gateway/portal/call.hpp"
#include "gateway/ports/alarms.hpp"
#include "gateway/ports/announcement_store.hpp"

#include <string>
#include <utility>

namespace kruispunt::portal {

/// Who is told, as the configuration says; both empty: nobody.
struct event_receiver {
    std::string oin;
    std::string host;
};

/// `GET /abonnement`: whom events go to, which, and how far that is (BEH-09). Any thread.
class subscription_page {
public:
    /// Store and alarms must outlive it.
    subscription_page(
        ports::announcement_store& store, const ports::alarms& alarms, event_receiver to
    )
        : store_(store), alarms_(alarms), to_(std::move(to)) {}

    ports::task<ports::http_response> show(call c);

private:
    bool goes_on() const;

    ports::announcement_store& store_;
    const ports::alarms& alarms_;
    event_receiver to_;
};

} // namespace kruispunt::portal
