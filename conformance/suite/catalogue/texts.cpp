#include "conformance/suite/catalogue/texts.hpp"

namespace kruispunt::conformance::suite::catalogue {
namespace {

using texts = std::vector<std::string>;

void add(texts& to, const text::json& value) {
    if (value.is_string()) to.push_back(value.get<std::string>());
}

void add(texts& to, const std::vector<wire::header>& headers) {
    for (const auto& each : headers)
        to.push_back(each.value);
}

void add(texts& to, const answer_template& from) {
    add(to, from.headers);
    to.push_back(from.body);
}

struct texts_of_comparison {
    texts& to;

    void operator()(const is_value& holds) const { add(to, holds.value); }

    void operator()(const is_one_of& holds) const {
        for (const auto& each : holds.values)
            add(to, each);
    }

    void operator()(const holds_text& holds) const { to.push_back(holds.text); }

    template <class Other>
    void operator()(const Other& /*holds*/) const {}
};

struct texts_of_check {
    texts& to;

    void operator()(const at_body& looks) const {
        to.push_back(looks.path);
        std::visit(texts_of_comparison{to}, looks.holds);
    }

    void operator()(const same_as& looks) const { to.push_back(looks.path); }

    template <class Other>
    void operator()(const Other& looks) const {
        if constexpr (requires { looks.holds; }) std::visit(texts_of_comparison{to}, looks.holds);
    }
};

void add(texts& to, const std::vector<check>& checks) {
    for (const auto& each : checks)
        std::visit(texts_of_check{to}, each.what);
}

void add(texts& to, const change& changed) {
    if (const auto* text = std::get_if<replaced_text>(&changed)) {
        to.push_back(text->replace);
        to.push_back(text->by);
    }
    if (const auto* header = std::get_if<other_header>(&changed)) to.push_back(header->value);
}

struct texts_of_step {
    texts& to;

    template <class Step>
    void operator()(const Step& step) const {
        if constexpr (requires { step.where; })
            for (const auto& [name, value] : step.where.with)
                to.push_back(value);
        if constexpr (requires { step.changed; })
            if (step.changed) add(to, *step.changed);
        if constexpr (requires { step.expect; })
            for (const auto& each : step.expect)
                add(to, each.checks);
        if constexpr (requires { step.capture; })
            for (const auto& [name, path] : step.capture)
                to.push_back(path);
        if constexpr (requires { step.plain; }) add(to, step.with);
    }
};

} // namespace

std::vector<std::string> texts_of(const check& of) {
    texts found;
    std::visit(texts_of_check{found}, of.what);
    return found;
}

std::vector<std::string> texts_of(const step& of) {
    texts found;
    std::visit(texts_of_step{found}, of);
    return found;
}

std::vector<std::string> texts_of(const message& of) {
    texts found{of.request.target, of.request.body};
    add(found, of.request.headers);
    add(found, of.recognised.checks);
    add(found, of.accepted);
    add(found, of.answer);
    add(found, of.refused);
    return found;
}

std::vector<std::string> placeholders_of(const std::string& text) {
    texts found;
    for (auto begin = text.find("${"); begin != std::string::npos; begin = text.find("${", begin)) {
        const auto end = text.find('}', begin);
        if (end == std::string::npos) return found;
        found.push_back(text.substr(begin + 2, end - begin - 2));
        begin = end;
    }
    return found;
}

} // namespace kruispunt::conformance::suite::catalogue
