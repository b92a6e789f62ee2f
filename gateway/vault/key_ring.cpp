#include "gateway/vault/key_ring.hpp"

#include "gateway/vault/cipher.hpp"

#include <charconv>
#include <fcntl.h>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace kruispunt::vault {

namespace {

constexpr std::string_view heading = "kruispunt-key-ring 1";

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& why) {
    throw std::runtime_error("key ring " + file.string() + ": " + why);
}

std::string hex(const secret& key) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (std::size_t i = 0; i < secret::size; ++i) {
        text += digits[key.data()[i] >> 4U];
        text += digits[key.data()[i] & 15U];
    }
    return text;
}

secret from_hex(const std::filesystem::path& file, const std::string& text) {
    if (text.size() != 2 * secret::size ||
        text.find_first_not_of("0123456789abcdef") != std::string::npos)
        refuse(file, "a key is not 64 hexadecimal digits; restore the file from its backup");
    secret key;
    for (std::size_t i = 0; i < secret::size; ++i)
        key.data()[i] = static_cast<std::uint8_t>(std::stoi(text.substr(2 * i, 2), nullptr, 16));
    return key;
}

int epoch_from(const std::filesystem::path& file, const std::string& text) {
    int epoch = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), epoch);
    if (failed != std::errc() || end != text.data() + text.size() || epoch < 1)
        refuse(file, "the epoch is no number from 1; restore the file from its backup");
    return epoch;
}

void require_private(const std::filesystem::path& file) {
    struct stat about {};

    if (::stat(file.c_str(), &about) != 0)
        refuse(file, "cannot be read; make one with `kruispunt sandbox` or restore it");
    if ((about.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        refuse(file, "may be read by others than its owner; chmod 600 it");
}

std::string value_after(const std::filesystem::path& file, std::ifstream& in, const char* word) {
    std::string name;
    std::string value;
    if (!(in >> name >> value) || name != word)
        refuse(file, std::string("`") + word + "` expected; restore the file from its backup");
    return value;
}

} // namespace

key_ring load_key_ring(const std::filesystem::path& file) {
    require_private(file);
    std::ifstream in(file);
    std::string first;
    std::getline(in, first);
    if (first != heading) refuse(file, "is no key ring of this version");
    key_ring ring;
    ring.epoch = epoch_from(file, value_after(file, in, "epoch"));
    ring.digests = from_hex(file, value_after(file, in, "digests"));
    ring.wrapping = from_hex(file, value_after(file, in, "wrapping"));
    return ring;
}

void create_key_ring(const std::filesystem::path& file) {
    const std::string text = std::string(heading) + "\nepoch 1\ndigests " + hex(random_secret()) +
                             "\nwrapping " + hex(random_secret()) + "\n";
    const int out = ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (out < 0) refuse(file, "cannot be made; it may be there already");
    const bool written =
        ::write(out, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    const bool kept = ::fsync(out) == 0;
    ::close(out);
    if (!written || !kept) refuse(file, "cannot be written");
}

} // namespace kruispunt::vault
