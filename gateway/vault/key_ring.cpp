#include "gateway/vault/key_ring.hpp"

#include "gateway/vault/cipher.hpp"
#include "gateway/vault/key_file.hpp"

#include <charconv>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

namespace kruispunt::vault {

namespace {

constexpr std::string_view first_heading = "kruispunt-key-ring 1"; // one epoch, no key of names
constexpr std::string_view heading = "kruispunt-key-ring 2";
constexpr std::string_view taken_out = "-";
constexpr std::size_t epochs_at_most = 32;

key_file ring_at(const std::filesystem::path& path) {
    return {"key ring", path};
}

int epoch_from(const key_file& file, const std::string& text) {
    int epoch = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), epoch);
    if (failed != std::errc() || end != text.data() + text.size() || epoch < 1)
        file.refuse("the epoch is no number from 1; restore the file from its backup");
    return epoch;
}

key_ring read_first_form(const key_file& file, key_file_reader& in) {
    key_ring ring;
    ring.epoch = epoch_from(file, in.value_after("epoch"));
    ring.digests = in.key_after("digests");
    ring.wrapping = in.key_after("wrapping");
    return ring;
}

older_epoch read_epoch(const key_file& file, key_file_reader& in) {
    older_epoch read;
    read.epoch = epoch_from(file, in.value_after("epoch"));
    read.names = in.key_after("names");
    const std::string digests = in.value_after("digests");
    const std::string wrapping = in.value_after("wrapping");
    read.whole = digests != taken_out || wrapping != taken_out;
    if (!read.whole) return read;
    read.digests = in.key_from(digests);
    read.wrapping = in.key_from(wrapping);
    return read;
}

key_ring read_epochs(const key_file& file, key_file_reader& in) {
    const older_epoch newest = read_epoch(file, in);
    if (!newest.whole) file.refuse("the newest epoch lacks keys; restore the file from its backup");
    key_ring ring{newest.epoch, newest.digests, newest.wrapping, newest.names, {}};
    int last = newest.epoch;
    while (in.goes_on()) {
        ring.older.push_back(read_epoch(file, in));
        if (ring.older.back().epoch >= last || ring.older.size() >= epochs_at_most)
            file.refuse("the epochs do not go down; restore the file from its backup");
        last = ring.older.back().epoch;
    }
    return ring;
}

std::string text_of(const older_epoch& e) {
    return "epoch " + std::to_string(e.epoch) + "\nnames " + digits_of(e.names) + "\ndigests " +
           (e.whole ? digits_of(e.digests) : std::string(taken_out)) + "\nwrapping " +
           (e.whole ? digits_of(e.wrapping) : std::string(taken_out)) + "\n";
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

key_ring load_key_ring(const std::filesystem::path& path) {
    const key_file file = ring_at(path);
    key_file_reader in(file, "make one with `kruispunt sandbox` or restore it");
    if (in.heading() == first_heading) return read_first_form(file, in);
    if (in.heading() != heading) file.refuse("is no key ring of this version");
    return read_epochs(file, in);
}

void create_key_ring(const std::filesystem::path& file) {
    const key_ring ring{1, random_secret(), random_secret(), random_secret(), {}};
    ring_at(file).create(text_of(ring));
}

void replace_key_ring(const std::filesystem::path& file, const key_ring& ring) {
    ring_at(file).replace(text_of(ring));
}

} // namespace kruispunt::vault
