// Every operation of the published document is done where there is something to answer, and what it
// answers is what the document says.
#include "tests/unit/portal/live_stream_fixture.hpp"
#include "tests/unit/portal/openapi_fixture.hpp"

#include <gmock/gmock.h>

#include <chrono>
#include <set>
#include <vector>

namespace kruispunt::portal {
namespace {

using namespace domain;
using namespace std::chrono_literals;
using support::giving;
using support::run_coroutine;

// Nothing finds possible matches yet, so that all there is to answer is that this one is none.
const std::set<std::string> only_refused{"postAfwijzen"};

const std::string reason = R"({"reden":"proef"})";
const std::string objection =
    R"({"regio":"esar","signaalId":"E-9","verzoeker":"ouders","gemeente":"0034","kenmerk":"B"})";

/// A gateway with something of everything.
class OpenapiAnswers : public Openapi {
protected:
    OpenapiAnswers() {
        run_coroutine(store_.freeze_next()).value(); // counting begins
        clock_.set(support::test_now() + 24h * 40);
        for (const char* child : {"1", "2", "3", "4", "5"})
            match(child);
        kill_two_of_esar();
        untaken_and_clashing();
        object();
        clock_.advance(24h * 40);
        run_coroutine(store_.freeze_next()).value();
        said_by_test();
    }

    void perform(const sealed_command& command) {
        const ports::act act{federation::use_case_for(command), command};
        ASSERT_TRUE(run_coroutine(store_.execute(act)).value().answer.what);
    }

    void match(const std::string& child) {
        perform(giving("sisa", "S-" + child).by(2).child(std::stoi(child)).command());
        perform(giving("esar", "E-" + child).by(1).child(std::stoi(child)).command());
    }

    void kill_two_of_esar() {
        for (std::string* dead : {&given_up_, &redriven_}) {
            const auto owed = run_coroutine(store_.owed("esar", 0, 1)).value().at(0);
            ports::settlement end;
            end.number = owed.number;
            end.becomes = ports::settlement::state::dead;
            end.code = "KENMERK_CONFLICT";
            end.cause = ports::death::refused;
            run_coroutine(store_.settle({end})).value();
            *dead = to_text(owed.notice.id);
        }
        const auto waiting = run_coroutine(store_.owed("esar", 0, 1)).value().at(0);
        waiting_ = to_text(waiting.notice.id);
        untaken_ = waiting.notice.match;
    }

    void untaken_and_clashing() {
        clock_.advance(24h * 30);
        perform(support::reminding("esar", untaken_));
        perform(giving("sisa", "S-6").by(2).child(6).born(2015, 3).named("anna").command());
        perform(giving("esar", "E-6").by(1).child(6).born(2016, 4).named("bram").command());
        perform(giving("esar", "E-7").by(1).child(7).command());
        perform(giving("esar", "E-7").by(1).child(8).because(mutation_reason::identity).command());
    }

    void object() {
        for (const stored_signal& held : store_.held())
            if (held.reference == "E-7")
                perform(support::objecting("esar", "E-7", held.data_key, requester::parents, 8));
        const auto open = run_coroutine(store_.objections({"esar"})).value();
        ASSERT_EQ(open.size(), 1U);
        objection_ = to_text(open[0].what.id);
    }

    // What other parts than the store would say.
    void said_by_test() {
        regions_.counted = {{"esar", 3, 1, support::test_now(), 2, 4, 5}};
        regions_.matches[uuid{3}] = {match_kind::child, "esar", "sisa", {}};
        traffic_.now["esar"].feed = ports::traffic_state::halted;
        trail_.found.lines = {R"({"v":1,"nr":0,"tijd":"2026-11-22T08:55:14.123Z","wat":"begin",)"
                              R"("wie":"gateway","uitkomst":"ok"})"};
        trail_.found.remarks = {{0, "proef"}};
        trail_.found.size = 100;
        trail_.newest = "kruispunt.1/logboek/1\n100\n";
        connections_.next.what = ports::connection_report::state::done;
        connections_.next.steps.resize(2);
        connections_.next.steps[1].reached = true;
        connections_.next.steps[1].fault = ports::link_fault::port_refused;
        alarms_.raise(ports::alarm_code::dead_letters, "esar", "one");
        ports::certificate_forecast own;
        own.what.party = "esar";
        own.what.begins = support::test_now();
        own.what.ends = support::test_now();
        certificates_.rows = {own};
    }

    void try_one(const tried& call) {
        expect_described(call, sent(call));
        const bool done = call.status < 300;
        note(call, done ? tried_ : refused_);
    }

    void note(const tried& call, std::set<std::string>& among) const {
        among.emplace(operation(call.operation, call.method).child("operationId").text());
    }

