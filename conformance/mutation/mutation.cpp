#include "conformance/mutation/mutation.hpp"

#include <algorithm>

namespace kruispunt::conformance::mutation {
namespace {

// Members of the class hide these names.
using rule_unseen = ignores_rule;
using output = alters_output;
using switched = behaves;

std::string replaced(const std::string& in, const std::string& what, const std::string& by) {
    if (what.empty()) return in;
    std::string made;
    std::size_t from = 0;
    for (auto at = in.find(what); at != std::string::npos; at = in.find(what, from)) {
        made.append(in, from, at - from).append(by);
        from = at + what.size();
    }
    return made.append(in, from);
}

void remove_at(text::json& document, const text::json::json_pointer& at) {
    auto& parent = document.at(at.parent_pointer());
    const auto& name = at.back();
    if (parent.is_object())
        parent.erase(name);
    else if (parent.is_array())
        parent.erase(static_cast<std::size_t>(std::stoul(name)));
}

/// A pointer that leads nowhere changes nothing: such a mutant shows as one that survives.
std::string with_pointer(const std::string& body, const output& how) {
    auto document = text::read_json(body);
    if (!document) return body;
    try {
        const text::json::json_pointer at(how.at);
        if (how.remove)
            remove_at(*document, at);
        else if (how.set && (at.empty() || document->contains(at.parent_pointer())))
            (*document)[at] = *how.set;
    } catch (const text::json::exception&) {
        return body;
    }
    return text::write_json(*document);
}

std::string altered_body(const std::string& body, const output& how) {
    if (how.set || how.remove) return with_pointer(body, how);
    return replaced(body, how.replace, how.by);
}

void alter_headers(std::vector<wire::header>& headers, const output& how) {
    const auto is_it = [&how](const wire::header& each) {
        return wire::same_ignoring_case(each.name, how.name);
    };
    if (how.remove) {
        headers.erase(std::remove_if(headers.begin(), headers.end(), is_it), headers.end());
    } else if (how.set && how.set->is_string()) {
        headers.erase(std::remove_if(headers.begin(), headers.end(), is_it), headers.end());
        headers.push_back({how.name, how.set->get<std::string>()});
    } else {
        for (auto& each : headers)
            if (is_it(each)) each.value = replaced(each.value, how.replace, how.by);
    }
}

bool is_meant(const output& how, output::part of, std::string_view message) {
    return how.of == of && (how.message.empty() || how.message == message);
}

} // namespace

bool mutation::ignores(std::string_view sentence) const {
    return !sentence.empty() && ignored() == sentence;
}

std::string_view mutation::ignored() const {
    const auto* const rule = mutant_ ? std::get_if<rule_unseen>(&mutant_->does) : nullptr;
    return rule == nullptr ? std::string_view() : std::string_view(rule->sentence);
}

bool mutation::behaves(std::string_view word) const {
    const auto* const how = mutant_ ? std::get_if<switched>(&mutant_->does) : nullptr;
    return how != nullptr && how->word == word;
}

void mutation::alter(std::string_view message, wire::response& answer) const {
    const auto* const how = mutant_ ? std::get_if<output>(&mutant_->does) : nullptr;
    if (how == nullptr || !is_meant(*how, output::part::answer, message)) return;
    if (how->when_status && *how->when_status != answer.status) return;
    switch (how->in) {
    case output::place::status:
        if (how->set && how->set->is_number_unsigned()) answer.status = how->set->get<unsigned>();
        // These have none (RFC 9110 section 6.4.1).
        if (answer.status == 204 || answer.status == 304) answer.body.clear();
        break;
    case output::place::header:
        alter_headers(answer.headers, *how);
        break;
    case output::place::body:
        answer.body = altered_body(answer.body, *how);
        break;
    }
}

void mutation::alter(std::string_view message, wire::request& request) const {
    const auto* const how = mutant_ ? std::get_if<output>(&mutant_->does) : nullptr;
    if (how == nullptr || !is_meant(*how, output::part::request, message)) return;
    if (how->in == output::place::header)
        alter_headers(request.headers, *how);
    else if (how->in == output::place::body)
        request.body = altered_body(request.body, *how);
}

std::string_view mutation::id() const {
    return mutant_ ? std::string_view(mutant_->id) : std::string_view();
}

} // namespace kruispunt::conformance::mutation
