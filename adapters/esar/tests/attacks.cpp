#include "adapters/esar/tests/attacks.hpp"

namespace kruispunt::adapters::esar::attacks {

message_form drawn_form(dice& d) {
    message_form form = samples::withdrawal_form();
    form.soap = d.one_of<std::string>({"soap", "s", "SOAP-ENV"});
    form.wsa = d.one_of<std::string>({"wsa", "a"});
    form.wsse = d.one_of<std::string>({"wsse", "sec"});
    form.wsu = d.one_of<std::string>({"wsu", "u"});
    form.ds = d.one_of<std::string>({"ds", "dsig"});
    form.gap = d.one_of<std::string>({"", "\n", "\n  "});
    form.body_id = d.word();
    form.timestamp_id = "t-" + d.word();
    form.token_id = "k-" + d.word();
    if (d.below(2) == 0) form.blocks.pop_back();
    return form;
}

std::string element_in(const std::string& text, const std::string& name) {
    const auto begin = text.find("<" + name);
    const std::string end = "</" + name + ">";
    const auto last = text.find(end, begin);
    EXPECT_NE(last, text.npos) << name;
    return text.substr(begin, last + end.size() - begin);
}

std::string put(std::string text, std::string_view from, std::string_view to) {
    const auto at = text.find(from);
    if (at == text.npos) return {};
    return text.replace(at, from.size(), to);
}

} // namespace kruispunt::adapters::esar::attacks
