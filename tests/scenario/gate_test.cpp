// SPDX-License-Identifier: Apache-2.0
#include "colead/scenario/gate.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "colead/core/error.hpp"
#include "support/cpu_time.hpp"

namespace colead {
namespace {

using namespace std::string_literals;

const std::string base =
    "seed: 1\n"
    "agents:\n"
    "  - {id: m1, profession: manager}\n"
    "  - {id: c1, profession: medic}\n"
    "edges: [{from: m1, to: c1, trust: 0.4}]\n";

std::vector<Diagnostic> refusal(std::string_view text) {
  try {
    static_cast<void>(parse(text, "ward.yaml"));
  } catch (const ScenarioError& error) {
    return error.diagnostics();
  }
  ADD_FAILURE() << "accepted: " << text.substr(0, 200);
  return {Diagnostic{}};
}

/// The one mistake of `text`, as "line:column CODE message".
std::string mistake(std::string_view text) {
  const auto all = refusal(text);
  EXPECT_EQ(all.size(), 1U);
  const Diagnostic& first = all.front();
  EXPECT_EQ(first.file, "ward.yaml");
  return std::to_string(first.line) + ":" + std::to_string(first.column) + " " + std::string{to_string(first.code)} +
         " " + first.message;
}

std::string repeat(std::string_view unit, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += unit;
  return out;
}

TEST(Gate, P01RefusesEmptyDocuments) {
  for (const auto* text : {"", "# comment\n", "---", "---\n# x\n", "---\n...\n", "...\n", " \n\n", "\xEF\xBB\xBF"}) {
    EXPECT_EQ(mistake(text), "1:1 SCHEMA empty scenario") << text;
  }
  EXPECT_EQ(mistake("---\nnull\n"), "2:1 SCHEMA empty scenario");
}

TEST(Gate, P02RefusesARootThatIsNoMapping) {
  EXPECT_EQ(mistake("hello"), "1:1 SCHEMA root must be a mapping");
  EXPECT_EQ(mistake("\n  [1, 2]\n"), "2:3 SCHEMA root must be a mapping");
  EXPECT_EQ(mistake("- a: 1\n- b: 2\n"), "1:1 SCHEMA root must be a mapping");
  EXPECT_EQ(mistake("'a: b'\n"), "1:1 SCHEMA root must be a mapping");
}

TEST(Gate, P03RefusesUtf16AndUtf32ByTheirNames) {
  std::string wide = "\xFF\xFE", wider = "\xFF\xFE\0\0"s;
  for (const char c : base) wide += {c, '\0'}, wider += {c, '\0', '\0', '\0'};
  EXPECT_EQ(mistake(wider), "1:1 ENCODING the file is written in UTF-32");
  EXPECT_EQ(mistake("\0\0\xFE\xFF\0\0\0a"s), "1:1 ENCODING the file is written in UTF-32");
  EXPECT_EQ(mistake(wide), "1:1 ENCODING the file is written in UTF-16");
  EXPECT_EQ(mistake("\xFE\xFF\0a"s), "1:1 ENCODING the file is written in UTF-16");
  EXPECT_EQ(mistake("a\0:\0"s), "1:2 ENCODING control character U+0000 at byte offset 1");
}

TEST(Gate, P04RefusesBytesThatAreNotUtf8) {
  EXPECT_EQ(mistake("seed: 1\nname: \xFF\xFE\xC3\x28\n"), "2:7 ENCODING byte 0xFF is not UTF-8 at byte offset 14");
  EXPECT_EQ(mistake("a: \xC3\x28"), "1:4 ENCODING byte 0xC3 is not UTF-8 at byte offset 3");
  EXPECT_EQ(mistake("a: \xC0\xAF"), "1:4 ENCODING byte 0xC0 is not UTF-8 at byte offset 3");          // overlong
  EXPECT_EQ(mistake("a: \xE0\x80\xAF"), "1:4 ENCODING byte 0xE0 is not UTF-8 at byte offset 3");      // overlong
  EXPECT_EQ(mistake("a: \xED\xA0\x80"), "1:4 ENCODING byte 0xED is not UTF-8 at byte offset 3");      // surrogate
  EXPECT_EQ(mistake("a: \xF4\x90\x80\x80"), "1:4 ENCODING byte 0xF4 is not UTF-8 at byte offset 3");  // > U+10FFFF
  EXPECT_EQ(mistake("a: \xE2\x82"), "1:4 ENCODING byte 0xE2 is not UTF-8 at byte offset 3");          // cut off
}

TEST(Gate, P05RefusesControlCharacters) {
  EXPECT_EQ(mistake("name: \"x\0y\"\n"s), "1:9 ENCODING control character U+0000 at byte offset 8");
  EXPECT_EQ(mistake("# \x1B[2J\na: 1"), "1:3 ENCODING control character U+001B at byte offset 2");
  EXPECT_EQ(mistake("a: 1\rb: 2"), "1:5 ENCODING control character U+000D at byte offset 4");
  EXPECT_EQ(mistake("a: \x7F"), "1:4 ENCODING control character U+007F at byte offset 3");
  EXPECT_EQ(mistake("a: \xC2\x85"), "1:4 ENCODING control character U+0085 at byte offset 3");
  EXPECT_EQ(mistake("a: \xEF\xBB\xBFx"), "1:4 ENCODING character U+FEFF is not text at byte offset 3");
}

TEST(Gate, RefusesControlCharactersThatAreEscaped) {
  EXPECT_EQ(mistake("a: \"x\\0\""), "1:6 ENCODING the escape \\0 stands for a control character");
  EXPECT_EQ(mistake("a: \"\\e[2J\""), "1:5 ENCODING the escape \\e stands for a control character");
  EXPECT_EQ(mistake("a: \"\\x07\""), "1:5 ENCODING this escape stands for control character U+0007");
  EXPECT_EQ(mistake("a: \"\\u0085\""), "1:5 ENCODING this escape stands for control character U+0085");
  EXPECT_EQ(mistake("a: \"\\ud83d\\ude00\""), "1:5 ENCODING this escape stands for half of a surrogate pair U+D83D");
  EXPECT_EQ(mistake("a: \"\\U00110000\""), "1:5 ENCODING this escape stands for character U+110000 is not text");
}

TEST(Gate, RefusesBidirectionalControls) {
  EXPECT_EQ(mistake("a: x\xE2\x80\xAEy"), "1:5 ENCODING hidden text-direction character U+202E at byte offset 4");
  EXPECT_EQ(mistake("# \xE2\x81\xA6\na: 1"), "1:3 ENCODING hidden text-direction character U+2066 at byte offset 2");
  EXPECT_EQ(mistake("a: \"\\u202E\""), "1:5 ENCODING this escape stands for hidden text-direction character U+202E");
  EXPECT_EQ(mistake("\"\\u200f\": 1"), "1:2 ENCODING this escape stands for hidden text-direction character U+200F");
}

TEST(Gate, RefusesEscapesThatDoNotExist) {
  EXPECT_EQ(mistake("p: \"C:\\dir\""), "1:7 SYNTAX unknown escape after \\ in double quotes");
  EXPECT_EQ(mistake("p: \"\\_\""), "1:5 SYNTAX unknown escape after \\ in double quotes");
  EXPECT_EQ(mistake("p: \"\\u12G4\""), "1:5 SYNTAX the escape \\u needs 4 hexadecimal digits");
  EXPECT_EQ(mistake("p: \"\\x4\""), "1:5 SYNTAX the escape \\x needs 2 hexadecimal digits");
  const Node root = parse("p: \"\\\"\\\\\\/\\n\\t\\u00e9\\U0001F600\"", "ward.yaml");
  EXPECT_EQ(root.find("p")->text, "\"\\/\n\t\xC3\xA9\xF0\x9F\x98\x80");
}

TEST(Gate, P06AcceptsCrlfAndByteOrderMark) {
  std::string crlf;
  for (const char c : base) crlf += c == '\n' ? "\r\n"s : std::string(1, c);
  for (const std::string& text : {crlf, "\xEF\xBB\xBF" + base, "\xEF\xBB\xBF" + crlf}) {
    const Node root = parse(text, "ward.yaml");
    EXPECT_EQ(root.find("agents")->items.at(1).find("profession")->text, "medic");
    EXPECT_EQ(root.find("agents")->items.at(1).mark.column, 5U);
    EXPECT_EQ(root.find("seed")->mark.column, 7U);
  }
  EXPECT_EQ(parse("t: |\r\n  a\r\n  b\r\n", "ward.yaml").find("t")->text, "a\nb\n");
  EXPECT_EQ(mistake("\xEF\xBB\xBF"
                    "a: \xFF"),
            "1:4 ENCODING byte 0xFF is not UTF-8 at byte offset 6");
}

TEST(Gate, P07RefusesDepthBombsInLinearTime) {
  const test::CpuTime spent;
  EXPECT_EQ(mistake(repeat("[", 100000) + repeat("]", 100000)), "1:33 LIMIT the scenario is nested too deep");
  EXPECT_EQ(mistake(repeat("{a: ", 100000)), "1:129 LIMIT the scenario is nested too deep");
  EXPECT_EQ(mistake("a:\n  " + repeat("- ", 100000)), "2:65 LIMIT the scenario is nested too deep");
  EXPECT_EQ(mistake("a: " + repeat("[{a: ", 100000)), "1:80 LIMIT the scenario is nested too deep");
  EXPECT_LT(spent.seconds(), 1.0);
}

TEST(Gate, P08LimitsTheDepthOfBlocks) {
  const auto nested = [](std::size_t levels) {
    std::string text;
    for (std::size_t i = 0; i < levels; ++i) text += std::string(i, ' ') + "a:\n";
    return text;
  };
  EXPECT_EQ(mistake(nested(40)), "33:33 LIMIT the scenario is nested too deep");
  EXPECT_EQ(mistake(nested(33)), "33:33 LIMIT the scenario is nested too deep");
  EXPECT_NO_THROW(static_cast<void>(parse(nested(32), "ward.yaml")));
}

TEST(Gate, P09AndP10RefuseAnchorsAndAliases) {
  const auto bomb = refusal("a: &a [lol, lol]\nb: &b [*a, *a]\nc: &c [*b, *b]\n");
  ASSERT_EQ(bomb.size(), 7U);
  EXPECT_EQ(
      one_line(bomb[3]),
      "ward.yaml:2:12: ALIAS: aliases (*name) are not supported (expected the value written out, or quotes around a "
      "text)");
  const auto recursive = refusal("a: &a [1, *a]");
  ASSERT_EQ(recursive.size(), 2U);
  EXPECT_EQ(recursive[0].message, "anchors (&name) are not supported");
  EXPECT_EQ(recursive[1].column, 11);
}

TEST(Gate, P11RefusesAnUndefinedAlias) {
  EXPECT_EQ(mistake("a: *nope"), "1:4 ALIAS aliases (*name) are not supported");
  EXPECT_EQ(mistake("*a : 1"), "1:1 ALIAS aliases (*name) are not supported");
}

TEST(Gate, P12ToP14RefuseDuplicateKeys) {
  EXPECT_EQ(mistake(base + "seed: 2\n"), "6:1 DUPKEY key 'seed' stands twice, on line 1 and on line 6");
  EXPECT_EQ(mistake("e: [{from: m1, to: c1, trust: 0.4, trust: 0.9}]"),
            "1:36 DUPKEY key 'trust' stands twice, on line 1 and on line 1");
  EXPECT_EQ(mistake(base + "agents:\n  - {id: x}\n"), "6:1 DUPKEY key 'agents' stands twice, on line 2 and on line 6");
  EXPECT_EQ(mistake("ab: 1\n\"a\\u0062\": 2\n"), "2:1 DUPKEY key 'ab' stands twice, on line 1 and on line 2");
  EXPECT_EQ(mistake("ab: 1\n'ab': 2\n"), "2:1 DUPKEY key 'ab' stands twice, on line 1 and on line 2");
}

TEST(Gate, ReportsEveryDuplicateKeyWithItsPath) {
  const auto all = refusal("a:\n  - {x: 1}\n  - {x: 1, y: {z: 1, z: 2}}\nb: 1\nb: {c: 1, c: 2}\n");
  ASSERT_EQ(all.size(), 3U);
  EXPECT_EQ(all[0].path, "a[1].y.z");
  EXPECT_EQ(all[1].path, "b");
  EXPECT_EQ(all[2].path, "b.c");
}

TEST(Gate, P15RefusesASecondDocument) {
  EXPECT_EQ(mistake(base + "---\nseed: 2\n"), "6:1 SYNTAX a second document starts here");
  EXPECT_EQ(mistake("---\n---\na: 1\n"), "2:1 SYNTAX a second document starts here");
  EXPECT_EQ(mistake("a: 1\n--- \n"), "2:1 SYNTAX a second document starts here");
  EXPECT_EQ(mistake("a: 1\n...\n---\nb: 2\n"), "3:1 SYNTAX a second document starts here");
  EXPECT_EQ(mistake("--- a: 1\n"), "1:5 SYNTAX text after '---' on the same line");
  EXPECT_NO_THROW(static_cast<void>(parse("--- # start\n" + base + "...\n# end\n", "ward.yaml")));
}

TEST(Gate, P16RefusesTextAfterTheEnd) {
  EXPECT_EQ(mistake(base + "...\ngarbage: [\n"), "7:1 SYNTAX text after '...', the end of the document");
  EXPECT_EQ(mistake(base + "... x\n"), "6:5 SYNTAX text after '...', the end of the document");
  EXPECT_EQ(mistake("a: [1,\n...\n"), "1:4 SYNTAX the bracket '[' opened here is not closed before line 2");
}

TEST(Gate, P17RefusesTextTheReaderWouldDrop) {
  EXPECT_EQ(mistake("- macro: x\n  condition:\n    (a in (\n\"/opt/x.sh\",\n    \"-c y\"\n    )  )  \n"),
            "4:1 SYNTAX a value stands here without a key");
  EXPECT_EQ(mistake("c:\n  (a in (\n  \"/opt/x.sh\",\n"), "3:3 SYNTAX a value stands here without a key");
  EXPECT_EQ(mistake("a: 1\n\"b\"\n"), "2:1 SYNTAX a value stands here without a key");
  EXPECT_EQ(mistake("a: [x] y\n"), "1:8 SYNTAX text after the closing bracket");
  EXPECT_EQ(mistake("a: 'x' y\n"), "1:8 SYNTAX text after the closing quote");
  EXPECT_EQ(mistake("a: 'it's ok'\n"), "1:8 SYNTAX text after the closing quote");
  EXPECT_EQ(mistake("a: 'x'#y\n"), "1:7 SYNTAX a comment needs a space before '#'");
}

TEST(Gate, P18RefusesUnclosedQuotes) {
  EXPECT_EQ(mistake("name: 'abc\nseed: 1\n"), "1:7 SYNTAX the quote opened here is never closed");
  EXPECT_EQ(mistake("name: \"abc\nseed: 1\n"), "1:7 SYNTAX the quote opened here is never closed");
  EXPECT_EQ(mistake("name: 'abc\nnext: dogs'\n"), "1:7 SYNTAX the quote opened here is never closed");
  EXPECT_EQ(mistake("a:\n  - name: 'abc\n    seed: 1'\n"), "2:11 SYNTAX the quote opened here is never closed");
  EXPECT_EQ(mistake("a: [\"x, y]\n"), "1:5 SYNTAX the quote opened here is never closed");
  EXPECT_EQ(mistake("a: \"x\\"), "1:4 SYNTAX the quote opened here is never closed");
  EXPECT_EQ(mistake("a: \"x\\\""), "1:4 SYNTAX the quote opened here is never closed");
}

TEST(Gate, P19RefusesTabsInTheIndentation) {
  EXPECT_EQ(mistake("a:\n\tb: 1\n"), "2:1 SYNTAX a tab is used for indentation");
  EXPECT_EQ(mistake("a:\n  b: 1\n  \tc: 1\n"), "3:3 SYNTAX a tab is used for indentation");
  EXPECT_EQ(mistake("a:\n-\tb: 1\n"), "2:2 SYNTAX a tab is used for indentation");
  EXPECT_EQ(mistake("t: |\n\tx\n"), "2:1 SYNTAX a tab is used for indentation");
  EXPECT_EQ(parse("a:\t1\t# x\n\t\n", "ward.yaml").find("a")->text, "1");
}

TEST(Gate, P19RefusesBracketsThatDoNotMatch) {
  EXPECT_EQ(mistake("a: [1, 2\n"), "1:4 SYNTAX the bracket '[' opened here is never closed");
  EXPECT_EQ(mistake("a: [1, 2\nb: 1\n"), "1:4 SYNTAX the bracket '[' opened here is not closed before line 2");
  EXPECT_EQ(mistake("a: 1\n}\n"), "2:1 SYNTAX a closing '}' without an opening bracket");
  EXPECT_EQ(mistake("a: [1]]\n"), "1:7 SYNTAX a closing ']' without an opening bracket");
  EXPECT_EQ(mistake("a: {b: [1}\n"), "1:10 SYNTAX '}' does not close the '[' opened on line 1");
  EXPECT_EQ(mistake("a: 1, b: 2\n"), "1:8 SYNTAX a second 'key: value' on one line");
  EXPECT_EQ(mistake("a: , b\n"), "1:4 SYNTAX a ',' stands outside brackets");
}

TEST(Gate, P19RefusesOddIndentation) {
  EXPECT_EQ(mistake("p:\n  - a\n - name\n"), "3:2 SYNTAX the indentation of this line matches no line above it");
  EXPECT_EQ(mistake("p:\n  a: 1\n b: 2\n"), "3:2 SYNTAX the indentation of this line matches no line above it");
  EXPECT_EQ(mistake("  a: 1\nb: 2\n"), "2:1 SYNTAX the indentation of this line matches no line above it");
  EXPECT_EQ(mistake("p:\n - a\n  - b\n"), "3:3 SYNTAX this line is indented deeper than the line above it");
  EXPECT_EQ(mistake("a: 1\n  b: 2\n"), "2:3 SYNTAX this line is indented deeper than the line above it");
  EXPECT_EQ(mistake("a: 1\n- b\n"), "2:1 SYNTAX a list item stands where a key is expected");
  EXPECT_EQ(mistake("a: - b\n"), "1:4 SYNTAX a list item starts in the middle of a line");
  EXPECT_EQ(mistake("a:\n'b'\n"), "2:1 SYNTAX a value must be indented deeper than its key or list item");
}

TEST(Gate, P20RefusesComplexAndNullKeys) {
  EXPECT_EQ(mistake("? [a, b]\n: 1\n"), "1:1 SCHEMA '?' announces a key that is not a simple text");
  EXPECT_EQ(mistake("[a, b]: 1\n"), "1:7 SCHEMA a list or mapping is used as a key");
  EXPECT_EQ(mistake("x: {{a: 1}: 2}\n"), "1:11 SCHEMA a list or mapping is used as a key");
  EXPECT_EQ(mistake("~: 1\n"), "1:1 SCHEMA a key may not be null");
  EXPECT_EQ(mistake("a: 1\n: 1\n"), "2:1 SCHEMA the key is missing before ':'");
  EXPECT_EQ(mistake("a: {: 1}\n"), "1:5 SCHEMA the key is missing before ':'");
}

TEST(Gate, P21RefusesTags) {
  EXPECT_EQ(mistake("name: !!python/object/apply:os.system [\"touch pwned\"]"),
            "1:7 TAG tags (!name) are not supported");
  EXPECT_EQ(mistake("name: !!binary \"aGk=\""), "1:7 TAG tags (!name) are not supported");
  EXPECT_EQ(mistake("name: !custom x"), "1:7 TAG tags (!name) are not supported");
  EXPECT_EQ(mistake("a: [x, ! y]"), "1:8 TAG tags (!name) are not supported");
  EXPECT_EQ(mistake("%TAG ! tag:x,2000:\n---\na: 1"),
            "1:1 SYNTAX lines that begin with % (directives) are not supported");
  EXPECT_FALSE(std::filesystem::exists("pwned"));
}

TEST(Gate, P22RefusesMergeKeys) {
  EXPECT_EQ(mistake("a: 1\n<<: {b: 1}\n"), "2:1 ALIAS merge keys (<<) are not supported");
  EXPECT_EQ(mistake("a: {\"<<\": 1}\n"), "1:5 ALIAS merge keys (<<) are not supported");
  EXPECT_EQ(refusal("<<: *base\n").size(), 2U);
}

TEST(Gate, P23LimitsTheSize) {
  const test::CpuTime spent;
  const std::string text = base + repeat("# comment comment\n", (2U << 20U) / 18);
  EXPECT_EQ(mistake(text), "1:1 LIMIT the scenario has " + std::to_string(text.size()) + " bytes");
  EXPECT_LT(spent.seconds(), 0.5);
  const std::string full = "a: 1\n" + std::string((1U << 20U) - 5, '\n');
  EXPECT_NO_THROW(static_cast<void>(parse(full, "ward.yaml")));
  EXPECT_EQ(refusal(full + "\n").front().code, ErrorCode::limit);
}

TEST(Gate, P24LimitsTheNodes) {
  std::string anchors = "a: [";
  for (int i = 0; i < 100000; ++i) anchors += "&a" + std::to_string(i) + " x, ";
  EXPECT_EQ(refusal(anchors + "]").front().code, ErrorCode::limit);
  EXPECT_NO_THROW(static_cast<void>(parse("a: [" + repeat("1,", 99998) + "]", "ward.yaml")));
  EXPECT_EQ(mistake("a: [" + repeat("1,", 99999) + "]"), "1:200001 LIMIT the scenario has too many values");
  EXPECT_EQ(mistake("a: [" + repeat(",", 200000) + "]"), "1:100003 LIMIT the scenario has too many values");
  EXPECT_EQ(mistake("a:\n" + repeat("-\n", 100000)), "100000:1 LIMIT the scenario has too many values");
}

TEST(Gate, LimitsScalarsAndKeys) {
  const std::string most(65536, 'x');
  for (const std::string& text : {"a: " + most, "a: \"" + most + "\"", "a: |-\n  " + most}) {
    EXPECT_EQ(parse(text, "ward.yaml").find("a")->text.size(), most.size());
    const std::size_t last = text.rfind('x');
    EXPECT_EQ(mistake(text.substr(0, last) + "x" + text.substr(last)), "1:4 LIMIT this text is too long");
  }
  EXPECT_EQ(mistake(std::string(2000, 'k') + ": 1"), "1:1 LIMIT this key is too long");
}

TEST(Gate, P26RefusesEntriesWithoutColon) {
  const std::string message = "there is no ': ' between a key and its value";
  EXPECT_EQ(mistake("a: 1\ntrust 0.5\n"), "2:1 SCHEMA " + message);
  EXPECT_EQ(mistake("a: 1\ntrust:0.5\nb: 2\n"), "2:1 SCHEMA " + message);
  EXPECT_EQ(mistake("a:\n  b: 1\n  trust 0.5\n"), "3:3 SCHEMA " + message);
  EXPECT_EQ(mistake("trust 0.5\na: 1\n"), "1:1 SCHEMA " + message);
  EXPECT_EQ(mistake("a: {b: 1, trust 0.5}\n"), "1:11 SCHEMA " + message);
  EXPECT_EQ(mistake("a: {trust:0.5}\n"), "1:5 SCHEMA " + message);
  EXPECT_EQ(mistake("a: {\"b\"}\n"), "1:5 SCHEMA " + message);
  EXPECT_EQ(mistake("a:\nb c\n"), "2:1 SCHEMA " + message);
  EXPECT_EQ(refusal("a: 1\ntrust 0.5\n").front().suggestion, "trust: 0.5");
  EXPECT_EQ(refusal("a: {trust:0.5}\n").front().suggestion, "trust: 0.5");
}

TEST(Gate, RefusesPlainTextOverSeveralLines) {
  const std::string message = "SYNTAX a text without quotes cannot go on in the next line";
  EXPECT_EQ(mistake("a: one\n  two\n"), "2:3 " + message);
  EXPECT_EQ(mistake("a:\n  one\n  two\n"), "3:3 " + message);
  EXPECT_EQ(mistake("a:\n  - one\n    two\n"), "3:5 " + message);
  EXPECT_EQ(mistake("a: [one\n  two]\n"), "2:3 SYNTAX a comma is missing before this text");
}

TEST(Gate, RefusesWhatBracketsCannotHold) {
  EXPECT_EQ(mistake("a: {b: 1,, c: 2}"), "1:10 SYNTAX an entry is missing before ','");
  EXPECT_EQ(mistake("a: [x: 1]"), "1:5 SYNTAX a 'key: value' pair inside [ ] needs braces of its own");
  EXPECT_EQ(mistake("a: [- x]"), "1:5 SYNTAX a '- ' list item stands inside brackets");
  EXPECT_EQ(mistake("a: [what?, b]"), "1:9 SYNTAX a text with '?' inside brackets needs quotes");
  EXPECT_EQ(mistake("a: [|\n x]"), "1:5 SYNTAX a block text (| or >) cannot stand inside brackets");
  EXPECT_EQ(mistake("a: {b: 1 c: 2}"), "1:8 SYNTAX a second 'key: value' without a comma in between");
  EXPECT_EQ(mistake("a: b: c"), "1:5 SYNTAX a second 'key: value' on one line");
  EXPECT_EQ(mistake("a: @x"), "1:4 SYNTAX a text may not begin with @");
}

TEST(Gate, CountsColumnsInCharacters) {
  EXPECT_EQ(mistake("\xC3\xA9: \"\xF0\x9F\x98\x80\" x"), "1:8 SYNTAX text after the closing quote");
  EXPECT_EQ(mistake("\xC3\xA9: 1\n\xC3\xA9: 2"), "2:1 DUPKEY key '\xC3\xA9' stands twice, on line 1 and on line 2");
}

}  // namespace
}  // namespace colead
