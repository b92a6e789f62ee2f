#include "conformance/verify/line_reader.hpp"

namespace kruispunt::conformance::verify {

line_reader::line_reader(std::istream& in, std::size_t longest) : in_(in), buffer_(longest + 1) {
    pop();
}

void line_reader::pop() {
    more_ = false;
    if (!in_.good()) return;
    in_.getline(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    const auto taken = static_cast<std::size_t>(in_.gcount());
    if (taken == 0) return;
    line_.ended = in_.good();
    line_.text = {buffer_.data(), line_.ended ? taken - 1 : taken};
    more_ = true;
}

} // namespace kruispunt::conformance::verify
