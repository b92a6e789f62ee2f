#include "gateway/vault/key_file.hpp"

#include "gateway/domain/hex.hpp"

#include <openssl/crypto.h>

#include <fcntl.h>
#include <stdexcept>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace kruispunt::vault {

namespace {

std::filesystem::path folder_of(const std::filesystem::path& file) {
    const auto folder = file.parent_path();
    return folder.empty() ? std::filesystem::path(".") : folder;
}

/// Makes the names in it durable.
bool keep(const std::filesystem::path& folder) {
    const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool kept = opened >= 0 && ::fsync(opened) == 0;
    if (opened >= 0) ::close(opened);
    return kept;
}

} // namespace

key_file::key_file(std::string_view what, std::filesystem::path path)
    : what_(what), path_(std::move(path)) {}

void key_file::refuse(const std::string& why) const {
    throw std::runtime_error(what_ + " " + path_.string() + ": " + why);
}

void key_file::create(std::string text) const {
    write(path_, O_EXCL, text);
    if (!keep(folder_of(path_))) refuse("its folder cannot be made durable");
}

void key_file::replace(std::string text) const {
    std::filesystem::path beside = path_;
    beside += ".new";
    write(beside, O_TRUNC, text);
    if (::rename(beside.c_str(), path_.c_str()) != 0 || !keep(folder_of(path_)))
        refuse("cannot be replaced; is the disk full or failing?");
}

// Durably, but for its name.
void key_file::write(const std::filesystem::path& to, int flags, std::string& text) const {
    const int out = ::open(to.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC | flags, 0600);
    if (out < 0) refuse("cannot be made; it may be there already");
    // What a crash left beside it may have another mode.
    const bool written = ::fchmod(out, 0600) == 0 && ::write(out, text.data(), text.size()) ==
                                                         static_cast<ssize_t>(text.size());
    const bool kept = ::fsync(out) == 0;
    ::close(out);
    OPENSSL_cleanse(text.data(), text.size());
    if (!written || !kept) refuse("cannot be written; is the disk full?");
}

key_file_reader::key_file_reader(const key_file& file, std::string_view if_absent) : file_(file) {
    struct stat about {};

    if (::stat(file.path().c_str(), &about) != 0)
        file.refuse("cannot be read; " + std::string(if_absent));
    if ((about.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        file.refuse("may be read by others than its owner; chmod 600 it");
    in_.open(file.path());
    std::getline(in_, heading_);
}

std::string key_file_reader::value_after(const char* word) {
    std::string name;
    std::string value;
    if (!(in_ >> name >> value) || name != word)
        file_.refuse(std::string("`") + word + "` expected; restore the file from its backup");
    return value;
}

secret key_file_reader::key_from(const std::string& digits) const {
    if (digits.size() != 2 * secret::size ||
        digits.find_first_not_of("0123456789abcdef") != std::string::npos)
        file_.refuse("a key is not 64 hexadecimal digits; restore the file from its backup");
    secret key;
    for (std::size_t i = 0; i < secret::size; ++i)
        key.data()[i] = static_cast<std::uint8_t>(std::stoi(digits.substr(2 * i, 2), nullptr, 16));
    return key;
}

bool key_file_reader::goes_on() {
    return in_ >> std::ws && !in_.eof();
}

std::string digits_of(const secret& key) {
    return domain::to_hex({key.data(), secret::size});
}

} // namespace kruispunt::vault
