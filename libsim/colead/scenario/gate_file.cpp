// SPDX-License-Identifier: Apache-2.0
#if !defined(_WIN32)
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#else
#include <filesystem>
#include <fstream>
#endif

#include <cerrno>
#include <system_error>
#include <utility>

#include "colead/scenario/gate.hpp"
#include "colead/scenario/gate_text.hpp"

namespace colead {
namespace {

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

#if defined(_WIN32)

/// There is no FIFO among the files of Windows, so that nothing of a regular file can block.
std::string bytes_of(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code failed;
  const fs::file_status status = fs::status(path, failed);
  if (!fs::exists(status)) refuse_errno(path, ENOENT);
  if (fs::is_directory(status)) refuse_file(ErrorCode::io, path, "cannot read the file: it is a directory");
  if (!fs::is_regular_file(status)) refuse_file(ErrorCode::io, path, "cannot read the file: it is not a regular file");
  std::ifstream stream(path, std::ios::binary);
  if (!stream) refuse_errno(path, EACCES);
  std::string bytes(detail::max_file_bytes + 1, '\0');  // one more than allowed: the file may be growing
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (stream.bad()) refuse_errno(path, EIO);
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  return bytes;
}

#else

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

void check_status(const std::string& path, int number) {
  struct stat status {};
  if (::fstat(number, &status) != 0) refuse_errno(path, errno);
  if (S_ISDIR(status.st_mode)) refuse_file(ErrorCode::io, path, "cannot read the file: it is a directory");
  if (!S_ISREG(status.st_mode)) refuse_file(ErrorCode::io, path, "cannot read the file: it is not a regular file");
  if (status.st_size > static_cast<off_t>(detail::max_file_bytes)) refuse_size(path);
}

std::string bytes_of(const std::string& path) {
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
  bytes.resize(size);
  return bytes;
}

#endif

}  // namespace

std::string read_file(const std::string& path) {
  if (path.find('\0') != std::string::npos) refuse_file(ErrorCode::io, path, "the file name contains a NUL character");
  std::string bytes = bytes_of(path);
  if (bytes.size() > detail::max_file_bytes) refuse_size(path);
  return bytes;
}

}  // namespace colead
