#include "gateway/store/sqlite/key_eraser.hpp"

#include <functional>
#include <future>
#include <memory>
#include <utility>

namespace kruispunt::store::sqlite {

namespace {

constexpr std::size_t keys_at_once = 4'096;

// A small job whose end the eraser's thread waits for.
class waited_job final : public writing_job {
public:
    using deed = std::function<void(act_writing&, domain::instant)>;

    waited_job(deed what, std::promise<bool> done)
        : what_(std::move(what)), done_(std::move(done)) {}

    void write(act_writing& writing, domain::instant now, group_traces&) override {
        what_(writing, now);
    }

    void answer(std::unique_ptr<writing_job>, bool durable) override { done_.set_value(durable); }

private:
    deed what_;
    std::promise<bool> done_;
};

bool run_on(writer& writing, waited_job::deed what) {
    std::promise<bool> done;
    std::future<bool> durable = done.get_future();
    std::unique_ptr<writing_job> job =
        std::make_unique<waited_job>(std::move(what), std::move(done));
    return writing.post(job) && durable.get();
}

} // namespace

key_eraser::key_eraser(
    writer& writing,
    ports::key_store& keys,
    soundness& sound,
    reserve& held,
    std::chrono::milliseconds every
)
    : writer_(writing), keys_(keys), sound_(sound), reserve_(held), every_(every),
      thread_([this] { work(); }) {}

key_eraser::~key_eraser() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    stopped_.notify_one();
    thread_.join();
}

std::vector<std::int64_t> key_eraser::doomed() {
    std::vector<std::int64_t> keys;
    const bool kept = run_on(writer_, [&keys](act_writing& writing, domain::instant now) {
        keys = writing.doomed_keys(static_cast<int>(keys_at_once));
        writing.sweep_replays(now);
    });
    // What a group marked that was not committed is in use as before.
    if (!kept) keys.clear();
    return keys;
}

// Room for the reserve and more, so that the alarm does not come and go with every write.
void key_eraser::seek_room() {
    if (!reserve_.take_back()) return;
    const bool kept =
        run_on(writer_, [](act_writing& writing, domain::instant now) { writing.note_room(now); });
    if (kept)
        sound_.found_room();
    else
        reserve_.give_up();
}

// True where as many went as may at once: there are more.
bool key_eraser::erase_some() {
    const auto keys = doomed();
    if (keys.empty() || !keys_.erase(keys)) return false;
    const bool noted = run_on(writer_, [&keys](act_writing& writing, domain::instant) {
        writing.forget_doomed(keys);
    });
    return noted && keys.size() == keys_at_once;
}

void key_eraser::work() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        lock.unlock();
        if (sound_.full()) seek_room();
        const bool more = erase_some();
        lock.lock();
        if (!more) stopped_.wait_for(lock, every_, [this] { return stopping_; });
    }
}

} // namespace kruispunt::store::sqlite
