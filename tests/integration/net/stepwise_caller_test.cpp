// A walk to a party, step by step, over real sockets (BEH-12).
#include "gateway/net/stepwise_caller.hpp"
#include "tests/integration/net/listener_fixture.hpp"
#include "tests/integration/net/scripted_server.hpp"

#include <gmock/gmock.h>

#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

namespace kruispunt::tests {
namespace {

using ports::link_fault;
using ports::link_step;
using testing::HasSubstr;
using testing::Not;

/// A port on which connections are made by the system and served by nobody; `full`: not even that.
class deaf_port {
public:
    explicit deaf_port(bool full) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in here{};
        here.sin_family = AF_INET;
        here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof here;
        auto* address = reinterpret_cast<sockaddr*>(&here);
        if (bind(socket_, address, size) != 0 || ::listen(socket_, full ? 0 : 8) != 0 ||
            getsockname(socket_, address, &size) != 0)
            throw std::runtime_error("deaf port: cannot listen");
        port_ = ntohs(here.sin_port);
        for (int i = 0; full && i < 4; ++i)
            fill(here);
    }

    ~deaf_port() {
        for (const int each : fillers_)
            close(each);
        close(socket_);
    }

    deaf_port(const deaf_port&) = delete;
    deaf_port& operator=(const deaf_port&) = delete;

    std::string origin() const { return "https://127.0.0.1:" + std::to_string(port_); }

private:
    void fill(const sockaddr_in& to) {
        fillers_.push_back(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
        const auto* address = reinterpret_cast<const sockaddr*>(&to);
        (void)::connect(fillers_.back(), address, sizeof to); // some stay under way for ever
    }

    int socket_;
    std::uint16_t port_ = 0;
    std::vector<int> fillers_;
};

class StepwiseCaller : public listener_fixture {
protected:
    StepwiseCaller() {
        limits_.name = 2s;
        limits_.connect = 300ms;
        limits_.handshake = 2s;
        limits_.answer = 2s;
    }

    ~StepwiseCaller() override { stop(); }

    ports::link_walk walk(
        const std::string& origin,
        const std::string& target = "/a",
        const std::string& oin = our_oin
    ) {
        if (!started_) calling.start();
        started_ = true;
        callers_.push_back(
            std::make_unique<net::stepwise_caller>(calling.executor(0), client_material, limits_)
        );
        ports::http_request probe;
        probe.method = "OPTIONS";
        probe.target = target;
        return on_client_thread(callers_.back()->walk(origin, oin, std::move(probe)));
    }

    void serve() {
        listen(tls_options());
        started_ = true;
    }

