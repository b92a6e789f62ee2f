#include "conformance/suite/running/doctor.hpp"

#include "conformance/suite/evidence/adapter_reply.hpp"
#include "conformance/suite/keys/authority.hpp"
#include "conformance/suite/plan/saying.hpp"
#include "conformance/suite/running/adapter.hpp"
#include "conformance/suite/running/background_loop.hpp"
#include "conformance/suite/running/http_date.hpp"
#include "conformance/suite/running/sender.hpp"
#include "conformance/wire/server.hpp"

#include <algorithm>
#include <chrono>
#include <memory>

namespace kruispunt::conformance::suite::running {
namespace {

using catalogue::party;
using catalogue::role;

constexpr std::size_t largest_pem = 64U * 1024U;
constexpr std::chrono::seconds clocks_may_differ{30};

bool has_role(const sut_file& of, role wanted) {
    return std::ranges::count(of.subject.roles, wanted) > 0;
}

/// Whose certificate the suite shows when it calls.
std::string caller(const sut_file& sut) {
    return has_role(sut, role::gateway) ? "region" : "gateway";
}

class examination {
public:
    explicit examination(const sut_file& sut) : sut_(sut) {}

    std::vector<examined> whole() {
        look_at_keys();
        for (const auto& [who, at] : sut_.listen)
            look_at_port(who, at);
        if (sut_.reached.url) look_at_system();
        if (sut_.adapter) look_at_adapter();
        return std::move(found_);
    }

private:
    void well(words what) { found_.push_back({std::move(what), true, {}}); }

    void amiss(words what, words next) {
        found_.push_back({std::move(what), false, std::move(next)});
    }

    void look_at_keys() {
        const auto folder = sut_.keys.string();
        bool all_well = true;
        for (const char* const name : {"ca", "sut", "region", "partner", "gateway"})
            all_well = look_at_certificate(name) && all_well;
        if (!all_well) return;
        well({"sleutels in " + folder, "keys in " + folder});
    }

    bool look_at_certificate(const std::string& name) {
        const auto file = sut_.keys / (name + ".pem");
        try {
            const auto pem = read_whole(file, largest_pem);
            if (keys::days_left(pem) < 0) {
                amiss(
                    {file.string() + " is verlopen", file.string() + " has expired"},
                    {"maak nieuwe: kruispunt-conformance keys " + sut_.keys.string() + " --force",
                     "make new ones: kruispunt-conformance keys " + sut_.keys.string() + " --force"}
                );
                return false;
            }
            return name != "sut" || bears_own_oin(file.string(), pem);
        } catch (const std::runtime_error& error) {
            amiss(
                {"certificaat " + name + ": " + error.what(),
                 "certificate " + name + ": " + error.what()},
                {"maak de map met: kruispunt-conformance keys " + sut_.keys.string(),
                 "make the folder with: kruispunt-conformance keys " + sut_.keys.string()}
            );
            return false;
        }
    }

    bool bears_own_oin(const std::string& file, const std::string& pem) {
        if (keys::oins_of(pem) == std::vector{sut_.subject.oin}) return true;
        amiss(
            {file + " draagt een ander OIN dan \"oin\" in het SUT-bestand",
             file + " bears another OIN than \"oin\" in the SUT file"},
            {"maak ze gelijk; keys heeft --oin", "make them the same; keys takes --oin"}
        );
        return false;
    }

    void look_at_port(party who, const wire::socket_name& at) {
        const auto name =
            std::string(plan::word(who)) + " (" + at.host + ":" + std::to_string(at.port) + ")";
        try {
            background_loop loop;
            std::unique_ptr<wire::server> server;
            loop.run_there([&loop, &server, &at] {
                server = std::make_unique<wire::server>(
                    loop.loop(),
                    at,
                    nullptr,
                    wire::server_limits{},
                    [](const wire::request& /*got*/, const wire::reply& give) {
                        give(std::nullopt);
                    }
                );
            });
            loop.run_there([&server] { server.reset(); });
            well({"poort voor " + name, "port for the " + name});
        } catch (const std::runtime_error& error) {
            amiss(
                {"poort voor " + name + ": " + error.what(),
                 "port for the " + name + ": " + error.what()},
                {"kies een vrije poort in \"listen\", en laat het systeem daarheen wijzen",
                 "choose a free port in \"listen\", and point the system there"}
            );
        }
    }

