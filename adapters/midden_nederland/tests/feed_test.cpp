#include "adapters/midden_nederland/midden_nederland_adapter.hpp"
#include "adapters/sdk/testing/adapter_fixture.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::midden_nederland {
namespace {

namespace testing_ = sdk::testing;

using domain::errc;
using ports::feed_fault;

class feed_test : public testing::Test {
protected:
    static std::string page_of(const std::string& items, const std::string& latest = "100") {
        return R"({"mutaties":[)" + items + R"(],"laatste":)" + latest + "}";
    }

    static std::string item(const std::string& position, const std::string& rest) {
        return R"({"volgnummer":)" + position + "," + rest + "}";
    }

    static std::string withdrawal(const std::string& position) {
        return item(
            position, R"("soort":"ingetrokken","signaal":{"signaalId":"a","reden":"overig"})"
        );
    }

    std::variant<ports::feed_page, feed_fault>
    decode(const std::string& body, std::int64_t cursor = 0, int status = 200) const {
        return adapter_->feed()->decode_page({status, {}, body}, cursor, testing_::moment());
    }

    ports::feed_page page(const std::string& body, std::int64_t cursor = 0) const {
        auto read = decode(body, cursor);
        EXPECT_TRUE(std::holds_alternative<ports::feed_page>(read));
        auto* found = std::get_if<ports::feed_page>(&read);
        return found == nullptr ? ports::feed_page{} : std::move(*found);
    }

    // Code and path by which the only item of a page is rejected.
    std::string rejection(const std::string& mutation) const {
        const auto read = page(page_of(mutation));
        if (read.items.size() != 1) return "no single item";
        const auto* refused = std::get_if<domain::refused_message>(&read.items[0].command.act);
        if (refused == nullptr) return "";
        return std::string(wire_code(refused->failure.code)) + " " + refused->failure.field;
    }

    static std::string example() {
        return testing_::example("midden-nederland", "mn-01-pagina.json");
    }

