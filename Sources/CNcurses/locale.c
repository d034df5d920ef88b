// The charset that the environment names.

#include "internal.h"

#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

const char *cn_locale_name(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t index = 0; index < sizeof variables / sizeof variables[0]; index++) {
        const char *name = getenv(variables[index]);
        if (name && *name)
            return name;
    }
    return "";
}

// Whether a name says UTF-8, as in `de_DE.utf8@euro`, or `UTF-8` alone, which macOS sends. For locales that are not
// installed here: the terminal is elsewhere.
static bool says_utf8(const char *name)
{
    const char *dot = strchr(name, '.');
    const char *charset = dot ? dot + 1 : name;
    size_t length = strcspn(charset, "@");
    return (length == 5 && strncasecmp(charset, "UTF-8", length) == 0)
        || (length == 4 && strncasecmp(charset, "UTF8", length) == 0);
}

bool cn_names_utf8(const char *name)
{
    if (!*name || strcmp(name, "C") == 0 || strcmp(name, "POSIX") == 0)
        return true;
    locale_t locale = newlocale(LC_CTYPE_MASK, name, (locale_t)0);
    if (!locale)
        return says_utf8(name);
    bool utf8 = strcmp(nl_langinfo_l(CODESET, locale), "UTF-8") == 0;
    freelocale(locale);
    return utf8;
}

static bool try_locale(const char *name)
{
    return setlocale(LC_CTYPE, name) && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

bool cn_choose_locale(bool ascii_only)
{
    // Only what characters are: numbers and messages stay as they were.
    bool utf8 = !ascii_only && cn_names_utf8(cn_locale_name()) && (try_locale("") || try_locale("C.UTF-8"));
    if (!utf8)
        setlocale(LC_CTYPE, "C");
    return utf8;
}
