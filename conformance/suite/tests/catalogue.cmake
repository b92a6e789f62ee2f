kruispunt_test(suite_catalogue_tests LABEL unit
    catalogue_lint_test.cpp
    catalogue_reader_test.cpp
    small_catalogue.cpp
    LINK kruispunt_suite_lint)
target_compile_definitions(suite_catalogue_tests PRIVATE
    CATALOGUE_FOLDER="${CMAKE_SOURCE_DIR}/conformance/catalogue")

kruispunt_test(suite_commands_tests LABEL unit
    commands_test.cpp
    judged_world.cpp
    small_catalogue.cpp
    LINK kruispunt_suite_commands kruispunt_conformance_harness)

# The register is what the pages say.
kruispunt_python_test(suite_register LABEL unit TIMEOUT 60
    COMMAND ${CMAKE_SOURCE_DIR}/conformance/catalogue/register.py --check)

# Its files have the forms that the published schemas give them.
kruispunt_python_test(suite_catalogue_schemas LABEL unit TIMEOUT 60 SKIP_CODE 77
    COMMAND ${CMAKE_SOURCE_DIR}/conformance/catalogue/check_schemas.py)
