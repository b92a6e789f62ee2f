#include "gateway/app/commands/commands.hpp"
#include "gateway/app/config.hpp"
#include "gateway/app/data_folder.hpp"
#include "gateway/app/gateway_clock.hpp"
#include "gateway/app/jump_watch.hpp"
#include "tests/support/temporary_folder.hpp"

#include <CLI/CLI.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <gtest/gtest.h>

#include <fstream>
#include <future>
#include <stdexcept>
#include <string>

namespace kruispunt::app {
namespace {

using namespace std::chrono_literals;

/// A folder with a configuration, sandbox or not, and what `kruispunt clock` makes of it.
class ClockCommand : public testing::Test {
protected:
    ClockCommand() { std::filesystem::create_directories(data_); }

    void configure(bool sandbox, const std::string& of_esar = "") {
        std::ofstream out(file_);
        if (sandbox) out << "sandbox = true\n";
        out << "[gateway]\noin = \"00000099000000000000\"\ndata = \"data\"\nmappings = \"m\"\n"
               "ca = \"ca.pem\"\ncertificate = \"g.pem\"\nkey = \"g.key\"\n"
               "[exchange]\nlisten = \"127.0.0.1:0\"\n[portal]\nlisten = \"127.0.0.1:0\"\n"
               "[internal]\nlisten = \"127.0.0.1:0\"\n[esar]\noin = \"00000099000000000001\"\n"
            << of_esar;
    }

    void run(const std::string& words) {
        CLI::App app;
        add_clock_command(app);
        app.parse("clock " + words + " --config " + file_.string());
    }

    /// What `words` is refused with.
    std::string refusal(const std::string& words) {
        try {
            run(words);
        } catch (const std::exception& failure) {
            return failure.what();
        }
        return {};
    }

    std::chrono::milliseconds offset() const {
        return read_clock_offset(data_folder::clock_offset_of(data_));
    }

    support::temporary_folder folder_;
    std::filesystem::path file_ = folder_.path() / "kruispunt.toml";
    std::filesystem::path data_ = folder_.path() / "data";
};

TEST_F(ClockCommand, MovesASandboxOnAndEachTimeFurther) {
    configure(true);
    run("advance 90s");
    EXPECT_EQ(offset(), 90s);
    run("advance 5m");
    EXPECT_EQ(offset(), 90s + 5min);
    run("advance 2h");
    EXPECT_EQ(offset(), 90s + 5min + 2h);
}

TEST_F(ClockCommand, KnowsDaysWeeksMonthsAndYears) {
    configure(true);
    for (const auto& [step, least, most] :
         {std::tuple{"30d", 30, 30}, {"2w", 14, 14}, {"3mo", 89, 92}, {"2y", 730, 731}}) {
        const auto before = offset();
        run(std::string("advance ") + step);
        // An hour of summer time may lie between.
        EXPECT_GE(offset() - before, 24h * least - 1h) << step;
        EXPECT_LE(offset() - before, 24h * most + 1h) << step;
    }
}

TEST_F(ClockCommand, OutsideASandboxNoClockIsMoved) {
    configure(false);
    EXPECT_NE(refusal("advance 2y").find("is no sandbox"), std::string::npos);
    EXPECT_EQ(offset(), 0s);
}

TEST_F(ClockCommand, WhatIsNoStretchOfTimeMovesNothing) {
    configure(true);
    for (const char* wrong : {"2", "y", "2x", "0d", "-1d", "1000000d"})
        EXPECT_FALSE(refusal(std::string("advance ") + wrong).empty()) << wrong;
    EXPECT_NE(refusal("advance 999y").find("2200"), std::string::npos);
    EXPECT_EQ(offset(), 0s);
}

TEST_F(ClockCommand, ConfirmsTheJumpThatAGatewayStoppedFor) {
    configure(false);
    EXPECT_NE(refusal("confirm").find("nothing to confirm"), std::string::npos);
    std::ofstream(clock_files(data_).stopped) << "1 2 boot\nthe clock moved\n";
    run("confirm");
    std::string text;
    std::getline(std::ifstream(clock_files(data_).confirmed), text);
    EXPECT_EQ(text, "1 2 boot");
}

/// Takes one call and answers it.
std::string one_call(boost::asio::ip::tcp::acceptor& acceptor, const std::string& answer) {
    boost::asio::ip::tcp::iostream stream;
    acceptor.accept(stream.socket());
    std::string line;
    std::string request;
    std::size_t length = 0;
    while (std::getline(stream, line) && line != "\r") {
        request += line;
        if (line.starts_with("Content-Length: ")) length = std::stoul(line.substr(16));
    }
    std::string body(length, '\0');
    stream.read(body.data(), static_cast<std::streamsize>(length));
    stream << answer;
    return request + body;
}

class RegionsClock : public ClockCommand {
protected:
    void configure_control() {
        configure(
            true,
            "control = \"http://127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port()) +
                "\"\n"
        );
    }

    boost::asio::io_context context_;
    boost::asio::ip::tcp::acceptor acceptor_{
        context_, {boost::asio::ip::make_address("127.0.0.1"), 0}};
};

TEST_F(RegionsClock, GoesAlong) {
    configure_control();
    write_clock_offset(data_folder::clock_offset_of(data_), 5min);
    auto called = std::async(std::launch::async, [this] {
        return one_call(acceptor_, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    });
    run("advance 2h");
    const std::string request = called.get();
    EXPECT_TRUE(request.starts_with("PUT /clock HTTP/1.1\r")) << request;
    EXPECT_TRUE(request.ends_with("{\"ahead_ms\":7500000}")) << request;
}

TEST_F(RegionsClock, OfARegionThatCannotBeReachedHoldsNothingUp) {
    configure_control();
    acceptor_.close();
    run("advance 2h");
    EXPECT_EQ(offset(), 2h);
}

TEST(RegionsControl, IsOnTheLoopbackAndOnlyInASandbox) {
    const support::temporary_folder folder;
    const auto read = [&folder](const char* sandbox, const char* control) {
        std::ofstream(folder.path() / "k.toml")
            << sandbox
            << "[gateway]\noin = \"1\"\ndata = \"d\"\nmappings = \"m\"\nca = \"c\"\n"
               "certificate = \"c\"\nkey = \"k\"\n[exchange]\nlisten = \"127.0.0.1:0\"\n"
               "[portal]\nlisten = \"127.0.0.1:0\"\n[internal]\nlisten = \"127.0.0.1:0\"\n"
               "[esar]\noin = \"2\"\ncontrol = \""
            << control << "\"\n";
        return load_config(folder.path() / "k.toml").regions.at(0);
    };
    const region_config region = read("sandbox = true\n", "http://127.0.0.1:4711");
    ASSERT_TRUE(region.control);
    EXPECT_EQ(region.control->port, 4711);
    EXPECT_TRUE(region.options.empty()) << "no setting of the protocol's";
    EXPECT_THROW(read("", "http://127.0.0.1:4711"), std::runtime_error);
    for (const char* wrong :
         {"https://127.0.0.1:1", "http://127.0.0.1", "http://127.0.0.1:0", "http://10.0.0.1:80"})
        EXPECT_THROW(read("sandbox = true\n", wrong), std::runtime_error) << wrong;
}

} // namespace
} // namespace kruispunt::app