    // It is handed in, handed in again, shown, and then its region is admitted with it.
    void try_admission() {
        constexpr auto all = "/conformiteitsrapporten";
        body_.configured = 1;
        const auto now = clock_.now();
        auto statement = support::accepted_statement(
            "esar", "00000099000000000001", to_rfc3339(now - 1h), to_rfc3339(now + 1h)
        );
        const auto record = support::sealed_record(statement, &support::as_signed);
        try_one({all, vendor, "POST", "conformiteitsrapporten", record, 201});
        try_one({all, vendor, "POST", "conformiteitsrapporten", record, 200});
        statement["predicate"]["protocol_version"] = "2";
        const auto other = support::sealed_record(statement, &support::as_signed);
        try_one({all, vendor, "POST", "conformiteitsrapporten", other, 422});
        try_one({all, vendor, "GET", "conformiteitsrapporten", "", 200});
        const std::string one = "conformiteitsrapporten/" + to_text(reports_.kept.at(0).id);
        try_one({"/conformiteitsrapporten/{id}", vendor, "GET", one, "", 200});
        const std::string erased = R"({"bevestiging":"esar","reden":"proef"})";
        const char* const held = "/deelnemers/{regio}/sandboxsignalen/wis";
        try_one({held, coordinator, "POST", "deelnemers/esar/sandboxsignalen/wis", erased, 200});
        const std::string opening = R"({"regios":["esar"],"reden":"proef"})";
        try_one({"/toelating", coordinator, "POST", "toelating", opening, 200});
    }

    // Until its first event.
    void try_stream() {
        const tried call{"/stroom", coordinator, "GET", "stroom", "", 200};
        ports::http_request head;
        head.method = call.method;
        head.target = "/beheer/v1/" + call.path;
        kept_answer heard(1);
        asio::io_context loop;
        auto shown = asio::co_spawn(
            loop, api_.serve_stream(std::move(head), call.who, heard), asio::use_future
        );
        auto running = asio::co_spawn(loop, live_.run(), asio::use_future);
        const auto late = std::chrono::steady_clock::now() + 20s;
        while (heard.sent.empty() && std::chrono::steady_clock::now() < late)
            loop.run_one_for(50ms);
        live_.stop();
        loop.run();
        EXPECT_FALSE(shown.get().has_value());
        ASSERT_THAT(heard.sent, testing::SizeIs(1));
        expect_described(call, heard.head);
        note(call, tried_);
    }

    // The match is told to ESAR with all that its policy names.
    void try_disclosure() {
        policy_.regions.at("esar").may_learn.set(
            static_cast<std::size_t>(disclosed_field::organisation_name)
        );
        notice what;
        what.region = "esar";
        what.reference = "E-1";
        what.other_region = "sisa";
        const contact other{{"00000099000000000900", "Organisatie", "+3120"}, {}};
        desk_.next.what = outcome();
        desk_.next.matches = {
            {disclose(what, policy_.of("esar"), other, municipality{"0363", "Amsterdam"}), true}};
        try_one(
            {"/matches/{id}/mededeling",
             of_esar,
             "GET",
             "matches/" + to_text(uuid{3}) + "/mededeling",
             "",
             200}
        );
    }

    void try_objections() {
        outcome entered;
        entered.objection =
            domain::objection{uuid{7}, support::test_now(), support::test_today(), "0034"};
        desk_.next.what = entered;
        try_one({"/bezwaren", of_esar, "POST", "bezwaren", objection, 201});
        try_one(
            {"/bezwaren/{id}/besluit",
             of_esar,
             "POST",
             "bezwaren/" + objection_ + "/besluit",
             R"({"gegrond":true})",
             200}
        );
    }

    std::vector<tried> of_regions() const {
        const std::string stand = R"({"stand":"onderhoud","reden":"proef"})";
        const std::string access = R"({"toegang":"geschorst","reden":"proef"})";
        const std::string esar = "deelnemers/esar";
        return {
            {"/openapi.json", {}, "GET", "openapi.json", "", 200},
            {"/rol", of_esar, "GET", "rol", "", 200},
            {"/deelnemers", machine, "GET", "deelnemers", "", 200},
            {"/deelnemers", coordinator, "GET", "deelnemers", "", 200},
            {"/deelnemers/{regio}", coordinator, "PUT", esar, access, 200},
            {"/deelnemers/{regio}/sandboxsignalen",
             of_esar,
             "GET",
             esar + "/sandboxsignalen",
             "",
             200},
            {"/deelnemers/{regio}/stand", of_esar, "PUT", esar + "/stand", stand, 200},
            {"/deelnemers/{regio}/hervat", of_esar, "POST", esar + "/hervat", reason, 200},
            {"/deelnemers/{regio}/stroom/hervat",
             of_esar,
             "POST",
             esar + "/stroom/hervat",
             reason,
             200},
            {"/deelnemers/{regio}/verbindingstest",
             of_esar,
             "POST",
             esar + "/verbindingstest",
             "",
             200},
            {"/bezwaren", of_esar, "GET", "bezwaren", "", 200},
            {"/niet-opgepakt", auditor, "GET", "niet-opgepakt", "", 200},
            {"/aandacht", auditor, "GET", "aandacht", "", 200},
            {"/aandacht", of_esar, "GET", "aandacht", "", 200},
            {"/aandacht", of_esar, "GET", "aandacht?lijst=bsnBotsingen&aantal=1", "", 200},
            {"/niet-opgepakt", auditor, "GET", "niet-opgepakt?aantal=1", "", 200},
            {"/bezwaren", of_esar, "GET", "bezwaren?aantal=1", "", 200},
            {"/cijfers", machine, "GET", "cijfers", "", 200},
            {"/cijfers", of_esar, "GET", "cijfers", "", 200}};
    }

