#include "gateway/exchange/bulk_lines.hpp"

#include <utility>

namespace kruispunt::exchange {

namespace {

bool blank(std::string_view line) {
    return line.find_first_not_of(" \t\r") == line.npos;
}

} // namespace

bulk_lines::found bulk_lines::next(std::string_view& line) {
    for (;;) {
        const auto end = piece_.find('\n');
        if (end == piece_.npos) return keep_rest();
        const auto rest = piece_.substr(0, end);
        piece_.remove_prefix(end + 1);
        if (std::exchange(skipping_, false)) continue;
        if (kept_.size() + rest.size() > longest_) {
            kept_.clear();
            return found::too_long;
        }
        if (take_kept(rest, line)) return found::line;
    }
}

/// What is left of the piece begins a line that ends in a later one.
bulk_lines::found bulk_lines::keep_rest() {
    const auto rest = std::exchange(piece_, {});
    if (skipping_) return found::nothing;
    if (kept_.size() + rest.size() > longest_) {
        kept_.clear();
        skipping_ = true;
        return found::too_long;
    }
    kept_.append(rest);
    return found::nothing;
}

bool bulk_lines::take_kept(std::string_view rest, std::string_view& line) {
    if (kept_.empty()) {
        line = rest;
    } else {
        kept_.append(rest);
        whole_.swap(kept_);
        kept_.clear();
        line = whole_;
    }
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    return !blank(line);
}

bulk_lines::found bulk_lines::last(std::string_view& line) {
    if (std::exchange(skipping_, false)) return found::nothing;
    return take_kept({}, line) ? found::line : found::nothing;
}

} // namespace kruispunt::exchange
