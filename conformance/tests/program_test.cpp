#include "conformance/tests/pki.hpp"
#include "conformance/tests/plain_http.hpp"
#include "conformance/text/json.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <sstream>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace kruispunt::conformance::tests {
namespace {

/// The program itself, with its standard error in a file.
class Program : public testing::Test {
protected:
    Program() : authority_(folder_.path(), "ca") {
        authority_.issue("region", "00000099000000000001", "localhost");
    }

    ~Program() override {
        if (child_ > 0) {
            kill(child_, SIGKILL);
            exit_code();
        }
    }

    void configure(const std::string& more = {}) const {
        std::ofstream(folder_.path() / "region.toml")
            << "listen = \"127.0.0.1:0\"\ncontrol = \"127.0.0.1:0\"\nca = \"ca.pem\"\n"
               "certificate = \"region.pem\"\nkey = \"region.key\"\n"
               "oin = \"00000099000000000001\"\ngateway_oin = \"00000099000000000000\"\n"
            << more;
    }

    void start(const std::string& region) {
        const auto config = (folder_.path() / "region.toml").string();
        const auto ready = ready_file().string();
        const auto errors = (folder_.path() / "errors").string();
        child_ = fork();
        ASSERT_GE(child_, 0);
        if (child_ > 0) return;
        const int out = open(errors.c_str(), O_CREAT | O_WRONLY | O_TRUNC, 0600);
        dup2(out, STDERR_FILENO);
        execl(
            CONFORMANCE_PROGRAM,
            CONFORMANCE_PROGRAM,
            "region",
            region.c_str(),
            "--config",
            config.c_str(),
            "--ready-file",
            ready.c_str(),
            static_cast<char*>(nullptr)
        );
        _exit(127);
    }

    int exit_code() {
        int status = 0;
        waitpid(child_, &status, 0);
        child_ = 0;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

    std::filesystem::path ready_file() const { return folder_.path() / "ready.json"; }

    text::json wait_until_ready() const {
        const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(30);
        while (!std::filesystem::exists(ready_file()) && std::chrono::steady_clock::now() < until)
            // sleeps because another process writes the file.
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        return text::read_json(read(ready_file())).value_or(text::json::object());
    }

    static std::string read(const std::filesystem::path& file) {
        std::ostringstream content;
        content << std::ifstream(file).rdbuf();
        return content.str();
    }

    std::string errors() const { return read(folder_.path() / "errors"); }

    temporary_folder folder_;
    authority authority_;
    pid_t child_ = 0;
};

TEST_F(Program, RunsARegionUntilItIsTold) {
    configure();
    start("multisignaal");
    const auto ready = wait_until_ready();
    ASSERT_TRUE(ready.contains("control")) << errors();
    EXPECT_EQ(ready.at("region"), "multisignaal");
    const auto endpoint = ready.at("endpoint").get<std::string>();
    EXPECT_TRUE(endpoint.starts_with("https://localhost:"));
    EXPECT_TRUE(endpoint.ends_with("/webhook"));
    const auto control = ready.at("control").get<std::string>();
    EXPECT_TRUE(control.starts_with("http://127.0.0.1:"));
    const auto port = static_cast<std::uint16_t>(std::stoi(control.substr(17)));
    const auto state = text::read_json(call_plain(port, "GET", "/").body).value();
    EXPECT_EQ(state.at("endpoint"), endpoint);
    EXPECT_TRUE(state.at("gateway").is_null());
    EXPECT_EQ(call_plain(port, "POST", "/signals", R"({"id":"MS-1"})").status, 409U);
    EXPECT_EQ(call_plain(port, "POST", "/signals", "{").status, 400U);
    kill(child_, SIGTERM);
    EXPECT_EQ(exit_code(), 0);
}

TEST_F(Program, NamesTheLineOfAMistakeInItsConfiguration) {
    configure("colour = \"red\"\n");
    start("esar");
    EXPECT_EQ(exit_code(), 2);
    EXPECT_NE(errors().find("region.toml:8: unknown key 'colour'"), std::string::npos) << errors();
    EXPECT_FALSE(std::filesystem::exists(ready_file()));
}

TEST_F(Program, NamesACertificateItCannotUse) {
    configure();
    std::filesystem::remove(folder_.path() / "region.key");
    start("esar");
    EXPECT_EQ(exit_code(), 2);
    EXPECT_NE(errors().find("region.key"), std::string::npos) << errors();
}

TEST_F(Program, KnowsFourRegions) {
    configure();
    start("zeeland");
    EXPECT_EQ(exit_code(), 2);
    EXPECT_NE(errors().find("zeeland"), std::string::npos) << errors();
}

} // namespace
} // namespace kruispunt::conformance::tests
