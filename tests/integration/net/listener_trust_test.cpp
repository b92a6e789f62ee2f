// Who may talk to a listener (COM-01, COM-02, COM-03).
#include "tests/integration/net/listener_fixture.hpp"
#include "tests/integration/net/raw_peer.hpp"

#include <gmock/gmock.h>
#include <openssl/ssl.h>

#include <thread>

namespace kruispunt::tests {
namespace {

using testing::HasSubstr;

const std::string get = "GET /a HTTP/1.1\r\nHost: h\r\n\r\n";

class ListenerTrust : public listener_fixture {
protected:
    /// What a caller with this TLS gets; empty where it is refused.
    std::string answer_to(const raw_tls& tls) {
        raw_peer peer(listener->port(), tls);
        if (!peer.secured() || !peer.send(get)) return {};
        return peer.read_until("GET /a");
    }
};

// proves: COM-02.1 acceptance
TEST_F(ListenerTrust, HandsThePeersOinToTheHandler) {
    listen(tls_options());
    EXPECT_THAT(
        answer_to({.identity = client_material}), HasSubstr("X-Oin: 00000001003214345000\r\n")
    );
}

// proves: COM-01.5 refusal
TEST_F(ListenerTrust, RefusesWithoutACertificate) {
    listen(tls_options());
    EXPECT_EQ(answer_to({}), "");
    EXPECT_EQ(handler.answered, 0);
}

// proves: COM-01.6 acceptance
TEST_F(ListenerTrust, PortalTakesCallersWithoutACertificateAndNamesNobody) {
    auto options = tls_options();
    options.tls->client = net::client_certificate::asked;
    listen(std::move(options));
    EXPECT_THAT(answer_to({}), HasSubstr("X-Oin: \r\n"));
    throwaway_pki strangers;
    EXPECT_EQ(answer_to({.identity = strangers.issue({})}), "");
}

// proves: COM-01.5 refusal
TEST_F(ListenerTrust, RefusesAnotherAuthoritysCertificate) {
    listen(tls_options());
    throwaway_pki strangers;
    EXPECT_EQ(answer_to({.identity = strangers.issue({})}), "");
}

// proves: COM-01.5 refusal
TEST_F(ListenerTrust, RefusesAnExpiredCertificate) {
    listen(tls_options());
    EXPECT_EQ(answer_to({.identity = pki.issue({.expired = true})}), "");
}

// proves: COM-01.1 COM-01.4 refusal
TEST_F(ListenerTrust, SpeaksTls13Alone) {
    listen(tls_options());
    for (const int old : {TLS1_2_VERSION, TLS1_1_VERSION}) {
        raw_peer peer(listener->port(), raw_tls{.identity = client_material, .max_version = old});
        EXPECT_FALSE(peer.secured()) << old;
    }
}

// proves: COM-01.2 COM-01.3 COM-01.4 refusal
TEST_F(ListenerTrust, SpeaksTls12ByConfigurationWithAeadSuitesAlone) {
    auto options = tls_options();
    options.tls->floor = net::tls_floor::tls_1_2;
    listen(std::move(options));
    raw_tls tls{.identity = client_material, .max_version = TLS1_2_VERSION};
    EXPECT_THAT(answer_to(tls), HasSubstr("200 OK"));
    for (const auto* weak :
         {"ECDHE-ECDSA-AES256-SHA384",
          "ECDHE-ECDSA-AES128-SHA256",
          "ECDHE-ECDSA-AES256-SHA",
          "AES256-GCM-SHA384",
          "DHE-RSA-AES256-GCM-SHA384",
          "ECDHE-ECDSA-AES256-CCM8"}) {
        tls.suites = weak;
        EXPECT_FALSE(raw_peer(listener->port(), tls).secured()) << weak;
    }
    EXPECT_FALSE(raw_peer(
                     listener->port(),
                     raw_tls{.identity = client_material, .max_version = TLS1_1_VERSION}
    )
                     .secured());
}

// proves: COM-03.1 COM-03.2 refusal
TEST_F(ListenerTrust, RevokedIsRefusedInTheHandshakeAfterReload) {
    listen(tls_options());
    ASSERT_THAT(answer_to({.identity = client_material}), HasSubstr("200 OK"));
    pki.revoke(client_material);
    take_up_files();
    EXPECT_TRUE(soon([this] { return answer_to({.identity = client_material}).empty(); }));
    EXPECT_THAT(answer_to({.identity = pki.issue({})}), HasSubstr("200 OK"));
}

// proves: COM-03.3 refusal
TEST_F(ListenerTrust, ReloadClosesTheOpenConnectionsOfTheRevokedAlone) {
    listen(tls_options());
    const auto other_material = pki.issue({.common_name = "Ander"});
    raw_peer revoked(listener->port(), raw_tls{.identity = client_material});
    raw_peer other(listener->port(), raw_tls{.identity = other_material});
    for (auto* peer : {&revoked, &other}) {
        ASSERT_TRUE(peer->send(get));
        ASSERT_THAT(peer->read_until("GET /a"), HasSubstr("200 OK"));
    }
    pki.revoke(client_material);
    take_up_files();
    EXPECT_EQ(revoked.read_to_end(), "");
    EXPECT_TRUE(revoked.ended());
    ASSERT_TRUE(other.send(get));
    EXPECT_THAT(other.read_until("GET /a"), HasSubstr("200 OK"));
}

// proves: COM-03.2 refusal
TEST_F(ListenerTrust, UnreadableListLeavesWhatWas) {
    listen(tls_options());
    std::filesystem::resize_file(pki.crl(), 0);
    EXPECT_THROW(take_up_files(), std::runtime_error);
    EXPECT_THAT(answer_to({.identity = client_material}), HasSubstr("200 OK"));
}

TEST_F(ListenerTrust, SessionsAreNeverResumed) {
    listen(tls_options());
    raw_peer peer(listener->port(), raw_tls{.identity = client_material});
    ASSERT_TRUE(peer.send(get));
    ASSERT_THAT(peer.read_until("GET /a"), HasSubstr("200 OK"));
    EXPECT_FALSE(peer.may_resume());
}

// proves: COM-01.8 refusal
TEST_F(ListenerTrust, WithoutTlsOnlyLoopbackIsServed) {
    net::listener_options options;
    options.name = "internal";
    options.address = "0.0.0.0";
    EXPECT_THROW(net::listener(serving, options, handler), std::runtime_error);
    options.address = "127.0.0.1";
    listen(options);
    raw_peer peer(listener->port());
    ASSERT_TRUE(peer.send(get));
    EXPECT_THAT(peer.read_until("GET /a"), HasSubstr("X-Oin: \r\n"));
}

TEST_F(ListenerTrust, SaysWhichFileIsWrong) {
    auto mixed = server_material;
    mixed.key = client_material.key;
    try {
        hold(mixed);
        FAIL() << "took another certificate's key";
    } catch (const std::runtime_error& error) {
        EXPECT_THAT(
            error.what(),
            HasSubstr(
                client_material.key.string() + ": is not the private key of " +
                server_material.certificate.string()
            )
        );
    }
}

} // namespace
} // namespace kruispunt::tests
