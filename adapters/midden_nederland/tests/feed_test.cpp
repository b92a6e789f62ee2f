#include "adapters/midden_nederland/midden_nederland_adapter.hpp"
#include "adapters/sdk/testing/adapter_fixture.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::midden_nederland {
namespace {

namespace testing_ = sdk::testing;

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
    decode(const std::string& body, std::int64_t cursor = 0) const {
        return adapter_->feed()->decode_page(
            {200, {}, body}, {cursor, {}, true}, testing_::moment()
        );
    }

    ports::feed_page page(const std::string& body, std::int64_t cursor = 0) const {
        auto read = decode(body, cursor);
        EXPECT_TRUE(std::holds_alternative<ports::feed_page>(read));
        auto* found = std::get_if<ports::feed_page>(&read);
        return found == nullptr ? ports::feed_page{} : std::move(*found);
    }

    static std::string example() {
        return testing_::example("midden-nederland", "mn-01-pagina.json");
    }

    std::unique_ptr<ports::region_adapter> adapter_ =
        make_adapter(testing_::setup_of("midden-nederland"));
};

// proves: MN-02.3 MN-02.6 acceptance
TEST_F(feed_test, a_new_signal_has_all_its_fields) {
    const auto read = page(example(), 123449);
    ASSERT_EQ(read.items.size(), 7U);
    EXPECT_EQ(read.latest, 123460);
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

// proves: MN-02.3 MN-02.10 COM-20.7 acceptance
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

// proves: MN-02.7 MN-02.8 acceptance
TEST_F(feed_test, withdrawals_and_closings_need_only_the_id) {
    const auto read = page(example(), 0);
    const auto& withdrawn = std::get<domain::withdraw_signal>(read.items.at(2).command.act);
    EXPECT_EQ(withdrawn.id, "MN-4000");
    EXPECT_EQ(withdrawn.reason, domain::withdrawal_reason::mistake);
    EXPECT_EQ(std::get<domain::close_signal>(read.items.at(3).command.act).id, "MN-4001");
}

// proves: MN-02.9 acceptance
TEST_F(feed_test, a_move_has_its_municipality_its_place_and_its_day) {
    const auto read = page(example(), 0);
    const auto& sparse = std::get<domain::relocate_signal>(read.items.at(4).command.act);
    EXPECT_EQ(sparse.id, "MN-4002");
    EXPECT_EQ(sparse.municipality, "0363");
    EXPECT_EQ(sparse.on, domain::parse_day("2026-11-01").value());
    EXPECT_EQ(sparse.place, "");
    const auto full = page(page_of(testing_::example("midden-nederland", "mn-02-verhuisd.json")));
    EXPECT_EQ(std::get<domain::relocate_signal>(full.items.at(0).command.act).place, "Amsterdam");
}

// proves: MN-07.1 acceptance
TEST_F(feed_test, what_is_said_of_a_match_is_read_and_what_is_not_said_is_absent) {
    const auto sparse = page(example(), 0).items.at(5).command;
    const auto& only_acknowledged = std::get<domain::update_match>(sparse.act);
    EXPECT_EQ(domain::to_text(only_acknowledged.match), "20000000-0000-0000-0000-000000000002");
    EXPECT_EQ(only_acknowledged.acknowledged, true);
    EXPECT_FALSE(only_acknowledged.consent);
    EXPECT_FALSE(only_acknowledged.family_informed);
    EXPECT_FALSE(only_acknowledged.lead);
    const auto full =
        page(page_of(testing_::example("midden-nederland", "mn-07-match-bijgewerkt.json")));
    const auto& all = std::get<domain::update_match>(full.items.at(0).command.act);
    EXPECT_EQ(all.consent, domain::consent::given);
    EXPECT_EQ(all.family_informed, false);
    EXPECT_EQ(all.lead, (domain::case_lead{"P. de Groot", "+31301234567"}));
}

// proves: MN-08.1 acceptance
TEST_F(feed_test, an_inspection_has_its_child_its_reference_and_who_asks) {
    const auto sparse = page(example(), 0).items.at(6).command;
    EXPECT_EQ(std::get<domain::inspect_child>(sparse.act).municipality, "");
    const auto full = page(page_of(testing_::example("midden-nederland", "mn-08-inzage.json")));
    const auto& asked = std::get<domain::inspect_child>(full.items.at(0).command.act);
    EXPECT_EQ(asked.child.digits(), "999990019");
    EXPECT_EQ(asked.reference, "INZ-2026-12");
    EXPECT_EQ(asked.by, domain::requester::parents);
    EXPECT_EQ(asked.municipality, "0344");
}

// proves: MN-04.5
TEST_F(feed_test, a_rejected_mutation_keeps_its_place_and_the_others_theirs) {
    std::string text = example();
    const std::string from = "2014-05-17";
    text.replace(text.find(from), from.size(), "2014-06-31");
    const auto read = page(text, 0);
    ASSERT_EQ(read.items.size(), 7U);
    EXPECT_TRUE(std::holds_alternative<domain::refused_message>(read.items[0].command.act));
    EXPECT_EQ(read.items[0].command.feed_item, 123450);
    EXPECT_TRUE(std::holds_alternative<domain::submit_signal>(read.items[1].command.act));
}

// proves: MN-01.9 acceptance
TEST_F(feed_test, an_empty_page_is_a_page) {
    const auto read = page(page_of("", "7"), 7);
    EXPECT_TRUE(read.items.empty());
    EXPECT_EQ(read.latest, 7);
}

// proves: MN-00.2 acceptance
TEST_F(feed_test, a_page_is_read_whatever_it_is_called) {
    ports::http_response shown{200, {}, page_of(withdrawal("1"))};
    shown.fields.add("Content-Type", "text/plain");
    const auto read = adapter_->feed()->decode_page(shown, {0, {}, true}, testing_::moment());
    ASSERT_TRUE(std::holds_alternative<ports::feed_page>(read));
    EXPECT_EQ(std::get<ports::feed_page>(read).items.size(), 1U);
}

// proves: COM-15.1 refusal
TEST_F(feed_test, a_moment_without_its_offset_is_rejected_with_its_mutation_alone) {
    const std::string rest =
        R"("soort":"ingetrokken","signaal":{"signaalId":"a","reden":"overig"})";
    const auto read = page(page_of(
        item("1", R"("tijdstip":"2026-10-02T08:15:00",)" + rest) + "," +
        item("2", R"("tijdstip":"2026-10-02T08:15:00+02:00",)" + rest)
    ));
    ASSERT_EQ(read.items.size(), 2U);
    EXPECT_TRUE(std::holds_alternative<domain::refused_message>(read.items[0].command.act));
    EXPECT_FALSE(std::holds_alternative<domain::refused_message>(read.items[1].command.act));
}

// proves: MN-01.3 acceptance
TEST_F(feed_test, positions_of_64_bits_are_exact) {
    const auto read = page(
        page_of(withdrawal("9223372036854775807"), "9223372036854775807"), 9223372036854775806
    );
    ASSERT_EQ(read.items.size(), 1U);
    EXPECT_EQ(read.items[0].position, 9223372036854775807);
}

// proves: MN-05.1 MN-05.2 MN-05.3 MN-01.3 MN-01.4 MN-01.5 refusal
TEST_F(feed_test, a_feed_that_does_not_rise_is_out_of_order) {
    const auto fault = [this](const std::string& body, std::int64_t cursor) {
        const auto read = decode(body, cursor);
        const auto* found = std::get_if<feed_fault>(&read);
        return found != nullptr && *found == feed_fault::out_of_order;
    };
    EXPECT_TRUE(fault(page_of("", "6"), 7));
    EXPECT_FALSE(fault(page_of("", "7"), 7));
    EXPECT_TRUE(fault(page_of(withdrawal("8"), "6"), 7));
    EXPECT_TRUE(fault(page_of(withdrawal("7")), 7));
    EXPECT_TRUE(fault(page_of(withdrawal("3")), 7));
    EXPECT_TRUE(fault(page_of(withdrawal("8") + "," + withdrawal("8")), 7));
    EXPECT_TRUE(fault(page_of(withdrawal("9") + "," + withdrawal("8")), 7));
    EXPECT_FALSE(fault(page_of(withdrawal("8") + "," + withdrawal("99")), 7));
}

class bad_page : public feed_test, public testing::WithParamInterface<std::string> {};

// proves: MN-00.2 MN-05.6 MN-01.2 MN-01.3 MN-01.5 COM-13.1 COM-28.5 refusal
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
        R"({"mutaties":[],"laatste":-1})",
        R"({"mutaties":[],"laatste":1,"x":1})",
        R"({"mutaties":[],"laatste":1,"laatste":1})",
        R"({"mutaties":[1],"laatste":1})",
        R"({"mutaties":[{"soort":"nieuw"}],"laatste":1})",
        R"({"mutaties":[{"volgnummer":"1"}],"laatste":1})",
        R"({"mutaties":[{"volgnummer":1.5}],"laatste":1})",
        R"({"mutaties":[{"volgnummer":0}],"laatste":1})",
        R"({"mutaties":[{"volgnummer":-1}],"laatste":1})",
        R"({"mutaties":[{"volgnummer":1,"volgnummer":2}],"laatste":1})",
        R"({"mutaties":[{"volgnummer":2}],"laatste":1})",
        R"({"mutaties":[],"laatste":1} x)",
        "<mutaties/>",
        "mutaties=&laatste=1",
        "{\"mutaties\":[],\"laatste\":1,\"_links\":{\"\xff\":1}}",
        R"({"mutaties":[],"laatste":1,"_links":)" + std::string(33, '[') + std::string(33, ']') +
            "}"
    )
);

