#include "adapters/midden_nederland/midden_nederland_adapter.hpp"
#include "adapters/sdk/testing/adapter_fixture.hpp"
#include "adapters/sdk/testing/fuzz_parts.hpp"

// A page, and what came of it: whatever was admitted must rise above the cursor.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    namespace testing_ = kruispunt::adapters::sdk::testing;
    static const auto adapter =
        kruispunt::adapters::midden_nederland::make_adapter(testing_::setup_of("midden-nederland"));
    const kruispunt::ports::poll_question question{3, {}, true};
    const kruispunt::ports::http_response page{200, {}, testing_::text_of(data, size)};
    const auto read = adapter->feed()->decode_page(page, question, testing_::moment());
    std::int64_t last = question.cursor;
    if (const auto* taken = std::get_if<kruispunt::ports::feed_page>(&read)) {
        for (const auto& item : taken->items) {
            if (item.position <= last) __builtin_trap();
            last = item.position;
        }
    }
    return 0;
}
