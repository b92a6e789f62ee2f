#include "gateway/app/pulse.hpp"

#include <algorithm>
#include <utility>

namespace kruispunt::app {

using std::chrono::steady_clock;

void pulse::add(std::string word, boost::asio::any_io_executor executor, question asks) {
    beats_.push_back(std::unique_ptr<beat>(new beat{
        std::move(word),
        executor,
        std::move(asks),
        exchange::wakeable(executor),
        steady_clock::now()}));
}

const boost::asio::any_io_executor& pulse::executor(std::size_t index) const {
    return beats_.at(index)->executor;
}

ports::task<void> pulse::run(std::size_t index) {
    beat& mine = *beats_.at(index);
    while (!mine.waiting.stopped()) {
        const bool answers = co_await mine.asks();
        if (answers) mine.heard = steady_clock::now();
        co_await mine.waiting.wait(settings_.pause);
    }
}

void pulse::stop() {
    for (const auto& each : beats_)
        each->waiting.stop();
}

std::vector<std::string> pulse::missing() const {
    const auto since = steady_clock::now() - settings_.patience;
    std::vector<std::string> words;
    for (const auto& each : beats_)
        if (each->heard.load() < since && std::ranges::count(words, each->word) == 0)
            words.push_back(each->word);
    return words;
}

} // namespace kruispunt::app
