#pragma once

#include "common/article.h"

namespace dateline {

// Takes the name of the site off the end of article.title ("Headline | The Site": rule
// "site-name"), and makes whole a title that was cut short ("Harbour wall to be..."), when a line
// at the head of the body goes on with it (rule "cut-title": what is removed is the cut one). Both
// are entered into article.removed.
void clean_title(Article& article);

}  // namespace dateline
