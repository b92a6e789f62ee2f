#include "adapters/sdk/mapping_writer.hpp"

#include "adapters/sdk/escaping.hpp"

#include <algorithm>

namespace kruispunt::adapters::sdk {

namespace {

constexpr std::size_t typical_size = 1024;

// What XML and JSON have alike: which rules have something to write, and the value itself.
class writer {
public:
    writer(const plan& by, const record& values) : plan_(by), values_(values) {
        out.reserve(typical_size);
    }

    std::string out;

protected:
    // Something of the record lies in it; constants do not count.
    bool has_content(const rule& r, std::size_t occurrence) const {
        if (!r.constant.empty()) return false;
        if (r.target != field::count) return !values_.get(r.target, occurrence).empty();
        const auto inner = plan_.below(r);
        return std::any_of(inner.begin(), inner.end(), [&](const rule& child) {
            return child.repeat > 0 ? occurrences(child) > 0 : has_content(child, occurrence);
        });
    }

    // A group or constant that must be there is written whatever the record holds.
    bool is_written(const rule& r, std::size_t occurrence) const {
        const bool stands_anyway = r.type == value_type::group || !r.constant.empty();
        return (stands_anyway && r.mandatory) || has_content(r, occurrence);
    }

    std::size_t occurrences(const rule& r) const {
        if (r.target != field::count) return values_.count(r.target);
        std::size_t most = 0;
        for (const rule& child : plan_.below(r))
            most = std::max(most, occurrences(child));
        return most;
    }

    // The value as it goes over the wire, not escaped; views `scratch_` or the record. `source` is
    // whose value it is: an indicator of completeness tells of the element that bears it.
    std::string_view wire_value(const rule& r, field source, std::size_t occurrence) {
        if (!r.constant.empty()) return r.constant;
        if (source == field::count) return {}; // it stands there for its attributes alone
        const std::string_view canonical = values_.get(source, occurrence);
        if (r.codes != nullptr) return r.codes->wire(canonical);
        scratch_.clear();
        write_value(r.type, canonical, scratch_);
        return scratch_;
    }

    const plan& plan_;

private:
    const record& values_;
    std::string scratch_;
};

class xml_writer : public writer {
public:
    using writer::writer;

    void write_root(std::string_view tag) {
        out.append("<").append(tag).append(plan_.declarations);
        write_attributes(plan_.root(), 0);
        out += '>';
        write_elements(plan_.root(), 0);
        out.append("</").append(tag).append(">");
    }

private:
    void write_attributes(const rule& above, std::size_t occurrence) {
        for (const rule& r : plan_.below(above)) {
            if (!r.attribute) return;
            const bool completeness = r.type == value_type::completeness;
            if (!completeness && !is_written(r, occurrence)) continue;
            out += r.opening;
            append_xml(wire_value(r, completeness ? above.target : r.target, occurrence), out);
            out += r.closing;
        }
    }

    void write_elements(const rule& above, std::size_t occurrence) {
        for (const rule& r : plan_.below(above)) {
            if (r.attribute) continue;
            if (r.repeat == 0) {
                write_element(r, occurrence);
                continue;
            }
            const std::size_t count = occurrences(r);
            for (std::size_t i = 0; i < count; ++i)
                write_element(r, i);
        }
    }

    void write_element(const rule& r, std::size_t occurrence) {
        if (!is_written(r, occurrence)) return;
        out += r.opening;
        write_attributes(r, occurrence);
        out += '>';
        if (r.type == value_type::group) {
            write_elements(r, occurrence);
        } else {
            append_xml(wire_value(r, r.target, occurrence), out);
        }
        out += r.closing;
    }
};

class json_writer : public writer {
public:
    using writer::writer;

    void write_object(const rule& above, std::size_t occurrence) {
        out += '{';
        const char* comma = "";
        for (const rule& r : plan_.below(above)) {
            if (!has_member(r, occurrence)) continue;
            out += comma;
            out += r.opening;
            write_member(r, occurrence);
            comma = ",";
        }
        out += '}';
    }

private:
    bool has_member(const rule& r, std::size_t occurrence) const {
        if (r.repeat > 0) return r.mandatory || occurrences(r) > 0;
        return r.nullable || is_written(r, occurrence);
    }

    void write_member(const rule& r, std::size_t occurrence) {
        if (r.repeat > 0) {
            write_array(r);
        } else if (is_written(r, occurrence)) {
            write_one(r, occurrence);
        } else {
            out += "null";
        }
    }

    void write_array(const rule& r) {
        const std::size_t count = occurrences(r);
        out += '[';
        for (std::size_t i = 0; i < count; ++i) {
            if (i > 0) out += ',';
            write_one(r, i);
        }
        out += ']';
    }

    void write_one(const rule& r, std::size_t occurrence) {
        if (r.type == value_type::group) return write_object(r, occurrence);
        const bool bare = r.type == value_type::integer || r.type == value_type::boolean;
        if (bare) {
            out += wire_value(r, r.target, occurrence);
            return;
        }
        out += '"';
        append_json(wire_value(r, r.target, occurrence), out);
        out += '"';
    }
};

} // namespace

std::string write_payload(const plan& by, const record& values, std::string_view root) {
    if (!by.xml) {
        json_writer json(by, values);
        json.write_object(by.root(), 0);
        return std::move(json.out);
    }
    xml_writer xml(by, values);
    xml.write_root(root.empty() ? by.root_tag : by.prefix + std::string(root));
    return std::move(xml.out);
}

} // namespace kruispunt::adapters::sdk
