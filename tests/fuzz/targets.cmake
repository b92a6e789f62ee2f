# kruispunt_fuzz(NAME source… [LINK libraries…] [SEEDS folders…]): one target for one entry point of
# outside octets, a source with LLVMFuzzerTestOneInput. With KRUISPUNT_FUZZ (clang) a libFuzzer
# program; else a test that replays the corpus, so that a finding that is kept there stays found.
# The corpus of fuzz_x is tests/fuzz/corpus/x, and what SEEDS names.
include_guard(GLOBAL)

function(kruispunt_fuzz name)
    cmake_parse_arguments(arg "" "" "LINK;SEEDS" ${ARGN})
    string(REGEX REPLACE "^fuzz_" "" entry ${name})
    set(seeds ${CMAKE_SOURCE_DIR}/tests/fuzz/corpus/${entry} ${arg_SEEDS})
    set(program replay_${entry})
    if(KRUISPUNT_FUZZ)
        set(program ${name})
        list(JOIN seeds "\n" lines)
        file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/seeds/${name} CONTENT "${lines}\n")
    else()
        list(APPEND arg_UNPARSED_ARGUMENTS ${CMAKE_SOURCE_DIR}/tests/fuzz/replay.cpp)
    endif()
    add_executable(${program} ${arg_UNPARSED_ARGUMENTS})
    target_link_libraries(${program} PRIVATE kruispunt_options ${arg_LINK})
    target_compile_definitions(${program} PRIVATE KRUISPUNT_MAPPINGS="${CMAKE_SOURCE_DIR}/mappings")
    if(KRUISPUNT_FUZZ)
        target_compile_options(${program} PRIVATE -fsanitize=fuzzer)
        target_link_options(${program} PRIVATE -fsanitize=fuzzer)
    else()
        add_test(NAME fuzz_corpus.${entry} COMMAND ${program} ${seeds})
        set_tests_properties(fuzz_corpus.${entry} PROPERTIES LABELS fuzz TIMEOUT 60)
    endif()
endfunction()
