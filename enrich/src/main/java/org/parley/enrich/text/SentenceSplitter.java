package org.parley.enrich.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.parley.enrich.text.Token.Shape;

/** Groups tokens to sentences: at full stops that are not part of an abbreviation, and at line breaks that are not mere wrapping. */
public final class SentenceSplitter {

    /** A run without any full stop is cut here, so that one broken page can't make one endless sentence. */
    private static final int LONGEST = 160;

    private static final Set<String> ABBREVIATIONS = Set.of(
            "mr", "mrs", "ms", "dr", "gen", "sen", "rep", "gov", "lt", "col", "sgt", "st", "vs", "no", "jan", "feb",
            "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "prof", "im", "sw", "ks", "abp",
            "kard", "ім", "св", "вул", "м", "р", "г", "им", "ул", "тис", "тыс", "т", "д", "п", "о", "гр", "ст", "bzw",
            "mm", "al", "ok", "godz", "min", "maj", "adm", "hon");

    private SentenceSplitter() {}

    public static List<Sentence> split(List<Token> tokens, String language) {
        List<Sentence> sentences = new ArrayList<>();
        List<Token> open = new ArrayList<>();
        int paragraph = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean line = token.shape() == Shape.MARK && token.is("\n");
            if (!line) {
                open.add(token);
            }
            if (line ? endsAtLine(tokens, i) : endsHere(tokens, i, language, open.size())) {
                close(open, sentences, paragraph);
            }
            if (line && endsAtLine(tokens, i)) {
                paragraph++;
            }
        }
        close(open, sentences, paragraph);
        return sentences;
    }

    private static void close(List<Token> open, List<Sentence> sentences, int paragraph) {
        if (hasWord(open)) {
            sentences.add(new Sentence(open, paragraph));
        }
        open.clear();
    }

    private static boolean hasWord(List<Token> tokens) {
        for (Token token : tokens) {
            if (token.isWord()) {
                return true;
            }
        }
        return false;
    }

    private static boolean endsAtLine(List<Token> tokens, int at) {
        return at + 1 >= tokens.size() || tokens.get(at + 1).shape() != Shape.LOWER;
    }

    private static boolean endsHere(List<Token> tokens, int at, String language, int length) {
        Token token = tokens.get(at);
        if (length >= LONGEST) {
            return true;
        }
        if (token.shape() != Shape.MARK) {
            return false;
        }
        if (token.is("\"") && at > 0 && isStop(tokens.get(at - 1))) {
            return startsSentence(tokens, at + 1);
        }
        if (!isStop(token) || (at + 1 < tokens.size() && tokens.get(at + 1).is("\""))) {
            return isStop(token) && at + 2 < tokens.size() && tokens.get(at + 2).is("\n");
        }
        return startsSentence(tokens, at + 1) && !(token.is(".") && isAbbreviation(tokens, at, language));
    }

    private static boolean isStop(Token token) {
        return token.is(".") || token.is("!") || token.is("?") || token.is("…");
    }

    private static boolean startsSentence(List<Token> tokens, int at) {
        return at >= tokens.size()
                || tokens.get(at).shape() != Shape.LOWER
                        && !isStop(tokens.get(at))
                        && !tokens.get(at).is(",");
    }

    private static boolean isAbbreviation(List<Token> tokens, int stop, String language) {
        if (stop == 0 || tokens.get(stop - 1).end() != tokens.get(stop).start()) {
            return false;
        }
        Token before = tokens.get(stop - 1);
        if (before.shape() == Shape.NUMBER) {
            boolean touches = stop + 1 < tokens.size()
                    && tokens.get(stop + 1).start() == tokens.get(stop).end();
            return touches || language.equals("de") && before.norm().length() <= 2;
        }
        boolean initial = before.isCapital() && before.norm().length() == 1;
        return initial || ABBREVIATIONS.contains(before.norm());
    }
}
