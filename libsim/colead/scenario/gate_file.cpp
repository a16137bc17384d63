// SPDX-License-Identifier: Apache-2.0
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "colead/scenario/gate.hpp"
#include "colead/scenario/gate_text.hpp"

namespace colead {
namespace {

/// Owns a file descriptor.
class Descriptor final {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

[[noreturn]] void refuse_file(ErrorCode code, const std::string& path, std::string message, std::string expected = {}) {
  Diagnostic diagnostic;
  diagnostic.code = code;
  diagnostic.file = path;
  diagnostic.message = std::move(message);
  diagnostic.expected = std::move(expected);
  detail::refuse(std::move(diagnostic));
}

[[noreturn]] void refuse_errno(const std::string& path, int number) {
  refuse_file(ErrorCode::io, path, "cannot read the file: " + std::generic_category().message(number));
}

[[noreturn]] void refuse_size(const std::string& path) {
  refuse_file(ErrorCode::limit, path, "the file is too large", "at most 1048576 bytes (1 MiB)");
}

void check_status(const std::string& path, int number) {
  struct stat status {};
  if (::fstat(number, &status) != 0) refuse_errno(path, errno);
  if (S_ISDIR(status.st_mode)) refuse_file(ErrorCode::io, path, "cannot read the file: it is a directory");
  if (!S_ISREG(status.st_mode)) refuse_file(ErrorCode::io, path, "cannot read the file: it is not a regular file");
  if (status.st_size > static_cast<off_t>(detail::max_file_bytes)) refuse_size(path);
}

}  // namespace

std::string read_file(const std::string& path) {
  if (path.find('\0') != std::string::npos) refuse_file(ErrorCode::io, path, "the file name contains a NUL character");
  // Non-blocking, so that a FIFO without a writer is refused instead of waited for.
  const Descriptor descriptor{::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)};
  if (descriptor.number() < 0) refuse_errno(path, errno);
  check_status(path, descriptor.number());
  std::string bytes(detail::max_file_bytes + 1, '\0');  // one more than allowed: the file may be growing
  std::size_t size = 0;
  while (size < bytes.size()) {
    const ::ssize_t count = ::read(descriptor.number(), bytes.data() + size, bytes.size() - size);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) refuse_errno(path, errno);
    if (count == 0) break;
    size += static_cast<std::size_t>(count);
  }
  if (size > detail::max_file_bytes) refuse_size(path);
  bytes.resize(size);
  return bytes;
}

}  // namespace colead