    void look_at_system() {
        const auto name = "https://" + sut_.reached.url->host + ":" + sut_.reached.url->port;
        try {
            sender caller_of(sut_.keys, *sut_.reached.url, sut_.subject.oin, sut_.reached.patience);
            wire::request harmless;
            harmless.method = "GET";
            harmless.target = "/";
            const auto seen = caller_of.send(harmless, caller(sut_), std::nullopt);
            if (seen.got) {
                well(
                    {"het systeem antwoordt op " + name + " (" + seen.tls->version + ")",
                     "the system answers at " + name + " (" + seen.tls->version + ")"}
                );
                look_at_clock(*seen.got);
                return;
            }
            amiss(
                {"het systeem op " + name + ": " + seen.failed->stage + ", " + seen.failed->what,
                 "the system at " + name + ": " + seen.failed->stage + ", " + seen.failed->what},
                advice_for(seen.failed->stage)
            );
        } catch (const std::runtime_error& error) {
            amiss(
                {"het systeem is niet gebeld: " + std::string(error.what()),
                 "the system was not called: " + std::string(error.what())},
                {"herstel eerst de sleutels", "mend the keys first"}
            );
        }
    }

    static words advice_for(const std::string& stage) {
        if (stage == "resolve" || stage == "connect")
            return {
                "draait het, en klopt \"url\" in het SUT-bestand?",
                "is it running, and is \"url\" of the SUT file right?"};
        if (stage == "identity")
            return {
                "het certificaat van het systeem moet het \"oin\" van het SUT-bestand dragen: geef "
                "het sut.pem",
                "the system's certificate must bear the \"oin\" of the SUT file: give it sut.pem"};
        if (stage == "timeout")
            return {
                "verhoog \"patience_ms\", of kijk waarom het systeem niet antwoordt",
                "raise \"patience_ms\", or see why the system does not answer"};
        return {
            "geef het systeem sut.pem, sut.key en ca.pem uit de sleutelmap",
            "give the system sut.pem, sut.key and ca.pem of the keys' folder"};
    }

    void look_at_clock(const wire::response& answer) {
        const auto date = wire::header_value(answer.headers, "Date");
        const auto theirs = date ? read_http_date(*date) : std::nullopt;
        if (!theirs) return;
        const auto apart = std::chrono::abs(std::chrono::system_clock::now() - *theirs);
        if (apart <= clocks_may_differ) {
            well({"de klokken lopen gelijk", "the clocks agree"});
            return;
        }
        const auto seconds =
            std::to_string(std::chrono::duration_cast<std::chrono::seconds>(apart).count());
        amiss(
            {"de klok van het systeem wijkt " + seconds + " seconden af",
             "the system's clock is " + seconds + " seconds off"},
            {"zet beide gelijk (NTP): tijden in berichten worden beoordeeld",
             "set both right (NTP): times in messages are judged"}
        );
    }

    void look_at_adapter() {
        try {
            adapter asked(
                reach_adapter(*sut_.adapter, sut_.folder.string()), sut_.reached.patience
            );
            const auto answer = asked.ask({{"command", "hello"}, {"protocol", 1}});
            asked.end(false);
            if (evidence::went_well(answer) && answer.contains("protocol") &&
                answer["protocol"] == 1) {
                well({"de adapter antwoordt", "the adapter answers"});
                return;
            }
            amiss(
                {"de adapter antwoordt niet op hello zoals bedoeld",
                 "the adapter does not answer hello as it should"},
                {"verwacht: {\"id\":1,\"protocol\":1,\"product\":…}; kwam: " + answer.dump(),
                 "expected: {\"id\":1,\"protocol\":1,\"product\":…}; came: " + answer.dump()}
            );
        } catch (const std::runtime_error& error) {
            amiss(
                {std::string("de adapter: ") + error.what(),
                 std::string("the adapter: ") + error.what()},
                {"probeer de opdracht in een terminal", "try the command in a terminal"}
            );
        }
    }

    const sut_file& sut_;
    std::vector<examined> found_;
};

} // namespace

std::vector<examined> examine(const sut_file& sut) {
    return examination(sut).whole();
}

} // namespace kruispunt::conformance::suite::running
