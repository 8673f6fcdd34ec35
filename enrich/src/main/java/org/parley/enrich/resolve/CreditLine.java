package org.parley.enrich.resolve;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the news agency to which an article credits its text: in the dateline ("KYIV, March 3 (Reuters) –"), in a closing
 * note, or in a "source:" line. An agency that is merely quoted ("told Reuters") is no credit. Stateless.
 */
public final class CreditLine {

    private static final int HEAD = 220;
    private static final int TAIL = 220;

    private static final Map<String, String> AGENCIES = agencies();
    private static final String NAMES =
            AGENCIES.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"));
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final String NOT_A_WORD = "(?![\\p{L}\\p{N}])";
    private static final String QUOTES = "[«\"“„]?";

    private static final Pattern DATELINE = Pattern.compile(
            "[(\\[/]\\s*(?:via\\s+)?" + QUOTES + "(" + NAMES + ")[»\"”]?\\s*[)\\]/]|^\\s*(" + NAMES + ")\\s*[-–—:]",
            FLAGS);
    private static final Pattern SOURCE = Pattern.compile(
            "(?:source|sources|credit|with reporting by|reporting by|by|джерело|за даними|за інформацією|источник|źródło|по данным)\\s*:?\\s*"
                    + QUOTES + "(" + NAMES + ")" + NOT_A_WORD + "|[(\\[/]\\s*(" + NAMES
                    + ")\\s*[)\\]/]?\\s*$|[\\n.]\\s*(" + NAMES
                    + ")\\s*$|[–—-]\\s*(" + NAMES + ")\\s*$",
            FLAGS);

    private CreditLine() {}

    /** The agency in one spelling, or null. */
    public static @Nullable String of(String text) {
        String head = text.substring(0, Math.min(HEAD, text.length()));
        String found = first(DATELINE.matcher(head));
        return found != null ? found : first(SOURCE.matcher(text.substring(Math.max(0, text.length() - TAIL))));
    }

    private static @Nullable String first(Matcher matcher) {
        if (!matcher.find()) {
            return null;
        }
        for (int group = 1; group <= matcher.groupCount(); group++) {
            String name = matcher.group(group);
            if (name != null) {
                return AGENCIES.get(name.toLowerCase(java.util.Locale.ROOT));
            }
        }
        return null;
    }

    private static Map<String, String> agencies() {
        Map<String, String> agencies = new LinkedHashMap<>();
        add(agencies, "Reuters", "reuters", "рейтер", "рейтерс", "ройтерс");
        add(agencies, "AP", "associated press", "the associated press", "ap");
        add(agencies, "AFP", "agence france-presse", "afp", "афп");
        add(agencies, "dpa", "deutsche presse-agentur", "dpa");
        add(agencies, "Ukrinform", "ukrinform", "укрінформ", "укринформ");
        add(agencies, "UNIAN", "unian", "уніан", "униан");
        add(agencies, "Interfax-Ukraine", "interfax-ukraine", "інтерфакс-україна", "интерфакс-украина");
        add(agencies, "Interfax", "interfax", "интерфакс", "інтерфакс");
        add(agencies, "TASS", "tass", "тасс");
        add(agencies, "RIA Novosti", "ria novosti", "риа новости", "ріа новості");
        add(agencies, "BelTA", "belta", "белта");
        add(agencies, "PAP", "polska agencja prasowa", "pap");
        add(agencies, "ANSA", "ansa");
        add(agencies, "EFE", "efe");
        add(agencies, "UPI", "upi");
        add(agencies, "Xinhua", "xinhua", "синьхуа", "сіньхуа");
        add(agencies, "Anadolu", "anadolu agency", "anadolu", "анадолу");
        add(agencies, "Kyodo", "kyodo news", "kyodo");
        add(agencies, "Bloomberg", "bloomberg", "блумберг");
        return agencies;
    }

    private static void add(Map<String, String> agencies, String name, String... spellings) {
        for (String spelling : spellings) {
            agencies.put(spelling, name);
        }
    }
}
