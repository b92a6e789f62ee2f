#include "tests/simulation/model/notice.hpp"
#include "tests/simulation/model/step.hpp"

#include <sstream>

namespace kruispunt::simulation::model {
namespace {

std::string written(day on) {
    const std::chrono::year_month_day date(on);
    std::ostringstream text;
    text << static_cast<int>(date.year()) << '-' << static_cast<unsigned>(date.month()) << '-'
         << static_cast<unsigned>(date.day());
    return text.str();
}

std::string_view word(remark why) {
    switch (why) {
    case remark::none:
        return "";
    case remark::administrative:
        return " [beheer]";
    case remark::identity:
        return " [identiteit]";
    }
    return {};
}

std::string_view word(withdrawal reason) {
    switch (reason) {
    case withdrawal::mistake:
        return "vergissing";
    case withdrawal::objection_upheld:
        return "bezwaar_gegrond";
    case withdrawal::deceased:
        return "overleden";
    case withdrawal::other:
        return "overig";
    }
    return {};
}

struct description {
    std::ostringstream text;

    void operator()(const content& told) {
        text << " child " << (told.child ? std::to_string(*told.child) : "-");
        if (told.born)
            text << " born " << told.born->year << '-' << told.born->month << '-'
                 << told.born->date;
        if (told.given_name) text << " name " << *told.given_name;
        for (const auto parent : told.parents)
            text << " parent " << parent;
        text << " organisation " << told.organisation << " phone " << told.phone << " reporter "
             << told.reporter;
        if (told.municipality) text << " municipality " << *told.municipality;
        text << " dated " << written(told.dated);
    }

    void operator()(const give& what) {
        text << (what.known_only ? "change " : "give ") << model::describe(what.who);
        (*this)(what.told);
        text << word(what.why);
    }

    void operator()(const withdraw& what) {
        text << "withdraw " << model::describe(what.who) << ' ' << word(what.reason)
             << word(what.why);
    }

    void operator()(const close& what) {
        text << "close " << model::describe(what.who) << word(what.why);
    }

    void operator()(const relocate& what) {
        text << "move " << model::describe(what.who) << " to " << what.municipality << " on "
             << written(what.on) << word(what.why);
    }

    void operator()(const update& what) {
        text << "update " << model::describe(what.who) << " with " << model::describe(what.other);
        if (what.consent) text << " consent " << *what.consent;
        if (what.lead) text << " lead " << *what.lead;
        if (what.acknowledged) text << " acknowledged";
    }

    void operator()(const object& what) {
        constexpr const char* words[] = {" by the young person", " by the parents", " by both"};
        text << "object " << model::describe(what.who) << words[static_cast<int>(what.by)];
    }

    void operator()(const decide& what) {
        text << "decide " << model::describe(what.who) << (what.upheld ? " upheld" : " dismissed");
    }

    void operator()(const deliver& what) {
        text << (what.refused ? "refuse " : "deliver ") << what.count << " to "
             << model::word(what.to);
    }

    void operator()(const pass& what) {
        text << "pass " << what.days << (what.down ? " days, down" : " days");
    }
};

} // namespace

std::string describe(const step& what) {
    description of;
    std::visit([&of](const auto& each) { of(each); }, what);
    return of.text.str();
}

} // namespace kruispunt::simulation::model