// proves: MN-01.4 refusal acceptance
TEST_F(feed_test, a_page_takes_what_was_asked_for_and_no_more) {
    std::string items;
    for (int i = 1; i <= 200; ++i)
        items += (i > 1 ? "," : "") + withdrawal(std::to_string(i));
    EXPECT_EQ(page(page_of(items, "1001")).items.size(), 200U);
    const auto more = decode(page_of(items + "," + withdrawal("201"), "1001"));
    EXPECT_TRUE(std::holds_alternative<feed_fault>(more));
    auto setup = testing_::setup_of("midden-nederland");
    setup.options = {{"page_size", "1000"}};
    const auto largest = make_adapter(setup);
    for (int i = 201; i <= 1000; ++i)
        items += "," + withdrawal(std::to_string(i));
    const auto thousand =
        largest->feed()->decode_page({200, {}, page_of(items, "1001")}, {}, testing_::moment());
    EXPECT_EQ(std::get<ports::feed_page>(thousand).items.size(), 1000U);
}

// proves: MN-01.4 COM-13.5 acceptance
TEST_F(feed_test, a_usual_page_with_every_text_at_its_limit_is_read) {
    std::string text;
    for (int i = 0; i < 200; ++i)
        text += R"(\ud83d\ude00)";
    std::string whole = testing_::example("midden-nederland", "mn-02-gewijzigd.json");
    const auto fill = [&whole, &text](const std::string& member, const std::string& value) {
        const std::string from = '"' + member + "\": \"" + value + '"';
        whole.replace(
            whole.find(from), from.size(), '"' + member + "\": \"a" + text.substr(12) + '"'
        );
    };
    fill("naam", "Buurtteam Utrecht");
    fill("naam", "P. de Groot");
    const std::string functions = R"("telefoon": "+31301234567", "functie": ")" + text + '"';
    const std::string phone = R"("telefoon": "+31301234567")";
    whole.replace(whole.find(phone), phone.size(), functions);
    std::string items;
    for (int i = 1; i <= 200; ++i) {
        std::string item = whole;
        const std::string number = R"("volgnummer": 1)";
        item.replace(item.find(number), number.size(), R"("volgnummer": )" + std::to_string(i));
        items += (i > 1 ? "," : "") + item;
    }
    const auto read = page(page_of(items, "200"));
    ASSERT_EQ(read.items.size(), 200U);
    for (const auto& item : read.items)
        EXPECT_TRUE(std::holds_alternative<domain::submit_signal>(item.command.act));
}

