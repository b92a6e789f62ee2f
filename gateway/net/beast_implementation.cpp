// The one copy of Beast's compiled part (BOOST_BEAST_SEPARATE_COMPILATION is set for every target).
#include <boost/beast/src.hpp>
