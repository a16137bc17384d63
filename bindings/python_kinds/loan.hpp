// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

namespace colead {

/// What Python is lent for the length of one call. Copies share the loan; when it has ended every use raises.
template <class T>
class Loan {
 public:
  Loan(T& lent, std::string what) : lent_(std::make_shared<T*>(&lent)), what_(std::move(what)) {}

  [[nodiscard]] T& operator*() const {
    if (*lent_ == nullptr) throw std::runtime_error(what_ + " can be used only in the call it was handed to");
    return **lent_;
  }
  [[nodiscard]] T* operator->() const { return &**this; }
  void end() const { *lent_ = nullptr; }

 private:
  std::shared_ptr<T*> lent_;
  std::string what_;
};

/// Ends a loan when the call is over, however it ends.
template <class T>
class Lending {
 public:
  explicit Lending(const Loan<T>& loan) : loan_(loan) {}
  Lending(const Lending&) = delete;
  Lending& operator=(const Lending&) = delete;
  ~Lending() { loan_.end(); }

 private:
  Loan<T> loan_;
};

}  // namespace colead
