#include "adapters/sdk/mapping_reader.hpp"

#include "adapters/sdk/shown_name.hpp"

#include <algorithm>

namespace kruispunt::adapters::sdk {

namespace {

using codec::node;
using codec::node_kind;
using domain::errc;

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

bool from_xml(node n) {
    return n.kind() == node_kind::element || n.kind() == node_kind::attribute;
}

bool blank(std::string_view text) {
    return text.find_first_not_of(' ') == text.npos;
}

class reader {
public:
    explicit reader(const plan& by) : plan_(by) {}

    reading run(node payload) && {
        if (!payload) {
            complain(errc::mandatory_field, plan_.root().path);
        } else {
            read_group(payload, plan_.root());
            check_sets();
        }
        return std::move(result_);
    }

private:
    void complain(errc code, const std::string& path) {
        if (result_.findings.size() < max_findings) result_.findings.push_back({code, path});
    }

    void read_group(node group, const rule& by) {
        const bool right_kind =
            from_xml(group) ? blank(group.text()) : group.kind() == node_kind::object;
        if (!right_kind) return complain(errc::value_invalid, by.path);
        read_children(group, by);
    }

    // Attributes and members come in any order, elements in the order of the rules.
    void read_children(node above, const rule& by) {
        std::uint64_t seen = 0;
        std::size_t expected = 0;
        std::size_t times = 0;
        for (node child = above.first_child(); child; child = child.next()) {
            const std::size_t at = find(by, child, expected);
            if (at == nowhere) {
                complain(errc::unknown_field, path_below(by, child));
                continue;
            }
            const rule& r = plan_.below(by)[at];
            const bool again = (seen & bit(at)) != 0;
            times = again ? times + 1 : 1;
            if (child.kind() == node_kind::element) {
                complain_of_skipped(by, expected, at, seen);
                const bool repeats = again && at == expected && times <= r.repeat;
                if (at < expected || (again && !repeats)) {
                    complain(errc::value_invalid, r.path);
                    continue;
                }
                expected = at;
            } else if (again) {
                complain(errc::value_invalid, r.path);
                continue;
            }
            seen |= bit(at);
            read_field(child, r);
        }
        complain_of_skipped(by, expected, by.child_count, seen);
        complain_of_skipped(by, 0, expected, seen);
    }

    static std::uint64_t bit(std::size_t at) { return std::uint64_t{1} << at; }

    // Looks from `from` on and then from the start; mostly the first look finds it.
    std::size_t find(const rule& by, node child, std::size_t from) const {
        const auto rules = plan_.below(by);
        const std::size_t count = rules.size();
        const bool attribute = child.kind() == node_kind::attribute;
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t at = from + i < count ? from + i : from + i - count;
            const rule& r = plan_.below(by)[at];
            if (r.attribute == attribute && r.name == child.name()) return at;
        }
        return nowhere;
    }

    std::string path_below(const rule& by, node child) const {
        const std::string name = shown_name(child.name());
        return by.path.empty() ? name : by.path + "/" + name;
    }

    void
    complain_of_skipped(const rule& by, std::size_t from, std::size_t until, std::uint64_t& seen) {
        for (std::size_t at = from; at < until; ++at) {
            const rule& r = plan_.below(by)[at];
            if (!r.mandatory || (seen & bit(at)) != 0) continue;
            seen |= bit(at);
            complain(errc::mandatory_field, r.path);
        }
    }

    void read_field(node child, const rule& r) {
        if (child.kind() == node_kind::null) {
            if (r.mandatory) return complain(errc::mandatory_field, r.path);
            if (!r.nullable) complain(errc::value_invalid, r.path);
        } else if (r.repeat > 0 && !from_xml(child)) {
            read_array(child, r);
        } else {
            read_one(child, r);
        }
    }

