// SPDX-License-Identifier: Apache-2.0
// fuzz_<name> SECONDS SEED FILE...: changes the files at random and feeds them to the target for SECONDS of processor
// time. The bytes at hand are kept in <name of the program>.last, so that whatever ends the program can be repeated:
// `fuzz_<name> 0 0 that_file` feeds each file once, unchanged.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <fstream>
#include <iostream>
#include <iterator>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

using Random = std::mt19937_64;
constexpr std::size_t most_bytes = 1U << 16U;

std::size_t below(Random& random, std::size_t limit) { return limit == 0 ? 0 : random() % limit; }

void flip_bit(std::string& text, Random& random) {
  if (text.empty()) return;
  const std::size_t at = below(random, text.size());
  text[at] = static_cast<char>(static_cast<unsigned char>(text[at]) ^ (1U << below(random, 8)));
}

void insert_piece(std::string& text, Random& random) {
  static const std::vector<std::string> pieces{": ",    "- ", "\n  ", "{",    "}",   "[",     "]",
                                               "'",     "\"", "|\n",  "#",    "&a ", "*a",    "!!t ",
                                               "1e308", "-1", ".nan", "\xff", "\t",  "---\n", "extends: x\n"};
  text.insert(below(random, text.size() + 1), pieces[below(random, pieces.size())]);
}

void erase_span(std::string& text, Random& random) {
  if (!text.empty()) text.erase(below(random, text.size()), 1 + below(random, 16));
}

void copy_span(std::string& text, const std::string& from, Random& random) {
  const std::string span = from.substr(below(random, from.size() + 1), 1 + below(random, 200));
  text.insert(below(random, text.size() + 1), span);
}

std::string changed(const std::vector<std::string>& corpus, Random& random) {
  std::string text = corpus[below(random, corpus.size())];
  for (std::size_t count = 1 + below(random, 6); count > 0; --count) {
    switch (below(random, 4)) {
      case 0:
        flip_bit(text, random);
        break;
      case 1:
        insert_piece(text, random);
        break;
      case 2:
        erase_span(text, random);
        break;
      default:
        copy_span(text, corpus[below(random, corpus.size())], random);
        break;
    }
  }
  if (text.size() > most_bytes) text.resize(most_bytes);
  return text;
}

void feed(const std::string& text) {
  static_cast<void>(LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()));
}

std::vector<std::string> read(int count, char** files) {
  std::vector<std::string> corpus;
  for (int i = 0; i < count; ++i) {
    std::ifstream stream(files[i], std::ios::binary);
    if (!stream) throw std::runtime_error(std::string{"cannot read "} + files[i]);
    corpus.emplace_back(std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>());
  }
  return corpus;
}

/// Number of inputs fed.
std::uint64_t fuzz(const std::vector<std::string>& corpus, double seconds, std::uint64_t seed,
                   const std::string& kept) {
  Random random{seed};
  std::uint64_t fed = 0;
  for (const std::string& text : corpus) {
    feed(text);
    ++fed;
  }
  const std::clock_t began = std::clock();
  while (static_cast<double>(std::clock() - began) < seconds * CLOCKS_PER_SEC) {
    const std::string text = changed(corpus, random);
    std::ofstream(kept, std::ios::binary | std::ios::trunc) << text;
    feed(text);
    ++fed;
  }
  return fed;
}

}  // namespace

int main(int count, char** arguments) {
  constexpr int first_file = 3;
  if (count <= first_file) {
    std::cerr << "usage: " << arguments[0] << " SECONDS SEED FILE...\n";
    return 2;
  }
  try {
    const std::vector<std::string> corpus = read(count - first_file, arguments + first_file);
    const std::uint64_t seed = std::strtoull(arguments[2], nullptr, 10);
    const std::uint64_t fed =
        fuzz(corpus, std::strtod(arguments[1], nullptr), seed, std::string{arguments[0]} + ".last");
    std::cout << arguments[0] << ": " << fed << " inputs, seed " << seed << ", no finding\n";
  } catch (const std::exception& error) {
    std::cerr << arguments[0] << ": " << error.what() << '\n';
    return 1;
  }
}
