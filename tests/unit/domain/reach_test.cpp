#include "gateway/domain/reach.hpp"

#include <gtest/gtest.h>

namespace kruispunt::domain {
namespace {

region_policy learning(std::initializer_list<disclosed_field> fields) {
    region_policy policy;
    policy.region = "sisa";
    for (const disclosed_field field : fields)
        policy.may_learn.set(static_cast<std::size_t>(field));
    return policy;
}

disclosure told(const region_policy& receiver, std::string number, notice_kind kind) {
    notice what;
    what.kind = kind;
    what.region = receiver.region;
    contact other{{"00000099000000000900", "Organisatie", std::move(number)}, {}};
    if (kind == notice_kind::relocation)
        return disclose_relocation(what, receiver, {{"esar", other}}, {});
    return disclose(what, receiver, other, {});
}

const region_policy organisations_only =
    learning({disclosed_field::organisation_name, disclosed_field::organisation_phone});

// proves: COM-24.7
TEST(Reach, HangsOnTheOrganisationsNumberWhereNothingElseIsLearned) {
    for (const notice_kind kind : {notice_kind::match_made, notice_kind::relocation}) {
        EXPECT_TRUE(without_reach(told(organisations_only, "", kind), organisations_only));
        EXPECT_FALSE(without_reach(told(organisations_only, "+3120", kind), organisations_only));
    }
}

// proves: COM-24.7
TEST(Reach, IsThereWhereAProfessionalCanBeReached) {
    const region_policy professionals = learning(
        {disclosed_field::organisation_phone,
         disclosed_field::reporter_name,
         disclosed_field::reporter_phone}
    );
    EXPECT_FALSE(without_reach(told(professionals, "", notice_kind::match_made), professionals));
}

// proves: COM-24.7
TEST(Reach, IsNotAskedOfWhatTellsOfNobody) {
    const auto ended = told(organisations_only, "", notice_kind::match_ended);
    EXPECT_FALSE(without_reach(ended, organisations_only));
}

} // namespace
} // namespace kruispunt::domain