    std::unique_ptr<ports::region_adapter> adapter_ =
        make_adapter(testing_::setup_of("midden-nederland"));
};

TEST_F(feed_test, asks_for_what_comes_after_the_cursor) {
    const auto question = adapter_->feed()->next_poll(0);
    EXPECT_EQ(question.method, "GET");
    EXPECT_EQ(question.target, "/hook/v1/mutaties?na=0&aantal=200");
    EXPECT_TRUE(question.body.empty());
    auto setup = testing_::setup_of("midden-nederland");
    setup.options = {{"page_size", "1000"}, {"long_poll_seconds", "20"}};
    setup.endpoint = "https://region.example";
    EXPECT_EQ(
        make_adapter(setup)->feed()->next_poll(9223372036854775807).target,
        "/v1/mutaties?na=9223372036854775807&aantal=1000&wacht=20"
    );
}

TEST_F(feed_test, settings_out_of_bounds_stop_the_start) {
    const std::pair<const char*, const char*> bad[] = {
        {"page_size", "0"},
        {"page_size", "1001"},
        {"page_size", "x"},
        {"page_size", ""},
        {"long_poll_seconds", "21"},
        {"long_poll_seconds", "-1"},
        {"colour", "red"}};
    for (const auto& [name, value] : bad) {
        auto setup = testing_::setup_of("midden-nederland");
        setup.options.emplace(name, value);
        EXPECT_THROW(make_adapter(setup), std::runtime_error) << name << value;
    }
}

TEST_F(feed_test, a_new_signal_has_all_its_fields) {
    const auto read = page(example(), 123449);
    ASSERT_EQ(read.items.size(), 5U);
    EXPECT_EQ(read.latest, 123456);
    EXPECT_EQ(read.items[0].position, 123450);
    const domain::command& command = read.items[0].command;
    EXPECT_EQ(command.region, "midden-nederland");
    EXPECT_EQ(command.oin, "00000099000000000002");
    EXPECT_EQ(command.feed_item, 123450);
    EXPECT_EQ(command.reason, domain::mutation_reason::none);
    const auto& submit = std::get<domain::submit_signal>(command.act);
    EXPECT_FALSE(submit.must_be_known);
    domain::signal_content expected;
    expected.id = "MN-4711";
    expected.child.name = {
        "A\xC3\xAF"
        "cha Maria",
        "van der",
        "Berg"};
    expected.child.birth_date = domain::birth_date::parse("2014-05-17").value();
    expected.child.address = domain::address{"Oudegracht", "12", "", "", "3511AB"};
    expected.child.place = "Utrecht";
    expected.child.municipality = "0344";
    expected.child.comparable_given = "aicha";
    expected.organisation = {"00000099000000004000", "Buurtteam Utrecht", ""};
    expected.reporter = domain::professional{"P. de Groot", "", "+31301234567", ""};
    expected.date = domain::parse_day("2026-11-20").value();
    expected.informed = domain::informed::both;
    EXPECT_TRUE(submit.content == expected);
}

TEST_F(feed_test, a_changed_signal_must_be_known) {
    const auto read = page(example(), 0);
    const auto& command = read.items.at(1).command;
    EXPECT_EQ(command.reason, domain::mutation_reason::administration);
    const auto& submit = std::get<domain::submit_signal>(command.act);
    EXPECT_TRUE(submit.must_be_known);
    EXPECT_EQ(submit.content.child.bsn->digits(), "999990019");
    EXPECT_FALSE(submit.content.child.name);
    EXPECT_FALSE(submit.content.child.address);
    EXPECT_EQ(submit.content.child.birth_date->text(), "2014-05");
    EXPECT_EQ(submit.content.parents.size(), 1U);
    EXPECT_EQ(submit.content.reason, domain::not_informing::force_majeure);
}

TEST_F(feed_test, withdrawals_and_closings_need_only_the_id) {
    const auto read = page(example(), 0);
    const auto& withdrawn = std::get<domain::withdraw_signal>(read.items.at(2).command.act);
    EXPECT_EQ(withdrawn.id, "MN-4000");
    EXPECT_EQ(withdrawn.reason, domain::withdrawal_reason::mistake);
    EXPECT_EQ(std::get<domain::close_signal>(read.items.at(3).command.act).id, "MN-4001");
    EXPECT_EQ(
        rejection(item(
            "1",
            R"("soort":"afgesloten",)"
            R"("signaal":{"signaalId":"a","jeugdige":{"bsn":"x"},"reden":null})"
        )),
        ""
    );
}

TEST_F(feed_test, kinds_that_are_not_taken_are_rejected_and_not_dropped) {
    EXPECT_EQ(
        rejection(item("1", R"("soort":"verhuisd","signaal":{"signaalId":"a"})")),
        "WAARDE_ONGELDIG soort"
    );
    EXPECT_EQ(
        rejection(item("1", R"("soort":"match_bijgewerkt","matchId":"x","bevestigd":true)")),
        "WAARDE_ONGELDIG soort"
    );
    EXPECT_EQ(
        rejection(item("1", R"("soort":"inzage","verzoekKenmerk":"x")")), "WAARDE_ONGELDIG soort"
    );
    EXPECT_EQ(rejection(item("1", R"("soort":5)")), "WAARDE_ONGELDIG soort");
    EXPECT_EQ(rejection(item("1", R"("signaal":{})")), "VERPLICHT_VELD soort");
}

struct row {
    std::string from;
    std::string to;
    std::string rejected;
};

class bad_mutation : public feed_test, public testing::WithParamInterface<row> {};

TEST_P(bad_mutation, is_rejected_by_code_and_path_and_the_feed_goes_on) {
    std::string text = example();
    const auto at = text.find(GetParam().from);
    ASSERT_NE(at, text.npos);
    text.replace(at, GetParam().from.size(), GetParam().to);
    const auto read = page(text, 0);
    ASSERT_EQ(read.items.size(), 5U);
    const auto* refused = std::get_if<domain::refused_message>(&read.items[0].command.act);
    ASSERT_NE(refused, nullptr);
    EXPECT_EQ(
        std::string(wire_code(refused->failure.code)) + " " + refused->failure.field,
        GetParam().rejected
    );
    EXPECT_EQ(read.items[0].command.feed_item, 123450);
    EXPECT_TRUE(std::holds_alternative<domain::submit_signal>(read.items[1].command.act));
}

INSTANTIATE_TEST_SUITE_P(
    table,
    bad_mutation,
    testing::Values(
        row{"MN-4711", "MN 4711", "WAARDE_ONGELDIG signaalId"},
        row{"\"bsn\": null", "\"bsn\": \"999990018\"", "BSN_ONGELDIG jeugdige/bsn"},
        row{"\"voornamen\"", "\"zorgen\"", "ONBEKEND_VELD jeugdige/zorgen"},
        row{"\"A\xC3\xAF"
            "cha Maria\"",
            "null",
            "VERPLICHT_VELD jeugdige/voornamen"},
        row{"\"Berg\"", "null", "VERPLICHT_VELD jeugdige/geslachtsnaam"},
        row{"\"geboortedatum\": \"2014-05-17\"",
            "\"geboortedatum\": null",
            "VERPLICHT_VELD jeugdige/geboortedatum"},
        row{"2014-05-17", "2014-06-31", "DATUM_ONGELDIG jeugdige/geboortedatum"},
        row{"\"huisnummer\": 12",
            "\"huisnummer\": \"12\"",
            "WAARDE_ONGELDIG jeugdige/adres/huisnummer"},
        row{"3511AB", "3511ab", "WAARDE_ONGELDIG jeugdige/adres/postcode"},
        row{"\"0344\"", "\"344\"", "WAARDE_ONGELDIG jeugdige/adres/gemeentecode"},
        row{"\"oudersBsn\": []", "\"oudersBsn\": [\"1\"]", "BSN_ONGELDIG gezin/oudersBsn"},
        row{"\"beiden\"", "\"allen\"", "WAARDE_ONGELDIG geinformeerd"},
        row{"\"nieuw\"", "\"nieuwer\"", "WAARDE_ONGELDIG soort"},
        row{"\"soort\"", "\"sort\"", "ONBEKEND_VELD sort"},
        row{"\"tijdstip\": \"2026-11-20T",
            "\"tijdstip\": \"2026-11-20 ",
            "WAARDE_ONGELDIG tijdstip"},
        row{"\"soort\": \"nieuw\",", "\"soort\": \"nieuw\",\"x\":1,", "ONBEKEND_VELD x"},
        row{"\"soort\": \"nieuw\",",
            "\"soort\": \"nieuw\",\"redenMutatie\":\"x\",",
            "WAARDE_ONGELDIG redenMutatie"}
    )
);

TEST_F(feed_test, a_mutation_without_a_signal_is_rejected) {
    EXPECT_EQ(rejection(item("1", R"("soort":"nieuw")")), "VERPLICHT_VELD signaal");
    EXPECT_EQ(rejection(item("1", R"("soort":"nieuw","signaal":[])")), "WAARDE_ONGELDIG signaal");
    EXPECT_EQ(rejection(item("1", R"("soort":"nieuw","signaal":null)")), "VERPLICHT_VELD signaal");
    EXPECT_EQ(
        rejection(item("1", R"("soort":"ingetrokken","signaal":{"signaalId":"a"})")),
        "VERPLICHT_VELD reden"
    );
}

TEST_F(feed_test, an_empty_page_is_a_page) {
    const auto read = page(page_of("", "7"), 7);
    EXPECT_TRUE(read.items.empty());
    EXPECT_EQ(read.latest, 7);
}

TEST_F(feed_test, positions_of_64_bits_are_exact) {
    const auto read = page(
        page_of(withdrawal("9223372036854775807"), "9223372036854775807"), 9223372036854775806
    );
    ASSERT_EQ(read.items.size(), 1U);
    EXPECT_EQ(read.items[0].position, 9223372036854775807);
}

TEST_F(feed_test, a_feed_that_does_not_rise_is_out_of_order) {
    const auto fault = [this](const std::string& body, std::int64_t cursor) {
        const auto read = decode(body, cursor);
        const auto* found = std::get_if<feed_fault>(&read);
        return found != nullptr && *found == feed_fault::out_of_order;
    };
    EXPECT_TRUE(fault(page_of("", "6"), 7));
    EXPECT_TRUE(fault(page_of(withdrawal("7")), 7));
    EXPECT_TRUE(fault(page_of(withdrawal("3")), 7));
    EXPECT_TRUE(fault(page_of(withdrawal("8") + "," + withdrawal("8")), 7));
    EXPECT_TRUE(fault(page_of(withdrawal("9") + "," + withdrawal("8")), 7));
    EXPECT_FALSE(fault(page_of(withdrawal("8") + "," + withdrawal("99")), 7));
}

class bad_page : public feed_test, public testing::WithParamInterface<std::string> {};

TEST_P(bad_page, is_unreadable_as_a_whole) {
    const auto read = decode(GetParam());
    ASSERT_TRUE(std::holds_alternative<feed_fault>(read));
    EXPECT_EQ(std::get<feed_fault>(read), feed_fault::unreadable);
}

INSTANTIATE_TEST_SUITE_P(
    table,
    bad_page,
    testing::Values(
        "",
        "[]",
        "{}",
        "null",
        R"({"mutaties":[]})",
        R"({"laatste":1})",
        R"({"mutaties":{},"laatste":1})",
        R"({"mutaties":null,"laatste":1})",
        R"({"mutaties":[],"laatste":"1"})",
        R"({"mutaties":[],"laatste":1.5})",
        R"({"mutaties":[],"laatste":9223372036854775808})",
        R"({"mutaties":[],"laatste":1,"x":1})",
        R"({"mutaties":[1],"laatste":1})",
        R"({"mutaties":[{"soort":"nieuw"}],"laatste":1})",
        R"({"mutaties":[{"volgnummer":"1"}],"laatste":1})",
        R"({"mutaties":[{"volgnummer":1.5}],"laatste":1})",
        R"({"mutaties":[{"volgnummer":0}],"laatste":1})",
        R"({"mutaties":[{"volgnummer":-1}],"laatste":1})",
        R"({"mutaties":[{"volgnummer":1,"volgnummer":2}],"laatste":1})",
        R"({"mutaties":[],"laatste":1} x)"
    )
);

TEST_F(feed_test, an_answer_other_than_200_is_unreadable) {
    for (const int status : {204, 301, 304, 404, 500}) {
        const auto read = decode(page_of(""), 0, status);
        EXPECT_TRUE(std::holds_alternative<feed_fault>(read)) << status;
    }
}

TEST_F(feed_test, a_page_takes_its_greatest_number_of_items_and_no_more) {
    std::string items;
    for (int i = 1; i <= 1000; ++i)
        items += (i > 1 ? "," : "") + withdrawal(std::to_string(i));
    EXPECT_EQ(page(page_of(items, "1001")).items.size(), 1000U);
    const auto more = decode(page_of(items + "," + withdrawal("1001"), "1001"));
    EXPECT_TRUE(std::holds_alternative<feed_fault>(more));
}

TEST_F(feed_test, a_page_cut_anywhere_is_unreadable) {
    const std::string whole = example();
    const std::size_t end = whole.rfind('}');
    for (std::size_t size = 0; size <= end; ++size)
        EXPECT_TRUE(std::holds_alternative<feed_fault>(decode(whole.substr(0, size)))) << size;
}

} // namespace
} // namespace kruispunt::adapters::midden_nederland
