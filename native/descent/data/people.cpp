#include "descent/data/people.h"

#include "descent/base/constant.h"
#include "descent/data/salaries.h"

namespace descent {
namespace {

constexpr DatasetPart part() {
  return {{.id = "salaries",
           .title = "Age and salary",
           .help = "Sixteen people who do not exist, made up: from age and last salary, the present salary is to be "
                   "predicted, in rupees a year."},
          [](const Value& /*parameters*/, const std::string& /*path*/) -> Expected<Dataset> {
            Dataset data{.features = 2};
            for (const Salary& person : salaries()) {
              data.inputs.push_back(person.age);
              data.inputs.push_back(person.last);
              data.targets.push_back(person.next);
            }
            data.columns = {{"age", "years"}, {"last salary", "rupees"}, {"salary", "rupees"}};
            return data;
          }};
}

}  // namespace

DatasetPart people() { return constant<part>; }

}  // namespace descent
