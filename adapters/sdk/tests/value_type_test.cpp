#include "adapters/sdk/value_type.hpp"

#include <gtest/gtest.h>

namespace kruispunt::adapters::sdk {
namespace {

using domain::errc;

struct good_row {
    value_type type;
    std::string raw;
    std::string canonical;
    std::string wire; ///< as it is written again
};

class good_value : public testing::TestWithParam<good_row> {};

// proves: COM-13.2 COM-13.9 COM-15.1 COM-15.3 acceptance
TEST_P(good_value, becomes_canonical_and_goes_out_again) {
    std::string scratch;
    const admitted value = admit_value(GetParam().type, GetParam().raw, scratch);
    ASSERT_FALSE(value.fault);
    EXPECT_EQ(value.text, GetParam().canonical);
    std::string wire;
    write_value(GetParam().type, GetParam().canonical, wire);
    EXPECT_EQ(wire, GetParam().wire);
}

good_row same(value_type type, const std::string& text) {
    return {type, text, text, text};
}

INSTANTIATE_TEST_SUITE_P(
    table,
    good_value,
    testing::Values(
        same(value_type::bsn, "999990019"),
        same(value_type::birth_date, "2014-05-17"),
        same(value_type::birth_date, "2014-05"),
        same(value_type::birth_date, "2014"),
        same(value_type::birth_date, "2016-02-29"),
        same(value_type::day, "2026-11-20"),
        good_row{value_type::stuf_day, "20261120", "2026-11-20", "20261120"},
        good_row{
            value_type::timestamp,
            "2026-11-20T09:15:30Z",
            "2026-11-20T10:15:30.000+01:00",
            "2026-11-20T10:15:30.000+01:00"},
        good_row{
            value_type::stuf_timestamp,
            "20260720101530123",
            "2026-07-20T10:15:30.123+02:00",
            "20260720101530123"},
        same(value_type::text, "Oud & Nieuw <1>"),
        good_row{value_type::text, "Ai\xCC\x88", "A\xC3\xAF", "A\xC3\xAF"},
        same(value_type::name, "J. Jansen"),
        same(value_type::phone, "+31201234567"),
        same(value_type::phone, "(020) 123-45.67"),
        same(value_type::email, "j.jansen@voorbeeld.nl"),
        same(value_type::oin, "00000099000000001000"),
        same(value_type::signal_id, "MN-4711"),
        same(value_type::reference, "SISA 88213"),
        same(value_type::municipality, "0344"),
        same(value_type::postcode, "3511AB"),
        same(value_type::integer, "-12"),
        good_row{value_type::integer, "007", "7", "7"},
        good_row{value_type::integer, "-010", "-10", "-10"},
        good_row{value_type::integer, "-0", "0", "0"},
        good_row{value_type::integer, "000", "0", "0"},
        same(value_type::boolean, "true"),
        good_row{value_type::boolean, "0", "false", "false"},
        good_row{
            value_type::uuid,
            "0B7C6F1E-9A3D-4E52-8C11-2D3E4F5A6B7C",
            "0b7c6f1e-9a3d-4e52-8c11-2d3e4f5a6b7c",
            "0b7c6f1e-9a3d-4e52-8c11-2d3e4f5a6b7c"}
    )
);

struct bad_row {
    value_type type;
    std::string raw;
    errc fault = errc::value_invalid;
};

class bad_value : public testing::TestWithParam<bad_row> {};

// proves: COM-10.1 COM-10.2 COM-10.3 COM-11.7 COM-13.3 COM-13.5 COM-13.6 COM-13.7 COM-13.9
// proves: COM-15.1 COM-15.3 refusal
TEST_P(bad_value, is_refused_with_its_code) {
    std::string scratch;
    const admitted value = admit_value(GetParam().type, GetParam().raw, scratch);
    ASSERT_TRUE(value.fault) << GetParam().raw;
    EXPECT_EQ(*value.fault, GetParam().fault) << GetParam().raw;
}

INSTANTIATE_TEST_SUITE_P(
    table,
    bad_value,
    testing::Values(
        bad_row{value_type::bsn, "99999001", errc::bsn_invalid},
        bad_row{value_type::bsn, "999990018", errc::bsn_invalid},
        bad_row{value_type::bsn, "000000000", errc::bsn_invalid},
        bad_row{value_type::bsn, " 99990019", errc::bsn_invalid},
        bad_row{value_type::birth_date, "2014-02-30", errc::date_invalid},
        bad_row{value_type::birth_date, "2015-02-29", errc::date_invalid},
        bad_row{value_type::birth_date, "2014-13", errc::date_invalid},
        bad_row{value_type::birth_date, "17-05-2014"},
        bad_row{value_type::birth_date, "20140517"},
        bad_row{value_type::day, "2026-02-29", errc::date_invalid},
        bad_row{value_type::day, "2026-2-9"},
        bad_row{value_type::day, "2026-11-20T00:00:00"},
        bad_row{value_type::day, "2026-11"},
        bad_row{value_type::stuf_day, "20260230", errc::date_invalid},
        bad_row{value_type::stuf_day, "2026-1-1"},
        bad_row{value_type::stuf_day, "2026112"},
        bad_row{value_type::timestamp, "2026-11-20T10:15:30"},
        bad_row{value_type::timestamp, "2026-11-20"},
        bad_row{value_type::timestamp, "now"},
        bad_row{value_type::stuf_timestamp, "2026112010153012x"},
        bad_row{value_type::stuf_timestamp, "202611"},
        bad_row{value_type::stuf_timestamp, "20261120"},
        bad_row{value_type::stuf_timestamp, "20261120101530"},
        bad_row{value_type::stuf_timestamp, "202611201015301234"},
        bad_row{value_type::stuf_timestamp, "20261120251530123"},
        bad_row{value_type::text, "a\nb"},
        bad_row{value_type::text, std::string(201, 'a')},
        bad_row{value_type::text, "\xFF"},
        bad_row{value_type::name, "123"},
        bad_row{value_type::name, "a\tb"},
        bad_row{value_type::phone, "12"},
        bad_row{value_type::phone, "020 de moeder drinkt"},
        bad_row{value_type::phone, std::string(41, '1')},
        bad_row{value_type::email, "jansen"},
        bad_row{value_type::email, "@b"},
        bad_row{value_type::email, "a@"},
        bad_row{value_type::email, "a@b@c"},
        bad_row{value_type::email, "a b@c"},
        bad_row{value_type::oin, "1234"},
        bad_row{value_type::oin, "0000009900000000100x"},
        bad_row{value_type::signal_id, "a b"},
        bad_row{value_type::signal_id, std::string(65, 'a')},
        bad_row{value_type::reference, std::string(41, 'a')},
        bad_row{value_type::municipality, "344"},
        bad_row{value_type::municipality, "03444"},
        bad_row{value_type::postcode, "3511 AB"},
        bad_row{value_type::postcode, "0511AB"},
        bad_row{value_type::postcode, "3511ab"},
        bad_row{value_type::integer, "1.0"},
        bad_row{value_type::integer, "-"},
        bad_row{value_type::integer, "1e3"},
        bad_row{value_type::boolean, "yes"},
        bad_row{value_type::uuid, "0b7c6f1e-9a3d-4e52-8c11-2d3e4f5a6b7"},
        bad_row{value_type::uuid, "0b7c6f1e09a3d04e5208c1102d3e4f5a6b7c"},
        bad_row{value_type::uuid, "0b7c6f1e-9a3d-4e52-8c11-2d3e4f5a6b7g"},
        bad_row{value_type::completeness, "J"}
    )
);

// proves: COM-11.4 COM-11.5 COM-11.7 refusal acceptance
TEST(value_type, stuf_birth_dates_ignore_what_is_unknown) {
    std::string scratch;
    EXPECT_EQ(admit_stuf_birth_date("20140517", "V", scratch).text, "2014-05-17");
    EXPECT_EQ(admit_stuf_birth_date("20140517", "", scratch).text, "2014-05-17");
    EXPECT_EQ(admit_stuf_birth_date("20140500", "D", scratch).text, "2014-05");
    EXPECT_EQ(admit_stuf_birth_date("20140101", "M", scratch).text, "2014");
    EXPECT_EQ(admit_stuf_birth_date("20140230", "V", scratch).fault, errc::date_invalid);
    EXPECT_EQ(admit_stuf_birth_date("20140517", "J", scratch).fault, errc::value_invalid);
    EXPECT_EQ(admit_stuf_birth_date("2014-5-17", "V", scratch).fault, errc::value_invalid);
}

TEST(value_type, every_name_leads_to_a_type) {
    EXPECT_EQ(type_named("bsn"), value_type::bsn);
    EXPECT_EQ(type_named("uuid"), value_type::uuid);
    EXPECT_FALSE(type_named("code"));
    EXPECT_FALSE(type_named(""));
}

} // namespace
} // namespace kruispunt::adapters::sdk
