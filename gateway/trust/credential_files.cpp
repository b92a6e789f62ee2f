#include "gateway/trust/credential_files.hpp"

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/pem.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <utility>

namespace kruispunt::trust {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const fs::path& file, const std::string& why) {
    ERR_clear_error();
    throw std::runtime_error(file.string() + ": " + why);
}

/// Octets of a file, wiped where they go: there may be a key among them.
class file_octets {
public:
    file_octets(const fs::path& file, std::size_t most) {
        std::ifstream in(file, std::ios::binary);
        if (!in || !fs::is_regular_file(file)) fail(file, "cannot be read");
        const std::uintmax_t size = fs::file_size(file);
        if (size == 0) fail(file, "is empty");
        if (size > most) fail(file, "is larger than " + std::to_string(most) + " octets");
        octets_.resize(static_cast<std::size_t>(size));
        in.read(octets_.data(), static_cast<std::streamsize>(octets_.size()));
        if (!in) fail(file, "became shorter while it was read");
    }

    ~file_octets() { OPENSSL_cleanse(octets_.data(), octets_.size()); }

    file_octets(const file_octets&) = delete;
    file_octets& operator=(const file_octets&) = delete;

    bio_handle bio() const {
        return bio_handle(BIO_new_mem_buf(octets_.data(), static_cast<int>(octets_.size())));
    }

    bool is_pem() const { return octets_.find("-----BEGIN ") != octets_.npos; }

private:
    std::string octets_;
};

// An encrypted key is refused: there is nobody to ask for its password.
int no_password(char* /*buffer*/, int /*size*/, int /*writing*/, void* /*data*/) {
    return -1;
}

// After the last of a file the library reports that none begins; anything else is a broken one.
bool ended_in_order() {
    const auto error = ERR_peek_last_error();
    ERR_clear_error();
    return ERR_GET_LIB(error) == ERR_LIB_PEM && ERR_GET_REASON(error) == PEM_R_NO_START_LINE;
}

void append_lists(const fs::path& file, std::vector<list_handle>& into) {
    const file_octets octets(file, largest_list_file);
    const bio_handle in = octets.bio();
    const std::size_t before = into.size();
    if (!octets.is_pem()) {
        into.emplace_back(d2i_X509_CRL_bio(in.get(), nullptr));
        if (!into.back()) fail(file, "holds no revocation list");
        return;
    }
    while (X509_CRL* one = PEM_read_bio_X509_CRL(in.get(), nullptr, nullptr, nullptr))
        into.emplace_back(one);
    if (!ended_in_order()) fail(file, "ends in the middle of a revocation list");
    if (into.size() == before) fail(file, "holds no revocation list");
}

} // namespace

std::vector<certificate_handle> read_certificates(const fs::path& file) {
    const file_octets octets(file, largest_certificate_file);
    const bio_handle in = octets.bio();
    std::vector<certificate_handle> found;
    while (X509* one = PEM_read_bio_X509(in.get(), nullptr, no_password, nullptr)) {
        found.emplace_back(one);
        if (found.size() > most_certificates)
            fail(file, "holds more than " + std::to_string(most_certificates) + " certificates");
    }
    if (!ended_in_order()) fail(file, "ends in the middle of a certificate");
    if (found.empty()) fail(file, "holds no certificate (PEM is expected)");
    return found;
}

key_handle read_key(const fs::path& file) {
    const file_octets octets(file, largest_certificate_file);
    const bio_handle in = octets.bio();
    key_handle key(PEM_read_bio_PrivateKey(in.get(), nullptr, no_password, nullptr));
    if (!key) fail(file, "holds no private key (PEM, unencrypted, is expected)");
    return key;
}

std::vector<fs::path> list_files(const fs::path& file_or_folder) {
    std::error_code absent;
    if (!fs::is_directory(file_or_folder, absent)) return {file_or_folder};
    std::vector<fs::path> files;
    for (fs::directory_iterator at(file_or_folder, absent), end; at != end; at.increment(absent)) {
        const fs::path kind = at->path().extension();
        if (kind == ".pem" || kind == ".crl") files.push_back(at->path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<list_handle> read_lists(const fs::path& file_or_folder) {
    const auto files = list_files(file_or_folder);
    if (files.empty()) fail(file_or_folder, "holds no file that ends in .pem or .crl");
    if (files.size() > most_list_files)
        fail(file_or_folder, "holds more than " + std::to_string(most_list_files) + " files");
    std::vector<list_handle> lists;
    for (const fs::path& file : files)
        append_lists(file, lists);
    return lists;
}

std::string library_words() {
    const auto code = ERR_peek_last_error();
    ERR_clear_error();
    const char* reason = code == 0 ? nullptr : ERR_reason_error_string(code);
    return reason == nullptr ? "no reason given" : reason;
}

} // namespace kruispunt::trust
