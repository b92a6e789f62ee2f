#include "gateway/vault/key_ring.hpp"

#include "gateway/domain/hex.hpp"
#include "gateway/vault/cipher.hpp"

#include <charconv>
#include <cstdio>
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

constexpr std::string_view first_heading = "kruispunt-key-ring 1"; // one epoch, no key of names
constexpr std::string_view heading = "kruispunt-key-ring 2";
constexpr std::string_view taken_out = "-";
constexpr std::size_t epochs_at_most = 32;

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& why) {
    throw std::runtime_error("key ring " + file.string() + ": " + why);
}

std::string hex(const secret& key) {
    return domain::to_hex({key.data(), secret::size});
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

key_ring read_first_form(const std::filesystem::path& file, std::ifstream& in) {
    key_ring ring;
    ring.epoch = epoch_from(file, value_after(file, in, "epoch"));
    ring.digests = from_hex(file, value_after(file, in, "digests"));
    ring.wrapping = from_hex(file, value_after(file, in, "wrapping"));
    return ring;
}

older_epoch read_epoch(const std::filesystem::path& file, std::ifstream& in) {
    older_epoch read;
    read.epoch = epoch_from(file, value_after(file, in, "epoch"));
    read.names = from_hex(file, value_after(file, in, "names"));
    const std::string digests = value_after(file, in, "digests");
    const std::string wrapping = value_after(file, in, "wrapping");
    read.whole = digests != taken_out || wrapping != taken_out;
    if (!read.whole) return read;
    read.digests = from_hex(file, digests);
    read.wrapping = from_hex(file, wrapping);
    return read;
}

key_ring read_epochs(const std::filesystem::path& file, std::ifstream& in) {
    const older_epoch newest = read_epoch(file, in);
    if (!newest.whole)
        refuse(file, "the newest epoch lacks keys; restore the file from its backup");
    key_ring ring{newest.epoch, newest.digests, newest.wrapping, newest.names, {}};
    int last = newest.epoch;
    while (in >> std::ws && !in.eof()) {
        ring.older.push_back(read_epoch(file, in));
        if (ring.older.back().epoch >= last || ring.older.size() >= epochs_at_most)
            refuse(file, "the epochs do not go down; restore the file from its backup");
        last = ring.older.back().epoch;
    }
    return ring;
}

std::string text_of(const older_epoch& e) {
    return "epoch " + std::to_string(e.epoch) + "\nnames " + hex(e.names) + "\ndigests " +
           (e.whole ? hex(e.digests) : std::string(taken_out)) + "\nwrapping " +
           (e.whole ? hex(e.wrapping) : std::string(taken_out)) + "\n";
}

older_epoch newest_of(const key_ring& ring) {
    return {ring.epoch, ring.names.value_or(ring.digests), true, ring.digests, ring.wrapping};
}

std::string text_of(const key_ring& ring) {
    std::string text = std::string(heading) + "\n" + text_of(newest_of(ring));
    for (const older_epoch& each : ring.older)
        text += text_of(each);
    return text;
}

bool keep(const std::filesystem::path& folder) {
    const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool kept = opened >= 0 && ::fsync(opened) == 0;
    if (opened >= 0) ::close(opened);
    return kept;
}

std::filesystem::path folder_of(const std::filesystem::path& file) {
    const auto folder = file.parent_path();
    return folder.empty() ? std::filesystem::path(".") : folder;
}

// Durably, but for its name.
void write_ring(const std::filesystem::path& file, int flags, std::string text) {
    const int out = ::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0600);
    if (out < 0) refuse(file, "cannot be made; it may be there already");
    const bool written = ::fchmod(out, 0600) == 0 && ::write(out, text.data(), text.size()) ==
                                                         static_cast<ssize_t>(text.size());
    const bool kept = ::fsync(out) == 0;
    ::close(out);
    OPENSSL_cleanse(text.data(), text.size());
    if (!written || !kept) refuse(file, "cannot be written; is the disk full?");
}

} // namespace

key_ring with_new_epoch(const key_ring& ring) {
    key_ring next{ring.epoch + 1, random_secret(), random_secret(), random_secret(), {}};
    next.older.push_back(newest_of(ring));
    next.older.insert(next.older.end(), ring.older.begin(), ring.older.end());
    if (next.older.size() >= epochs_at_most)
        throw std::runtime_error("key ring: holds as many epochs as it can; retire older ones");
    return next;
}

key_ring without_older(const key_ring& ring, bool names_too) {
    key_ring left = ring;
    if (names_too) left.older.clear();
    for (older_epoch& each : left.older)
        each = {each.epoch, each.names, false, {}, {}};
    return left;
}

key_ring load_key_ring(const std::filesystem::path& file) {
    require_private(file);
    std::ifstream in(file);
    std::string first;
    std::getline(in, first);
    if (first == first_heading) return read_first_form(file, in);
    if (first != heading) refuse(file, "is no key ring of this version");
    return read_epochs(file, in);
}

void create_key_ring(const std::filesystem::path& file) {
    const key_ring ring{1, random_secret(), random_secret(), random_secret(), {}};
    write_ring(file, O_EXCL, text_of(ring));
    if (!keep(folder_of(file))) refuse(file, "its folder cannot be made durable");
}

void replace_key_ring(const std::filesystem::path& file, const key_ring& ring) {
    std::filesystem::path beside = file;
    beside += ".new";
    write_ring(beside, O_TRUNC, text_of(ring));
    if (::rename(beside.c_str(), file.c_str()) != 0 || !keep(folder_of(file)))
        refuse(file, "cannot be replaced; is the disk full or failing?");
}

} // namespace kruispunt::vault