    net::walk_limits limits_;
    bool started_ = false;
    std::vector<std::unique_ptr<net::stepwise_caller>> callers_;
};

/// That all before `step` passed, it failed for `why`, and nothing behind it was reached.
void expect_failed(const ports::link_walk& walked, link_step step, link_fault why) {
    ASSERT_EQ(walked.steps.size(), 6U);
    for (const auto& each : walked.steps) {
        const std::string where = std::to_string(static_cast<int>(each.step)) + " " + each.detail;
        EXPECT_EQ(each.reached, each.step <= step) << where;
        EXPECT_EQ(each.fault, each.step == step ? why : link_fault::none) << where;
    }
    EXPECT_FALSE(walked.answer);
}

constexpr const char* answer_ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

// proves: BEH-12.1 BEH-12.2 acceptance
TEST_F(StepwiseCaller, EveryStepPassesAndSaysWhatWasFound) {
    serve();
    const auto walked = walk(origin());
    ASSERT_TRUE(walked.answer);
    EXPECT_EQ(walked.answer->body, "OPTIONS /a");
    for (const auto& each : walked.steps) {
        EXPECT_TRUE(each.reached);
        EXPECT_EQ(each.fault, link_fault::none) << each.detail;
    }
    EXPECT_EQ(walked.steps[0].detail, "127.0.0.1");
    EXPECT_THAT(walked.steps[1].detail, HasSubstr("127.0.0.1:"));
    EXPECT_THAT(walked.steps[2].detail, HasSubstr("TLSv1.3"));
    EXPECT_THAT(walked.steps[3].detail, HasSubstr("issued by CN=Throw-away CA"));
    EXPECT_THAT(walked.steps[3].detail, Not(HasSubstr("Testpartij"))) << "a name may be a person's";
    EXPECT_EQ(walked.steps[4].detail, our_oin);
    EXPECT_TRUE(soon([this] { return listener->connections() == 0; })) << "it keeps none";
}

// proves: BEH-12.1 refusal
TEST_F(StepwiseCaller, AnAddressOrANameThatIsNone) {
    expect_failed(walk("http://127.0.0.1:1"), link_step::name, link_fault::bad_address);
    const auto unknown = walk("https://nergens.invalid:1");
    EXPECT_TRUE(
        unknown.steps[0].fault == link_fault::name_unknown ||
        unknown.steps[0].fault == link_fault::names_silent // where no resolver is to be had
    );
    EXPECT_FALSE(unknown.steps[1].reached);
}

// proves: BEH-12.1 refusal
TEST_F(StepwiseCaller, APortWhereNobodyListens) {
    expect_failed(walk("https://127.0.0.1:1"), link_step::tcp, link_fault::port_refused);
}

// proves: BEH-12.1 BEH-12.4 refusal
TEST_F(StepwiseCaller, AMachineThatAnswersNothing) {
    const deaf_port hole(true);
    const auto begin = std::chrono::steady_clock::now();
    expect_failed(walk(hole.origin()), link_step::tcp, link_fault::no_tcp_answer);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 2s);
}

// proves: BEH-12.1 BEH-12.4 refusal
TEST_F(StepwiseCaller, AServerThatDoesNotBegin) {
    limits_.handshake = 200ms;
    const deaf_port silent(false);
    expect_failed(walk(silent.origin()), link_step::tls, link_fault::no_tls_answer);
}

// proves: BEH-12.1 refusal
TEST_F(StepwiseCaller, AServerWithoutTls) {
    scripted_server plain(std::nullopt, {{"HTTP/1.1 400 Bad Request\r\n\r\n"}});
    expect_failed(walk(plain.origin()), link_step::tls, link_fault::no_tls);
}

// proves: BEH-12.1 BEH-12.2 refusal
TEST_F(StepwiseCaller, OurOwnFilesThatCannotBeRead) {
    scripted_server server(server_material, {{answer_ok}});
    client_material.key = "/nergens/sleutel.pem";
    const auto walked = walk(server.origin());
    expect_failed(walked, link_step::tls, link_fault::own_files);
    EXPECT_THAT(walked.steps[2].detail, HasSubstr("sleutel.pem"));
}

// proves: BEH-12.1 refusal
TEST_F(StepwiseCaller, ACertificateThatExpired) {
    scripted_server server(pki.issue({.expired = true}), {{answer_ok}});
    const auto walked = walk(server.origin());
    expect_failed(walked, link_step::certificate, link_fault::expired);
    EXPECT_THAT(walked.steps[3].detail, HasSubstr("valid until"));
}

// proves: BEH-12.1 refusal
TEST_F(StepwiseCaller, ACertificateOfAnotherAuthority) {
    throwaway_pki strangers;
    scripted_server server(strangers.issue({}), {{answer_ok}});
    expect_failed(walk(server.origin()), link_step::certificate, link_fault::untrusted);
}

// proves: BEH-12.1 refusal
TEST_F(StepwiseCaller, ACertificateForAnotherHost) {
    scripted_server server(
        pki.issue({.alternative_names = {"DNS:elders.example", "IP:127.0.0.2"}}), {{answer_ok}}
    );
    expect_failed(walk(server.origin()), link_step::certificate, link_fault::wrong_host);
}

// proves: BEH-12.1 BEH-12.2 refusal
TEST_F(StepwiseCaller, ACertificateThatWasRevoked) {
    client_material.crl = pki.crl();
    scripted_server server(server_material, {{answer_ok}, {answer_ok}});
    EXPECT_TRUE(walk(server.origin()).answer);
    pki.revoke(server_material);
    expect_failed(walk(server.origin()), link_step::certificate, link_fault::revoked);
}

// proves: BEH-12.1 refusal
TEST_F(StepwiseCaller, OurListOfWhatWasRevokedIsNoneForIt) {
    throwaway_pki strangers;
    client_material.crl = strangers.crl();
    scripted_server server(server_material, {{answer_ok}});
    expect_failed(walk(server.origin()), link_step::certificate, link_fault::own_list_old);
}

// proves: BEH-12.1 refusal
TEST_F(StepwiseCaller, ACertificateThatIsNoneOfThoseThatAreKnown) {
    client_material.known = {{our_oin, pki.issue({}).certificate}};
    scripted_server server(server_material, {{answer_ok}});
    expect_failed(walk(server.origin()), link_step::certificate, link_fault::not_known);
}

// proves: BEH-12.1 refusal
TEST_F(StepwiseCaller, AnotherPartysOin) {
    scripted_server server(server_material, {{answer_ok}, {answer_ok}});
    const auto walked = walk(server.origin(), "/a", "00000001999999999000");
    expect_failed(walked, link_step::oin, link_fault::wrong_oin);
    EXPECT_THAT(walked.steps[4].detail, HasSubstr(our_oin));
}

// proves: BEH-12.1 refusal
TEST_F(StepwiseCaller, ASerialNumberThatIsNoOinIsNotShown) {
    scripted_server server(pki.issue({.oin = "999990019"}), {{answer_ok}});
    const auto walked = walk(server.origin());
    expect_failed(walked, link_step::oin, link_fault::wrong_oin);
    EXPECT_THAT(walked.steps[4].detail, Not(HasSubstr("999990019")));
    EXPECT_THAT(walked.steps[4].detail, HasSubstr("no OIN"));
}

// proves: BEH-12.1 refusal
TEST_F(StepwiseCaller, OurCertificateIsRefused) {
    pki.revoke(client_material);
    serve();
    const auto walked = walk(origin());
    EXPECT_EQ(walked.steps[3].fault, link_fault::ours_refused) << walked.steps[3].detail;
    EXPECT_THAT(walked.steps[3].detail, HasSubstr("revoked"));
    EXPECT_FALSE(walked.steps[5].reached);
    EXPECT_EQ(handler.answered, 0);
}

// proves: BEH-12.1 refusal
TEST_F(StepwiseCaller, AnAnswerThatIsNoneOfHttp) {
    scripted_server server(server_material, {{"SSH-2.0-x\r\n\r\n"}});
    expect_failed(walk(server.origin()), link_step::protocol, link_fault::no_http);
}

// proves: BEH-12.1 refusal
TEST_F(StepwiseCaller, AConnectionThatIsClosedUnanswered) {
    scripted_server server(server_material, {{""}});
    expect_failed(walk(server.origin()), link_step::protocol, link_fault::broken_off);
}

// proves: BEH-12.1 BEH-12.4 refusal
TEST_F(StepwiseCaller, AQuestionThatStaysUnanswered) {
    limits_.answer = 200ms;
    serve();
    expect_failed(walk(origin(), "/slow"), link_step::protocol, link_fault::no_answer);
}

// proves: BEH-12.1
TEST_F(StepwiseCaller, AnErrorOfTheServersIsAnAnswerLikeAnyOther) {
    scripted_server server(
        server_material, {{"HTTP/1.1 500 Internal Server Error\r\nContent-Length: 0\r\n\r\n"}}
    );
    const auto walked = walk(server.origin());
    ASSERT_TRUE(walked.answer);
    EXPECT_EQ(walked.answer->status, 500);
    EXPECT_EQ(walked.steps[5].detail, "HTTP 500");
}

} // namespace
} // namespace kruispunt::tests
