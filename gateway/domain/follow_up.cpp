#include "gateway/domain/follow_up.hpp"

namespace kruispunt::domain {

std::string_view wire_word(consent c) {
    switch (c) {
    case consent::given:
        return "gegeven";
    case consent::refused:
        return "geweigerd";
    case consent::not_asked:
        return "niet_gevraagd";
    }
    return {};
}

} // namespace kruispunt::domain
