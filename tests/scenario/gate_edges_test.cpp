// SPDX-License-Identifier: Apache-2.0
// The first and the last of everything that the gate accepts or refuses: characters, encodings, quotes, block texts.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "colead/core/error.hpp"
#include "colead/scenario/gate.hpp"
#include "colead/scenario/gate_text.hpp"

namespace colead {
namespace {

using namespace std::string_literals;

/// What a scalar under the key `a` is read as, or "line:column message" where the text is refused.
std::string read_a(std::string_view text) {
  try {
    const Node root = parse(text, "ward.yaml");
    const Node* found = root.find("a");
    return found == nullptr ? "no a" : "'" + found->text + "'";
  } catch (const ScenarioError& error) {
    const Diagnostic& first = error.diagnostics().front();
    return std::to_string(first.line) + ":" + std::to_string(first.column) + " " + first.message;
  }
}

TEST(GateEdges, OfCharactersThatAreRefused) {
  for (const char32_t c : {0x0, 0x8, 0xB, 0xD, 0x1F, 0x7F, 0x80, 0x9F})
    EXPECT_NE(detail::refusal_of(c).find("control character U+00"), std::string::npos) << static_cast<unsigned>(c);
  for (const char32_t c : {0x61C, 0x200E, 0x200F, 0x202A, 0x202C, 0x202E, 0x2066, 0x2067, 0x2069})
    EXPECT_NE(detail::refusal_of(c).find("hidden text-direction"), std::string::npos) << static_cast<unsigned>(c);
  for (const char32_t c : {0xD800, 0xDFFF})
    EXPECT_NE(detail::refusal_of(c).find("surrogate"), std::string::npos) << static_cast<unsigned>(c);
  for (const char32_t c : {0xFEFF, 0xFFFE, 0xFFFF, 0x110000})
    EXPECT_NE(detail::refusal_of(c).find("is not text"), std::string::npos) << static_cast<unsigned>(c);
  EXPECT_EQ(detail::refusal_of(0x9F), "control character U+009F");
  EXPECT_EQ(detail::refusal_of(0xFFFF), "character U+FFFF is not text");
  EXPECT_EQ(detail::refusal_of(0x12ABCDEF), "character U+ABCDEF is not text");
}

TEST(GateEdges, OfCharactersThatAreWelcome) {
  for (const char32_t c : {0x9,    0xA,    0x20,   0x7E,   0xA0,   0x61B,  0x61D,  0x200D, 0x2010,  0x2029,
                           0x202F, 0x2065, 0x206A, 0xD7FF, 0xE000, 0xFEFE, 0xFF00, 0xFFFD, 0x10000, 0x10FFFF})
    EXPECT_EQ(detail::refusal_of(c), "") << static_cast<unsigned>(c);
}

TEST(GateEdges, OfEveryLengthOfUtf8AreRead) {
  for (const std::string& text : {"\xC2\xA0"s, "\xDF\xBF"s, "\xE0\xA0\x80"s, "\xED\x9F\xBF"s, "\xEE\x80\x80"s,
                                  "\xEF\xBF\xBD"s, "\xF0\x90\x80\x80"s, "\xF4\x8F\xBF\xBF"s}) {
    EXPECT_FALSE(detail::find_text_fault(text)) << text;
    EXPECT_FALSE(detail::find_text_fault("x" + text + "y")) << text;
  }
}

TEST(GateEdges, BeyondEveryLengthOfUtf8AreRefusedWhereTheyBegin) {
  for (const std::string& bytes :
       {"\x80"s, "\xBF"s, "\xC0\x80"s, "\xC1\xBF"s, "\xC2"s, "\xC2x"s, "\xE0\x80\x80"s, "\xE0\x9F\xBF"s, "\xE1\x80"s,
        "\xE1\x80x"s, "\xED\xA0\x80"s, "\xED\xBF\xBF"s, "\xF0\x80\x80\x80"s, "\xF0\x8F\xBF\xBF"s, "\xF1\x80\x80"s,
        "\xF1\x80\x80x"s, "\xF4\x90\x80\x80"s, "\xF5\x80\x80\x80"s, "\xFF"s}) {
    const auto fault = detail::find_text_fault("ab" + bytes);
    ASSERT_TRUE(fault) << bytes;
    EXPECT_EQ(fault->offset, 2U);
    EXPECT_NE(fault->message.find(" is not UTF-8"), std::string::npos) << fault->message;
  }
  EXPECT_EQ(detail::find_text_fault("\xC1\xBF")->message, "byte 0xC1 is not UTF-8");
  EXPECT_EQ(detail::find_text_fault("\xC3\xA9\xC2\x80")->offset, 2U);
}

TEST(GateEdges, ACarriageReturnStandsBeforeALineEndAlone) {
  EXPECT_EQ(read_a("a: 1\r\n"), "'1'");
  EXPECT_EQ(read_a("a: 1\r"), "1:5 control character U+000D at byte offset 4");
  EXPECT_EQ(read_a("a: 1\r\r\n"), "1:5 control character U+000D at byte offset 4");
}

TEST(GateEdges, PlacesCountCharactersFromOne) {
  detail::Source source;
  source.text = "\xC3\xA9t\n\xE2\x82\xAC\xF0\x9F\x98\x80x\n";
  source.index();
  const auto at = [&](std::size_t offset) {
    const Mark mark = source.mark(offset);
    return std::to_string(mark.line) + ":" + std::to_string(mark.column);
  };
  EXPECT_EQ(at(0), "1:1");
  EXPECT_EQ(at(2), "1:2");
  EXPECT_EQ(at(3), "1:3");
  EXPECT_EQ(at(4), "2:1");
  EXPECT_EQ(at(7), "2:2");
  EXPECT_EQ(at(11), "2:3");
  EXPECT_EQ(at(13), "3:1");
}

TEST(GateEdges, AFileOfTheLargestSizeIsReadAndOneByteMoreIsNot) {
  const std::string most = "a: 1\n#" + std::string(detail::max_file_bytes - 6, 'x');
  EXPECT_EQ(read_a(most), "'1'");
  EXPECT_EQ(read_a(most + "x"), "1:1 the scenario has 1048577 bytes");
}

TEST(GateEdges, EscapesAtTheEndsOfWhatTheyMayStandFor) {
  EXPECT_EQ(read_a(R"(a: "\x20\x7e\xA0")"), "' ~\xC2\xA0'");
  EXPECT_EQ(read_a(R"(a: "\u2029\uD7FF\uE000")"), "'\xE2\x80\xA9\xED\x9F\xBF\xEE\x80\x80'");
  EXPECT_EQ(read_a(R"(a: "\U0010FFFF")"), "'\xF4\x8F\xBF\xBF'");
  EXPECT_EQ(read_a(R"(a: "\x1f")"), "1:5 this escape stands for control character U+001F");
  EXPECT_EQ(read_a(R"(a: "\U0000123")"), "1:5 the escape \\U needs 8 hexadecimal digits");
  EXPECT_EQ(read_a(R"(a: "\x)"), "1:5 the escape \\x needs 2 hexadecimal digits");
  EXPECT_EQ(read_a(R"(a: "x\)"), "1:4 the quote opened here is never closed");
}

TEST(GateEdges, QuotesGoOnInLinesThatAreDeeperOrBlank) {
  EXPECT_EQ(read_a("a: \"x\n y\""), "'x y'");
  EXPECT_EQ(read_a("a: \"x\n\n y\""), "'x\ny'");
  EXPECT_EQ(read_a("a: \"x\\\n y\""), "'xy'");
  EXPECT_EQ(read_a("a: 'x\n y'"), "'x y'");
  EXPECT_EQ(read_a("a: \"x\ny\""), "1:4 the quote opened here is never closed");
  EXPECT_EQ(read_a("a: \"x\\\ny\""), "1:4 the quote opened here is never closed");
  EXPECT_EQ(read_a("b:\n  a: \"x\n  y\""), "2:6 the quote opened here is never closed");
  EXPECT_EQ(read_a("a: \"x\n   "), "1:4 the quote opened here is never closed");
  EXPECT_EQ(read_a("a: \""), "1:4 the quote opened here is never closed");
}

TEST(GateEdges, SingleQuotesAreDoubledInsideAndNothingElseIsEscaped) {
  EXPECT_EQ(read_a("a: ''''"), "'''");
  EXPECT_EQ(read_a("a: 'it''s'"), "'it's'");
  EXPECT_EQ(read_a("a: 'x\\'"), "'x\\'");
  EXPECT_EQ(read_a("a: '"), "1:4 the quote opened here is never closed");
  EXPECT_EQ(read_a("a: 'x''"), "1:4 the quote opened here is never closed");
}

TEST(GateEdges, HeadersOfBlockTexts) {
  EXPECT_EQ(read_a("a: |\n  x\n"), "'x\n'");
  EXPECT_EQ(read_a("a: |-\n  x\n"), "'x'");
  EXPECT_EQ(read_a("a: |+\n  x\n\n"), "'x\n\n'");
  EXPECT_EQ(read_a("a: |1\n  x\n"), "' x\n'");
  EXPECT_EQ(read_a("a: |1-\n  x\n"), "' x'");
  EXPECT_EQ(read_a("a: |-1\n  x\n"), "' x'");
  EXPECT_EQ(read_a("a: |9\n         x\n"), "'x\n'");
  EXPECT_EQ(read_a("a: | # why\n  x\n"), "'x\n'");
  EXPECT_EQ(read_a("a: |\t\n  x\n"), "'x\n'");
  const std::string refused = "1:4 a block text that begins with | must start on the next line";
  for (const char* header : {"|0", "|10", "|--", "|+-", "|# why", "|x", "| x"})
    EXPECT_EQ(read_a("a: " + std::string(header) + "\n  x\n"), refused) << header;
}

TEST(GateEdges, BlockTextsEndWhereTheIndentationDoes) {
  EXPECT_EQ(read_a("a: |\n  x\n\n  y\nb: 1\n"), "'x\n\ny\n'");
  EXPECT_EQ(read_a("a: |\n x\nb: 1\n"), "'x\n'");
  EXPECT_EQ(read_a("a: |\nb: 1\n"), "''");
  EXPECT_EQ(read_a("a: |\n  x\n   y\n"), "'x\n y\n'");
  EXPECT_EQ(read_a("a: |\n\tx\n"), "2:1 a tab is used for indentation");
  EXPECT_EQ(read_a("a: |\n  x\n\ty\n"), "3:1 a tab is used for indentation");
  EXPECT_EQ(read_a("a: >\n  x\n  y\n"), "'x y\n'");
  EXPECT_EQ(read_a("a: |"), "''");
}

TEST(GateEdges, PlainTextsEndAtColonsCommentsAndBrackets) {
  EXPECT_EQ(read_a("a: x:y"), "'x:y'");
  EXPECT_EQ(read_a("a: x#y"), "'x#y'");
  EXPECT_EQ(read_a("a: x #y"), "'x'");
  EXPECT_EQ(read_a("a: x\t# y"), "'x'");
  EXPECT_EQ(read_a("a: x, y]"), "'x, y]'");
  EXPECT_EQ(read_a("{a: x, b: y}"), "'x'");
  EXPECT_EQ(read_a("{a: x y }"), "'x y'");
  EXPECT_EQ(read_a("{a: x:y}"), "'x:y'");
  EXPECT_EQ(read_a("{b: {a: 1}, a: x}"), "'x'");
  EXPECT_EQ(read_a("a: -1"), "'-1'");
  EXPECT_EQ(read_a("a: ?x"), "'?x'");
}

TEST(GateEdges, WhatMayNotStandWhereItStandsIsToldAtItsPlace) {
  EXPECT_EQ(read_a("a: 1 - 2"), "'1 - 2'");
  EXPECT_EQ(read_a("a: - 1"), "1:4 a list item starts in the middle of a line");
  EXPECT_EQ(read_a("a: [- 1]"), "1:5 a '- ' list item stands inside brackets");
  EXPECT_EQ(read_a("a:\n  -\tx"), "2:4 a tab is used for indentation");
  EXPECT_EQ(read_a("? a"), "1:1 '?' announces a key that is not a simple text");
  EXPECT_EQ(read_a(": 1"), "1:1 the key is missing before ':'");
  EXPECT_EQ(read_a("{a: 1"), "1:1 the bracket '{' opened here is never closed");
  EXPECT_EQ(read_a("a: [1, 2"), "1:4 the bracket '[' opened here is never closed");
  EXPECT_EQ(read_a("a: [1,\n2]"), "1:4 the bracket '[' opened here is not closed before line 2");
  EXPECT_EQ(read_a("a: [1,\n 2\n]"), "''");
  EXPECT_EQ(read_a("%YAML 1.2\na: 1"), "1:1 lines that begin with % (directives) are not supported");
  EXPECT_EQ(read_a("a: %x"), "1:4 a text may not begin with %");
  EXPECT_EQ(read_a("a: @x"), "1:4 a text may not begin with @");
  EXPECT_EQ(read_a("a: `x"), "1:4 a text may not begin with `");
  EXPECT_EQ(read_a("a: 'x'#y"), "1:7 a comment needs a space before '#'");
}

/// What is suggested for the first mistake of a text.
std::string suggested(std::string_view text) {
  try {
    static_cast<void>(parse(text, "ward.yaml"));
  } catch (const ScenarioError& error) {
    return error.diagnostics().front().suggestion;
  }
  return "accepted";
}

TEST(GateEdges, AMissingColonAndACommaInANumberComeWithASuggestion) {
  EXPECT_EQ(read_a("{a: 7,5}"), "1:7 the comma of '7,5' ends the number before it");
  EXPECT_EQ(suggested("{a: 7,5}"), "7.5");
  EXPECT_EQ(suggested("{a: 1,000}"), "1000");
  EXPECT_EQ(suggested("{a: 12,25, b: 1}"), "12.25");
  EXPECT_EQ(read_a("c: 1\na 1"), "2:1 there is no ': ' between a key and its value");
  EXPECT_EQ(suggested("c: 1\na 1"), "a: 1");
  EXPECT_EQ(suggested("c: 1\na:1"), "a: 1");
  EXPECT_EQ(suggested("c: 1\na"), "");
  EXPECT_EQ(suggested("c: 1\na " + std::string(58, 'x')), "a: " + std::string(58, 'x'));
  EXPECT_EQ(suggested("c: 1\na " + std::string(59, 'x')), "");
  EXPECT_EQ(read_a("a: 1\n b: 2"), "2:2 this line is indented deeper than the line above it");
  EXPECT_EQ(read_a("a:\n  b: 1\n c: 2"), "3:2 the indentation of this line matches no line above it");
  EXPECT_EQ(read_a("a: 1\n- 2"), "2:1 a list item stands where a key is expected");
  EXPECT_EQ(read_a("a: 1 b: 2"), "1:7 a second 'key: value' on one line");
  EXPECT_EQ(read_a("a: 'x' y"), "1:8 text after the closing quote");
  EXPECT_EQ(read_a("a: [1] y"), "1:8 text after the closing bracket");
  EXPECT_EQ(read_a("a: x\n  y"), "2:3 a text without quotes cannot go on in the next line");
  EXPECT_EQ(read_a("a: ['x' y]"), "1:9 a comma is missing before this text");
  EXPECT_EQ(read_a("a: [b: 1]"), "1:5 a 'key: value' pair inside [ ] needs braces of its own");
  EXPECT_EQ(read_a("a:\nb"), "2:1 there is no ': ' between a key and its value");
  EXPECT_EQ(read_a("~: 1"), "1:1 a key may not be null");
}

TEST(GateEdges, OneDocumentWithItsMarkers) {
  EXPECT_EQ(read_a("---\na: 1\n"), "'1'");
  EXPECT_EQ(read_a("--- # why\na: 1\n"), "'1'");
  EXPECT_EQ(read_a("--- a: 1\n"), "1:5 text after '---' on the same line");
  EXPECT_EQ(read_a("a: 1\n---\n"), "2:1 a second document starts here");
  EXPECT_EQ(read_a("---\n---\na: 1\n"), "2:1 a second document starts here");
  EXPECT_EQ(read_a("a: 1\n...\n"), "'1'");
  EXPECT_EQ(read_a("a: 1\n...\n# why\n"), "'1'");
  EXPECT_EQ(read_a("a: 1\n...\nb: 2\n"), "3:1 text after '...', the end of the document");
  EXPECT_EQ(read_a("a: 1\n...\n---\n"), "3:1 a second document starts here");
  EXPECT_EQ(read_a("a: ---\n"), "'---'");
  EXPECT_EQ(read_a("a: ---x\n"), "'---x'");
}

}  // namespace
}  // namespace colead