// proves: COM-27.4
TEST_F(feed_test, names_the_fields_of_the_rules_as_the_feed_does) {
    const auto path = [this](const char* canonical) {
        return adapter_->feed()->path_of(canonical);
    };
    EXPECT_EQ(path(domain::field::child_bsn), "jeugdige/bsn");
    EXPECT_EQ(path(domain::field::birth_date), "jeugdige/geboortedatum");
    EXPECT_EQ(path(domain::field::date), "datum");
    EXPECT_EQ(path(domain::field::signal_id), "signaalId");
    EXPECT_EQ(path(domain::field::mutation_reason), "redenMutatie");
    EXPECT_EQ(path("match.id"), "matchId");
    EXPECT_EQ(path("request.requester"), "verzoeker");
    EXPECT_EQ(path("jeugdige/bsn"), "jeugdige/bsn");
    EXPECT_EQ(path(""), "");
}

// proves: MN-05.6 refusal
TEST_F(feed_test, a_page_cut_anywhere_is_unreadable) {
    const std::string whole = example();
    const std::size_t end = whole.rfind('}');
    for (std::size_t size = 0; size <= end; ++size)
        EXPECT_TRUE(std::holds_alternative<feed_fault>(decode(whole.substr(0, size)))) << size;
}

} // namespace
} // namespace kruispunt::adapters::midden_nederland
