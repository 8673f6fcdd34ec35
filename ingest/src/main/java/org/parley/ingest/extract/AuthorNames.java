package org.parley.ingest.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes a byline apart into names: without "By", roles, addresses, and split where several sign. */
final class AuthorNames {

    private static final int LONGEST = 60;
    private static final Pattern BY = Pattern.compile(
            "^(?:by|von|vom|par|por|da|di|door|af|av|autor(?:in|en)?|author|przez|автор|текст|oleh|von unserem redakteur|interview)\\s*:?\\s+",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern JOINT = Pattern.compile(
            "\\s*[,;/|•·、，・]\\s*|\\s+(?:and|und|et|y|e|og|och|en|i|a|и|та|ve|with|mit|&)\\s+|\\s*&\\s*",
            Pattern.UNICODE_CASE);

    private static final Pattern PERSON = Pattern.compile(
            "\\p{Lu}[\\p{L}.'’\\-]*(?:\\s+(?:\\p{Lu}[\\p{L}.'’\\-]*|de|da|di|del|della|van|von|der|den|la|le|al|bin|el|dos|du|zu)){1,5}"
                    + "|[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]{2,8}");

    private AuthorNames() {}

    static List<String> split(String byline) {
        if (byline.contains("://") || byline.startsWith("@")) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        String text = BY.matcher(byline).replaceFirst("");
        for (String part : JOINT.split(text)) {
            String name = part.strip();
            if (isName(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /** Two to five capitalised words, or a few ideographs. */
    static boolean looksLikePerson(String name) {
        return PERSON.matcher(name).matches();
    }

    private static boolean isName(String name) {
        return name.length() >= 2
                && name.length() <= LONGEST
                && name.codePoints().anyMatch(Character::isLetter)
                && name.chars().noneMatch(Character::isDigit)
                && name.indexOf('@') < 0;
    }
}
