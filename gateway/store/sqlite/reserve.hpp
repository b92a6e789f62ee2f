#pragma once

#include <cstdint>
#include <filesystem>

namespace kruispunt::store::sqlite {

/// Room on the store's disk that is held for when there is none left. Then nothing new is taken any
/// more, but what is asked must be audited (COM-33), what was delivered noted and what ended
/// erased, and all of that writes a little. Any thread.
class reserve {
public:
    /// Holds the room from now on, where it is there, under a name beside `store`.
    explicit reserve(const std::filesystem::path& store);

    /// Gives the room free.
    void give_up();

    /// Holds it again; false where there is not that much room, and a little more.
    bool take_back();

private:
    bool make();

    std::filesystem::path file_;
};

} // namespace kruispunt::store::sqlite
