#pragma once

#include "gateway/ports/region_store.hpp"
#include "gateway/ports/statistics_store.hpp"

#include <map>
#include <optional>
#include <vector>

namespace kruispunt::portal {

/// Tables as a test says.
class said_tables final : public ports::statistics_store {
public:
    ports::task<domain::result<std::optional<domain::statistics::calendar_month>>>
    freeze_next() override {
        co_return std::optional<domain::statistics::calendar_month>();
    }

    ports::task<domain::result<std::optional<ports::month_span>>> frozen() override {
        if (failing) co_return domain::make_error(domain::errc::temporarily_unavailable);
        if (made.empty()) co_return std::optional<ports::month_span>();
        co_return ports::month_span{made.begin()->first, made.rbegin()->first};
    }

    ports::task<domain::result<std::vector<domain::statistics::published_month>>>
    tables(ports::month_span of) override {
        std::vector<domain::statistics::published_month> found;
        for (const auto& [month, table] : made)
            if (of.first <= month && month <= of.last) found.push_back(table);
        co_return found;
    }

    std::map<domain::statistics::calendar_month, domain::statistics::published_month> made;
    bool failing = false;
};

/// Figures of the regions as they are now, as a test says; nothing else is asked for.
class said_figures final : public ports::region_store {
public:
    ports::task<domain::result<std::vector<ports::region_standing>>> standings() override {
        co_return std::vector<ports::region_standing>();
    }

    ports::task<domain::result<void>> stand(ports::region_standing) override {
        co_return domain::result<void>();
    }

    ports::task<domain::result<void>> begin_feed_at(std::int64_t, domain::audit_entry) override {
        co_return domain::result<void>();
    }

    ports::task<domain::result<void>> record(domain::audit_entry) override {
        co_return domain::result<void>();
    }

    ports::task<domain::result<std::vector<ports::region_figures>>> figures() override {
        co_return now;
    }

    ports::task<domain::result<std::optional<ports::match_standing>>> match(domain::uuid) override {
        co_return std::optional<ports::match_standing>();
    }

    std::vector<ports::region_figures> now;
};

} // namespace kruispunt::portal