    std::vector<tried> of_delivery() const {
        const std::string one = "aflevering/meldingen/";
        const std::string dead = "aflevering/dode-brieven/";
        return {
            {"/aflevering", machine, "GET", "aflevering", "", 200},
            {"/aflevering/meldingen", machine, "GET", "aflevering/meldingen", "", 200},
            {"/aflevering/meldingen",
             machine,
             "GET",
             "aflevering/meldingen?toestand=wachtend&aantal=1",
             "",
             200},
            {"/aflevering/meldingen/{id}", auditor, "GET", one + given_up_, "", 200},
            {"/aflevering/dode-brieven/{id}/opnieuw",
             of_esar,
             "POST",
             dead + redriven_ + "/opnieuw",
             reason,
             200},
            {"/aflevering/dode-brieven/{id}/vervallen",
             of_esar,
             "POST",
             dead + waiting_ + "/vervallen",
             reason,
             409},
            {"/aflevering/dode-brieven/{id}/vervallen",
             of_esar,
             "POST",
             dead + given_up_ + "/vervallen",
             reason,
             200},
            {"/aflevering/meldingen/{id}/vervallen",
             of_esar,
             "POST",
             one + waiting_ + "/vervallen",
             reason,
             200}};
    }

    static std::vector<tried> of_the_gateway() {
        return {
            {"/reservekopieen", machine, "POST", "reservekopieen", R"({"map":"/mnt"})", 200},
            {"/alarmen", auditor, "GET", "alarmen", "", 200},
            {"/overzicht", machine, "GET", "overzicht", "", 200},
            {"/overzicht", of_esar, "GET", "overzicht", "", 200},
            {"/certificaten", auditor, "GET", "certificaten", "", 200},
            {"/certificaten/herlaad", machine, "POST", "certificaten/herlaad", "", 200},
            {"/sleutels", machine, "GET", "sleutels", "", 200},
            {"/sleutels/vernieuw", machine, "POST", "sleutels/vernieuw", "", 202},
            {"/sleutels/opruim", machine, "POST", "sleutels/opruim", "", 200},
            {"/statistieken", coordinator, "GET", "statistieken", "", 200},
            {"/statistieken", coordinator, "GET", "statistieken?van=1970-01", "", 400},
            {"/statistieken", auditor, "GET", "statistieken", "", 200, "text/csv"},
            {"/abonnement", coordinator, "GET", "abonnement", "", 200},
            {"/abonnement", machine, "GET", "abonnement", "", 200},
            {"/mogelijke-matches", of_esar, "GET", "mogelijke-matches", "", 200},
            {"/mogelijke-matches", coordinator, "GET", "mogelijke-matches", "", 200},
            {"/mogelijke-matches/{id}/afwijzen",
             of_esar,
             "POST",
             "mogelijke-matches/" + to_text(uuid{9}) + "/afwijzen",
             reason,
             404},
            {"/logboek", auditor, "GET", "logboek", "", 200},
            {"/logboek/bewijs/{nummer}", auditor, "GET", "logboek/bewijs/7", "", 200},
            {"/logboek/wortel", member_esar, "GET", "logboek/wortel", "", 200},
            {"/logboek/consistentie", member_esar, "GET", "logboek/consistentie?van=7", "", 200},
            {"/logboek/sleutel", member_esar, "GET", "logboek/sleutel", "", 200},
            {"/conformiteitsrapporten", vendor, "GET", "conformiteitsrapporten", "", 200}};
    }

    std::string given_up_;
    std::string redriven_;
    std::string waiting_;
    std::string objection_;
    uuid untaken_{};
    std::set<std::string> tried_;
    std::set<std::string> refused_;
};

// proves: BEH-00.7 acceptance
TEST_F(OpenapiAnswers, AreOfEveryOperationWhatTheDocumentSays) {
    for (const auto& calls : {of_regions(), of_delivery(), of_the_gateway()})
        for (const tried& each : calls)
            try_one(each);
    try_disclosure();
    try_objections();
    try_admission();
    try_stream();
    std::set<std::string> untried;
    const node paths = root().child("paths");
    for (node path = paths.first_child(); path; path = path.next())
        for (node each = path.first_child(); each; each = each.next())
            untried.emplace(each.child("operationId").text());
    for (const std::string& each : tried_)
        untried.erase(each);
    EXPECT_EQ(untried, only_refused);
    for (const std::string& each : only_refused)
        EXPECT_TRUE(refused_.contains(each)) << each;
}

} // namespace
} // namespace kruispunt::portal
