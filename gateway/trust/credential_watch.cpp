#include "gateway/trust/credential_watch.hpp"

#include <functional>
#include <numeric>
#include <stdexcept>
#include <sys/stat.h>
#include <utility>

namespace kruispunt::trust {

namespace {

std::int64_t nanoseconds(const timespec& time) {
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

} // namespace

credential_watch::credential_watch(std::vector<ports::credential_holder*> holders)
    : holders_(std::move(holders)) {
    for (const ports::credential_holder* holder : holders_) {
        const auto stamps = stamps_of(*holder);
        states_.push_back({stamps, stamps});
    }
}

std::vector<credential_watch::stamp>
credential_watch::stamps_of(const ports::credential_holder& holder) {
    std::vector<stamp> stamps;
    for (auto& file : holder.files()) {
        stamp one;

        struct stat found {};

        if (::stat(file.c_str(), &found) == 0) {
            one.file = found.st_ino;
            one.size = static_cast<std::uintmax_t>(found.st_size);
            one.written = nanoseconds(found.st_mtim);
            one.changed = nanoseconds(found.st_ctim);
        }
        one.path = std::move(file);
        stamps.push_back(std::move(one));
    }
    return stamps;
}

bool credential_watch::is_due(const state& of, domain::instant now) {
    return of.seen != of.read || (of.refused_at && now - *of.refused_at >= again);
}

std::vector<credential_watch::outcome> credential_watch::look(domain::instant now) {
    std::vector<std::size_t> due;
    for (std::size_t i = 0; i < holders_.size(); ++i) {
        auto stamps = stamps_of(*holders_[i]);
        const bool still = stamps == states_[i].seen;
        states_[i].seen = std::move(stamps);
        if (still && is_due(states_[i], now)) due.push_back(i);
    }
    return read(due, now);
}

std::vector<credential_watch::outcome> credential_watch::read_all(domain::instant now) {
    std::vector<std::size_t> all(holders_.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    for (const std::size_t i : all)
        states_[i].seen = stamps_of(*holders_[i]);
    return read(all, now);
}

// All are read before the first is put to use, so that TLS and signatures change together.
std::vector<credential_watch::outcome>
credential_watch::read(const std::vector<std::size_t>& which, domain::instant now) {
    std::vector<outcome> outcomes;
    std::vector<std::function<void()>> commits;
    for (const std::size_t i : which) {
        outcome one{holders_[i]->what(), std::nullopt};
        states_[i].read = states_[i].seen;
        states_[i].refused_at.reset();
        try {
            auto commit = holders_[i]->read_again(now);
            const bool moved = stamps_of(*holders_[i]) != states_[i].seen;
            if (moved) throw std::runtime_error("its files changed while they were read");
            commits.push_back(std::move(commit));
        } catch (const std::runtime_error& failure) {
            one.refused = failure.what();
            states_[i].refused_at = now;
        }
        outcomes.push_back(std::move(one));
    }
    for (const auto& commit : commits)
        commit();
    return outcomes;
}

} // namespace kruispunt::trust
