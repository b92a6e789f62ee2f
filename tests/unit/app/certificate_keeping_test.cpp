// What becomes of files that change and of what will soon end: alarms, and what operators are told.
#include "gateway/app/certificate_keeping.hpp"
#include "gateway/net/io_threads.hpp"
#include "tests/support/eventually.hpp"
#include "tests/support/fixed_clock.hpp"
#include "tests/support/recording_alarms.hpp"
#include "tests/support/recording_journal.hpp"
#include "tests/support/temporary_folder.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_future.hpp>
#include <gmock/gmock.h>

#include <atomic>
#include <fstream>
#include <optional>

namespace kruispunt::app {
namespace {

using ports::alarm_code;
using std::chrono::hours;
using std::chrono_literals::operator""ms;
using testing::HasSubstr;

constexpr domain::instant today{hours(24 * 20'000)};

/// Holds one certificate, whose file says in how many days it ends; `bad` is refused.
class dated_file final : public ports::credential_holder {
public:
    explicit dated_file(std::filesystem::path file) : file_(std::move(file)) { write("100"); }

    void write(const std::string& text) const { std::ofstream(file_, std::ios::trunc) << text; }

    std::string what() const override { return "the paper"; }

    std::vector<std::filesystem::path> files() const override { return {file_}; }

    std::function<void()> read_again(domain::instant) override {
        std::string text;
        std::ifstream(file_) >> text;
        if (text == "bad") throw std::runtime_error("file: is bad");
        return [this, days = std::stoi(text)] { days_ = days; };
    }

    std::vector<ports::certificate_record> held() const override {
        ports::certificate_record one;
        one.common_name = "gateway";
        one.fingerprint = "own";
        one.begins = today - hours(24 * 300);
        one.ends = today + hours(24 * days_);
        return {one};
    }

private:
    std::filesystem::path file_;
    std::atomic<int> days_ = 100;
};

class CertificateKeeping : public testing::Test {
protected:
    ~CertificateKeeping() override {
        if (keeping_) keeping_->stop();
        threads_.stop();
        threads_.join();
    }

    void run() {
        threads_.start();
        keeping_.emplace(
            certificate_keeping_parts{
                {&paper_}, seen_, {{"00000099000000000001", "esar"}}, clock_, journal_, alarms_},
            threads_.executor(0),
            5ms
        );
        done_ =
            boost::asio::co_spawn(threads_.executor(0), keeping_->run(), boost::asio::use_future);
    }

    ports::reload_report reload() {
        return boost::asio::co_spawn(
                   threads_.executor(0), keeping_->reload(), boost::asio::use_future
        )
            .get();
    }

    bool comes_to_stand(alarm_code code, const std::string& about) const {
        return support::eventually([&] { return alarms_.stands(code, about); });
    }

    support::temporary_folder folder_;
    dated_file paper_{folder_.path() / "paper"};
    trust::seen_certificates seen_;
    support::fixed_clock clock_{today};
    support::recording_journal journal_;
    support::recording_alarms alarms_;
    net::io_threads threads_{1};
    std::optional<certificate_keeping> keeping_;
    std::future<void> done_;
};

// proves: COM-05.3
TEST_F(CertificateKeeping, AChangedFileIsTakenUpByItself) {
    run();
    paper_.write("200");
    EXPECT_TRUE(support::eventually([this] { return keeping_->forecast().at(0).days == 200; }));
    EXPECT_EQ(alarms_.begun(), 0U);
    EXPECT_TRUE(support::eventually([this] {
        return journal_.lines().size() == 1 &&
               journal_.lines()[0].text == "the paper: its files were taken up";
    }));
}

// proves: COM-05.4 refusal
TEST_F(CertificateKeeping, ARefusedFileIsAnAlarmUntilItIsMended) {
    run();
    paper_.write("bad");
    EXPECT_TRUE(comes_to_stand(alarm_code::certificates_not_reloaded, "the paper"));
    EXPECT_THAT(
        alarms_.last_text(), HasSubstr("the paper was not replaced: file: is bad; what held")
    );
    EXPECT_EQ(keeping_->forecast().at(0).days, 100);
    paper_.write("90");
    EXPECT_TRUE(support::eventually([this] {
        return !alarms_.stands(alarm_code::certificates_not_reloaded, "the paper");
    }));
    EXPECT_EQ(alarms_.begun(), 1U);
}

// proves: COM-05.9
TEST_F(CertificateKeeping, AnOperatorsReloadSaysWhatCameOfIt) {
    run();
    EXPECT_EQ(reload().taken, std::vector<std::string>{"the paper"});
    paper_.write("bad");
    const auto report = reload();
    EXPECT_TRUE(report.taken.empty());
    EXPECT_EQ(report.refused, std::vector<std::string>{"the paper: file: is bad"});
    EXPECT_TRUE(alarms_.stands(alarm_code::certificates_not_reloaded, "the paper"));
}

// proves: COM-05.7
TEST_F(CertificateKeeping, EachAlarmTakesThePlaceOfTheOneBeforeUntilRenewal) {
    run();
    const std::string about = "own tls gateway";
    const std::vector<std::pair<const char*, alarm_code>> steps{
        {"30", alarm_code::certificate_expires},
        {"14", alarm_code::certificate_expires_soon},
        {"3", alarm_code::certificate_expires_now},
        {"-1", alarm_code::certificate_expired}};
    for (const auto& [days, code] : steps) {
        paper_.write(days);
        reload();
        EXPECT_TRUE(alarms_.stands(code, about)) << days;
        EXPECT_EQ(alarms_.standing().size(), 1U) << days;
    }
    paper_.write("31");
    reload();
    EXPECT_TRUE(alarms_.standing().empty());
    EXPECT_EQ(alarms_.begun(), 4U);
}

// proves: COM-05.7
TEST_F(CertificateKeeping, TheMembersAreToldByTheirNames) {
    ports::peer shown;
    shown.oin = "00000099000000000001";
    shown.common_name = "esar.example";
    shown.fingerprint = "theirs";
    shown.valid_until = std::chrono::floor<std::chrono::seconds>(today) + hours(24 * 3);
    seen_.note(shown, today);
    shown.oin = "00000099000000000009";
    shown.fingerprint = "nobody's";
    seen_.note(shown, today);
    run();
    EXPECT_TRUE(comes_to_stand(alarm_code::certificate_expires_now, "esar tls theirs"));
    EXPECT_EQ(alarms_.begun(), 1U) << "who takes no part gives none";
    const auto forecast = keeping_->forecast();
    ASSERT_EQ(forecast.size(), 3U);
    EXPECT_EQ(forecast[0].days, 3);
    EXPECT_EQ(forecast[2].what.party, "");
}

} // namespace
} // namespace kruispunt::app
