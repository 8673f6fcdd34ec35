package org.parley.enrich.extract;

import java.util.List;
import org.parley.enrich.text.Token;

/** Quotation marks that only set a name or a term apart, «коалиция желающих», and so part no clauses as quoted speech does. */
final class Quotation {

    private static final int LONGEST_NAME = 4;

    private Quotation() {}

    /** Whether the mark opens or closes a few words with no other mark among them. */
    static boolean isOfName(List<Token> tokens, int mark) {
        return opens(tokens, mark) ? closing(tokens, mark) : opening(tokens, mark);
    }

    private static boolean closing(List<Token> tokens, int mark) {
        int at = mark + 1;
        while (at < tokens.size() && at - mark <= LONGEST_NAME && isPlain(tokens.get(at))) {
            at++;
        }
        return at - mark > 1 && isQuote(tokens, at) && !opens(tokens, at);
    }

    private static boolean opening(List<Token> tokens, int mark) {
        int at = mark - 1;
        while (at >= 0 && mark - at <= LONGEST_NAME && isPlain(tokens.get(at))) {
            at--;
        }
        return mark - at > 1 && at >= 0 && isQuote(tokens, at) && opens(tokens, at);
    }

    /** An opening mark clings to the word behind it. */
    private static boolean opens(List<Token> tokens, int mark) {
        return mark + 1 < tokens.size()
                && tokens.get(mark).end() == tokens.get(mark + 1).start()
                && tokens.get(mark + 1).shape() != Token.Shape.MARK;
    }

    private static boolean isQuote(List<Token> tokens, int at) {
        return at < tokens.size() && tokens.get(at).is("\"");
    }

    private static boolean isPlain(Token token) {
        return token.shape() != Token.Shape.MARK || token.is("-");
    }
}
