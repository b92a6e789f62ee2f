#include "certs/authority.hpp"
#include "certs/pki_files.hpp"
#include "tests/bench/load_run.hpp"
#include "tests/bench/server_loop.hpp"
#include "tests/support/temporary_folder.hpp"

#include <gmock/gmock.h>

#include <filesystem>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace kruispunt::bench {
namespace {

using ::testing::IsEmpty;

/// Answers every request with one text.
class echo final : public request_handler {
public:
    echo(ssl_ctx_st& context, std::string answer)
        : answer_(std::move(answer)), loop_(context, *this) {}

    server_loop& loop() { return loop_; }

    void handle(connection_id from, const http_message& /*request*/) override {
        loop_.reply(from, answer_);
    }

private:
    std::string answer_;
    server_loop loop_;
};

/// A server with that one answer, on its own threads, until the object goes.
class echo_server {
public:
    echo_server(const identity& self, const std::string& answer)
        : context_(make_server_context(self)), handler_(*context_, answer),
          listener_(listen_on({"127.0.0.1", 0})),
          acceptor_([this] { accept_for(listener_, {&handler_.loop()}); }),
          server_([this] { handler_.loop().run(); }) {}

    echo_server(const echo_server&) = delete;
    echo_server& operator=(const echo_server&) = delete;

    ~echo_server() {
        ::shutdown(listener_, SHUT_RDWR);
        handler_.loop().stop();
        acceptor_.join();
        server_.join();
        ::close(listener_);
    }

    [[nodiscard]] endpoint where() const { return {"127.0.0.1", port_of(listener_)}; }

private:
    context_ptr context_;
    echo handler_;
    int listener_;
    std::thread acceptor_;
    std::thread server_;
};

class loopback_test : public ::testing::Test {
protected:
    loopback_test() { certs::write_new_public_file(at("ca.pem"), ca_.certificate_pem()); }

    identity party(const std::string& name, certs::purpose use) {
        certs::party_profile profile;
        profile.name = name;
        profile.oin = "00000099000000000042";
        profile.use = use;
        const auto made = ca_.issue(profile);
        certs::write_new_private_file(at(name + ".key"), made.key_pem);
        certs::write_new_public_file(at(name + ".pem"), made.certificate_pem);
        return {at("ca.pem"), at(name + ".pem"), at(name + ".key")};
    }

    load_plan plan_for(const echo_server& server) {
        load_plan plan;
        plan.where = server.where();
        plan.self = party("client", certs::purpose::client_only);
        plan.how = &protocol_named("multisignaal");
        plan.connections = 3;
        plan.first_id = 10;
        return plan;
    }

    std::filesystem::path at(const std::string& file) const { return folder_.path() / file; }

    certs::authority ca_ = certs::make_authority();
    support::temporary_folder folder_;
};

constexpr auto created = "HTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\n{}";

TEST_F(loopback_test, every_signal_of_a_counted_run_is_acknowledged) {
    const echo_server server(party("server", certs::purpose::server_only), created);
    auto plan = plan_for(server);
    plan.count = 500;
    const auto result = run_load(plan);
    EXPECT_THAT(result.errors, IsEmpty());
    EXPECT_EQ(result.acks, 500U);
    EXPECT_EQ(result.latency.count(), 500U);
    EXPECT_EQ(result.next_id, 510U);
    EXPECT_GT(result.acks_per_second, 0);
}

TEST_F(loopback_test, a_paced_run_sends_what_was_due_and_no_more) {
    const echo_server server(party("server", certs::purpose::server_only), created);
    auto plan = plan_for(server);
    plan.rate = 200;
    plan.warmup = std::chrono::duration<double>(0.1);
    plan.measured = std::chrono::duration<double>(0.5);
    const auto result = run_load(plan);
    EXPECT_THAT(result.errors, IsEmpty());
    EXPECT_EQ(result.acks, 120U);
    EXPECT_EQ(result.latency.count(), 100U);
}

TEST_F(loopback_test, a_paced_run_may_be_counted) {
    const echo_server server(party("server", certs::purpose::server_only), created);
    auto plan = plan_for(server);
    plan.rate = 500;
    plan.count = 50;
    const auto result = run_load(plan);
    EXPECT_THAT(result.errors, IsEmpty());
    EXPECT_EQ(result.acks, 50U);
    EXPECT_GE(result.seconds, 0.098);
}

TEST_F(loopback_test, a_refusal_is_an_error) {
    const echo_server server(
        party("server", certs::purpose::server_only),
        "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n"
    );
    auto plan = plan_for(server);
    plan.count = 5;
    const auto result = run_load(plan);
    EXPECT_EQ(result.acks, 0U);
    EXPECT_EQ(result.errors.at("refused with status 503"), 5U);
}

TEST_F(loopback_test, a_positive_status_without_the_positive_body_is_an_error) {
    const echo_server server(
        party("server", certs::purpose::server_only),
        "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n<Fo03Bericht"
    );
    auto plan = plan_for(server);
    plan.how = &protocol_named("sisa");
    plan.count = 5;
    EXPECT_EQ(run_load(plan).errors.at("refused with status 200"), 5U);
}

TEST_F(loopback_test, a_server_of_another_authority_is_not_spoken_to) {
    const echo_server server(party("server", certs::purpose::server_only), created);
    auto plan = plan_for(server);
    const auto stranger = certs::make_authority();
    certs::write_new_public_file(folder_.path() / "other.pem", stranger.certificate_pem());
    plan.self.ca = folder_.path() / "other.pem";
    EXPECT_THROW(static_cast<void>(run_load(plan)), std::runtime_error);
}

} // namespace
} // namespace kruispunt::bench
