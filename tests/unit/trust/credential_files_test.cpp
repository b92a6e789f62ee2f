#include "tests/unit/trust/trust_fixture.hpp"

#include <gmock/gmock.h>

#include <functional>

namespace kruispunt::trust {
namespace {

using testing::EndsWith;

class CredentialFiles : public trust_fixture {
protected:
    static std::string refusal_of(const std::function<void()>& reading) {
        try {
            reading();
        } catch (const std::runtime_error& e) {
            return e.what();
        }
        return "read";
    }

    std::string of_certificates(const std::string& text) const {
        const auto file = write("some.pem", text);
        return refusal_of([&file] { read_certificates(file); });
    }

    std::string of_lists(const std::filesystem::path& file) const {
        return refusal_of([&file] { read_lists(file); });
    }

    static std::string der_of(X509_CRL& list) {
        unsigned char* octets = nullptr;
        const int size = i2d_X509_CRL(&list, &octets);
        std::string der(octets, octets + size);
        OPENSSL_free(octets);
        return der;
    }
};

// proves: COM-03.6 COM-05.4 refusal
TEST_F(CredentialFiles, AFileThatEndsInTheMiddleIsRefusedWhereverItEnds) {
    const std::string pem = issue().certificate_pem;
    EXPECT_EQ(of_certificates(pem + pem), "read");
    for (std::size_t size = pem.size() - 2; size > 130; size -= 97)
        EXPECT_NE(of_certificates(pem + pem.substr(0, size)), "read") << size;
    EXPECT_THAT(of_certificates(""), EndsWith(": is empty"));
    EXPECT_THAT(of_certificates("niets"), EndsWith(": holds no certificate (PEM is expected)"));
}

TEST_F(CredentialFiles, AFileHoldsABoundedNumberAndSize) {
    std::string many;
    const std::string pem = issue().certificate_pem;
    for (std::size_t i = 0; i < most_certificates; ++i)
        many += pem;
    EXPECT_EQ(of_certificates(many), "read");
    EXPECT_THAT(of_certificates(many + pem), EndsWith(": holds more than 256 certificates"));
    EXPECT_THAT(
        of_certificates(pem + std::string(largest_certificate_file, ' ')),
        EndsWith(": is larger than 1048576 octets")
    );
}

TEST_F(CredentialFiles, AKeyIsReadWholeOrNotAtAll) {
    const auto made = issue();
    const auto key = write("some.key", made.key_pem);
    EXPECT_EQ(refusal_of([&key] { read_key(key); }), "read");
    write("some.key", made.key_pem.substr(0, made.key_pem.size() / 2));
    EXPECT_THAT(
        refusal_of([&key] { read_key(key); }),
        EndsWith(": holds no private key (PEM, unencrypted, is expected)")
    );
}

// proves: COM-03.1 acceptance
TEST_F(CredentialFiles, ListsComeFromAFileOrAFolderAsPemOrDer) {
    EXPECT_EQ(read_lists(at("crl.pem")).size(), 2U);
    std::filesystem::create_directory(at("lists"));
    EXPECT_THAT(of_lists(at("lists")), EndsWith(": holds no file that ends in .pem or .crl"));
    const auto lists = read_lists(at("crl.pem"));
    write("lists/root.crl", der_of(*lists[0]));
    write("lists/below.pem", below_.revocation_list({}));
    write("lists/readme.txt", "niets");
    EXPECT_EQ(read_lists(at("lists")).size(), 2U);
    write("lists/root.crl", der_of(*lists[0]).substr(0, 100));
    EXPECT_THAT(of_lists(at("lists")), EndsWith("root.crl: holds no revocation list"));
}

TEST_F(CredentialFiles, AFolderHoldsABoundedNumberOfFiles) {
    std::filesystem::create_directory(at("lists"));
    const std::string list = root_.revocation_list({});
    for (std::size_t i = 0; i < most_list_files; ++i)
        write("lists/" + std::to_string(i) + ".pem", list);
    EXPECT_EQ(of_lists(at("lists")), "read");
    write("lists/more.pem", list);
    EXPECT_THAT(of_lists(at("lists")), EndsWith(": holds more than 64 files"));
}

} // namespace
} // namespace kruispunt::trust
