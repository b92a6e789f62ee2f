kruispunt_test(suite_plan_tests LABEL unit
    plan_composing_test.cpp
    plan_expansion_test.cpp
    plan_variables_test.cpp
    small_catalogue.cpp
    LINK kruispunt_suite_plan)
