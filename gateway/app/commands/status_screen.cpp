#include "gateway/app/commands/status_screen.hpp"

#include "gateway/app/commands/operators_text.hpp"

#include <algorithm>
#include <vector>

namespace kruispunt::app {

namespace {

using json = nlohmann::ordered_json;
using text_lines = std::vector<std::string>;

constexpr std::size_t width = 80;
constexpr char red[] = "\x1b[31m";
constexpr char yellow[] = "\x1b[33m";
constexpr char green[] = "\x1b[32m";
constexpr char plain[] = "\x1b[0m";

constexpr char ready[] = "gereed";

/// Lines of at most 80 columns, each in one colour or none.
class canvas {
public:
    explicit canvas(bool colours) : colours_(colours) {}

    void add(std::string line, const char* colour = nullptr) {
        if (line.size() > width) line.resize(width);
        lines_.push_back(colours_ && colour ? colour + line + plain : std::move(line));
    }

    void add(const text_lines& all) {
        for (const std::string& line : all)
            add(line);
    }

    std::size_t size() const { return lines_.size(); }

    std::string text() const {
        std::string all;
        for (const std::string& line : lines_)
            all += line + "\n";
        return all;
    }

private:
    bool colours_;
    text_lines lines_;
};

bool is_ready(const json& gateway) {
    return text_in(gateway, "toestand") == ready;
}

// "2026-11-22T10:15:30.123+01:00" to the minute.
std::string minute_of(const std::string& moment) {
    constexpr std::size_t to_the_minute = 16;
    std::string text = moment.substr(0, to_the_minute);
    std::replace(text.begin(), text.end(), 'T', ' ');
    return text;
}

void add_gateway(const json& gateway, canvas& to) {
    std::string line = "Kruispunt " + text_in(gateway, "versie") + "  " +
                       text_in(gateway, "toestand") + "  since " +
                       minute_of(text_in(gateway, "sinds")) + " (" +
                       age_in(gateway, "sinds", gateway["machineklok"]) + ")";
    if (gateway.value("sandbox", false)) line += "  sandbox";
    to.add(line, is_ready(gateway) ? green : red);
}

// Of its lane, or its mailbox: what it is, and whether calls go through or when it last came.
std::string circuit_of(const json& region, const json& gateway) {
    const json box = region.value("postbus", json());
    if (box.is_object()) {
        const std::string age = age_in(box, "laatstGezien", gateway["machineklok"]);
        return age == "-" ? "not yet" : "came " + age;
    }
    return text_in(region.value("kring", json::object()), "toestand");
}

std::string lane_of(const json& region) {
    const bool box = region.value("postbus", json()).is_object();
    const std::string lane = text_in(region, "baan");
    return box && lane == "loopt" ? "postbus" : lane;
}

text_lines lines_of_regions(const json& all, const json& gateway) {
    text_table table({"region", "standing", "lane", "circuit", "queue", "oldest", "dead", "untold"}
    );
    for (const json& region : all)
        table.add(
            {text_in(region, "regio"),
             text_in(region, "stand"),
             lane_of(region),
             circuit_of(region, gateway),
             text_in(region, "wachtrij"),
             age_in(region, "oudste", gateway["klok"]),
             text_in(region, "dodeBrieven"),
             text_in(region, "nietVerteld")}
        );
    return table.lines();
}

text_lines lines_of_feeds(const json& all, const json& gateway) {
    text_table table({"feed", "state", "last read", "mark"});
    for (const json& feed : all) {
        const std::string age = age_in(feed, "laatstGelezen", gateway["machineklok"]);
        table.add(
            {text_in(feed, "regio"),
             text_in(feed, "stroom"),
             age == "-" ? "not since the start" : age + " ago",
             text_in(feed, "merk")}
        );
    }
    return table.lines();
}

void add_sum(const json& sum, canvas& to) {
    const bool holds = sum.value("sluit", false);
    const std::string line = "Owed " + text_in(sum, "verschuldigd") + " = " +
                             text_in(sum, "afgeleverd") + " delivered + " +
                             text_in(sum, "wachtend") + " queued + " + text_in(sum, "dood") +
                             " dead + " + text_in(sum, "onderdrukt") + " suppressed + " +
                             text_in(sum, "vervallen") + " given up";
    to.add(holds ? line : "DOES NOT HOLD: " + line, holds ? nullptr : red);
}

void add_objections(const json& objections, canvas& to) {
    if (objections.value("open", 0) == 0) return;
    const bool late = objections.value("teLaat", 0) > 0;
    to.add(
        "Objections: " + text_in(objections, "open") + " open, " + text_in(objections, "teLaat") +
            " overdue (kruispunt objection list)",
        late ? yellow : nullptr
    );
}

// The one that ends first, of all that are near their end.
void add_certificates(const json& all, canvas& to) {
    if (all.empty()) return;
    const json& first = all.front();
    const int days = first.value("dagen", 0);
    const std::string more =
        all.size() > 1 ? ", " + std::to_string(all.size() - 1) + " more soon" : std::string();
    to.add(
        "Certificate: " + text_in(first, "naam") +
            (days < 0 ? " has ended" : " ends in " + std::to_string(days) + " days") + more +
            " (kruispunt certs list)",
        yellow
    );
}

void add_keys(const json& keys, canvas& to) {
    const std::string step = text_in(keys, "stap");
    if (step == "-" || step == "geen") return;
    to.add(
        "Key rotation: " + step + ", " + text_in(keys, "gedaan") + " of " + text_in(keys, "van") +
            " (kruispunt keys status)",
        yellow
    );
}

void add_alarm(const json& alarm, const json& gateway, canvas& to) {
    const bool grave = text_in(alarm, "ernst") == "alarm";
    std::string line = (grave ? "ALARM    " : "warning  ") + text_in(alarm, "code");
    if (const std::string name = text_in(alarm, "naam"); name != "-") line += "  " + name;
    line += "  since " + age_in(alarm, "sinds", gateway["machineklok"]);
    to.add(line, grave ? red : yellow);
    const std::string command = text_in(alarm, "opdracht");
    const std::string manual = "the manual's entry " + text_in(alarm, "code");
    to.add("         do: " + (command == "-" ? manual : command));
}

void add_alarms(const json& all, const json& gateway, std::size_t room, canvas& to) {
    constexpr std::size_t lines_each = 2;
    if (all.empty()) return to.add("Nothing needs a hand.", green);
    const bool fits = all.size() * lines_each <= room;
    const std::size_t shown = fits ? all.size() : (std::max<std::size_t>(room, 1) - 1) / lines_each;
    for (std::size_t i = 0; i < shown; ++i)
        add_alarm(all[i], gateway, to);
    if (shown < all.size())
        to.add(std::to_string(all.size() - shown) + " more: kruispunt status --json", red);
}

} // namespace

std::string status_screen(const json& overview, const screen_settings& settings) {
    const json gateway = overview.value("gateway", json::object());
    canvas screen(settings.colours);
    add_gateway(gateway, screen);
    screen.add("");
    screen.add(lines_of_regions(overview.value("regios", json::array()), gateway));
    const text_lines feeds = lines_of_feeds(overview.value("stromen", json::array()), gateway);
    if (!feeds.empty()) screen.add("");
    screen.add(feeds);
    screen.add("");
    add_sum(overview.value("som", json::object()), screen);
    add_objections(overview.value("bezwaren", json::object()), screen);
    add_certificates(overview.value("certificaten", json::array()), screen);
    add_keys(overview.value("sleutels", json::object()), screen);
    screen.add("");
    const std::size_t room = settings.lines > screen.size() ? settings.lines - screen.size() : 0;
    add_alarms(overview.value("alarmen", json::array()), gateway, room, screen);
    return screen.text();
}

bool all_well(const json& overview) {
    return is_ready(overview.value("gateway", json::object())) &&
           overview.value("alarmen", json::array()).empty() &&
           overview.value("som", json::object()).value("sluit", false);
}

} // namespace kruispunt::app