    void read_array(node array, const rule& r) {
        if (array.kind() != node_kind::array) return complain(errc::value_invalid, r.path);
        std::size_t count = 0;
        for (node item = array.first_child(); item; item = item.next()) {
            if (++count > r.repeat) return complain(errc::value_invalid, r.path);
            read_one(item, r);
        }
        if (count == 0 && r.mandatory) complain(errc::mandatory_field, r.path);
    }

    void read_one(node child, const rule& r) {
        if (r.type == value_type::part) return;
        if (r.type == value_type::group) return read_group(child, r);
        if (!fits(child.kind(), r.type)) return complain(errc::value_invalid, r.path);
        if (from_xml(child) && (child.first_child() || r.child_count > 0)) read_children(child, r);
        read_value(child, r);
    }

    static bool fits(node_kind kind, value_type type) {
        switch (kind) {
        case node_kind::element:
        case node_kind::attribute:
            return true;
        case node_kind::number:
            return type == value_type::integer;
        case node_kind::boolean:
            return type == value_type::boolean;
        case node_kind::text:
            return type != value_type::integer && type != value_type::boolean;
        default:
            return false;
        }
    }

    void read_value(node child, const rule& r) {
        const std::string_view raw = child.text();
        if (blank(raw) && r.mandatory) return complain(errc::mandatory_field, r.path);
        if (blank(raw) && may_be_blank(r.type)) return;
        if (!r.constant.empty() && raw != r.constant) return complain(errc::value_invalid, r.path);
        const admitted value = admit(child, r);
        if (value.fault) return complain(*value.fault, r.path);
        if (r.target != field::count) result_.values.add(r.target, value.text);
    }

    admitted admit(node child, const rule& r) {
        if (r.type == value_type::code) {
            const auto word = r.codes->canonical(child.text());
            if (!word) return {errc::value_invalid, {}};
            return {std::nullopt, *word};
        }
        if (r.type == value_type::stuf_birth_date)
            return admit_stuf_birth_date(child.text(), completeness_of(child, r), scratch_);
        return admit_value(r.type, child.text(), scratch_);
    }

    std::string_view completeness_of(node child, const rule& r) const {
        for (const rule& attribute : plan_.below(r))
            if (attribute.type == value_type::completeness)
                if (const node found = child.child(attribute.name)) return found.text();
        return {};
    }

    // One set must be there whole. Where none is, the one that was begun is asked for, or the
    // first.
    void check_sets() {
        if (plan_.one_of.empty()) return;
        const std::vector<field>* asked = &plan_.one_of.front();
        for (const auto& set : plan_.one_of) {
            const auto given =
                std::count_if(set.begin(), set.end(), [this](field f) { return was_given(f); });
            if (given == static_cast<std::ptrdiff_t>(set.size())) return;
            if (given > 0) asked = &set;
        }
        for (const field f : *asked) {
            const std::string& path = plan_.rule_for(f)->path;
            if (was_given(f)) continue;
            if (!lies_in_what_is_wrong(path)) complain(errc::mandatory_field, path);
            return;
        }
    }

    // A group that is missing or no group at all was told of already.
    bool lies_in_what_is_wrong(std::string_view path) const {
        return std::any_of(
            result_.findings.begin(),
            result_.findings.end(),
            [path](const finding& found) {
                return path.size() > found.path.size() && path[found.path.size()] == '/' &&
                       path.substr(0, found.path.size()) == found.path;
            }
        );
    }

    // A value that was refused was given all the same.
    bool was_given(field f) const {
        if (!result_.values.get(f).empty()) return true;
        const std::string& path = plan_.rule_for(f)->path;
        return std::any_of(
            result_.findings.begin(),
            result_.findings.end(),
            [&path](const finding& found) { return found.path == path; }
        );
    }

    const plan& plan_;
    reading result_;
    std::string scratch_;
};

} // namespace

reading read_payload(const plan& by, node payload) {
    return reader(by).run(payload);
}

} // namespace kruispunt::adapters::sdk
