package org.parley.ingest.extract;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a page's body into blocks in reading order. Walks by hand, because pages can be nested deeper than a stack. Made for one page,
 * used once.
 */
final class BlockSplitter {

    private static final Set<String> SILENT = Set.of(
            "script",
            "style",
            "noscript",
            "template",
            "svg",
            "math",
            "iframe",
            "object",
            "embed",
            "button",
            "select",
            "option",
            "input",
            "textarea",
            "canvas",
            "video",
            "audio",
            "map",
            "head",
            "link",
            "meta",
            "datalist",
            "progress",
            "title");
    private static final Set<String> PICTURES = Set.of("img", "svg", "iframe", "video", "canvas", "object", "embed");
    private static final String[] NAMING = {"class", "id", "role", "itemprop"};
    private static final Set<String> STRONG = Set.of("b", "strong", "em", "i");

    private final List<Block> blocks = new ArrayList<>();
    private final Map<String, Long> cuesByName = new HashMap<>();
    private final StringBuilder text = new StringBuilder();
    private Frame frame;
    private int linkDepth;
    private int strongDepth;
    private int linkChars;
    private int strongChars;
    private int links;
    private int pictures;
    private boolean afterBreak;
    private @Nullable Element judgedRow;
    private boolean rowOfData;

    BlockSplitter(Element body) {
        frame = new Frame(body, null, cues(body));
    }

    List<Block> split() {
        Element root = frame.element;
        Node node = root.childNodeSize() > 0 ? root.childNode(0) : null;
        while (node != null) {
            boolean entered = enter(node);
            node = entered && node.childNodeSize() > 0 ? node.childNode(0) : leaveUntilSibling(node, entered, root);
        }
        flush();
        return blocks;
    }

    private @Nullable Node leaveUntilSibling(Node node, boolean entered, Element root) {
        if (entered) {
            leave(node);
        }
        Node up = node;
        while (up.nextSibling() == null) {
            up = up.parent();
            if (up == null || up.equals(root)) {
                return null;
            }
            leave(up);
        }
        return up.nextSibling();
    }

    /** Returns false where nothing inside is to be read. */
    private boolean enter(Node node) {
        if (node instanceof TextNode textNode) {
            append(textNode.getWholeText());
            return false;
        }
        if (!(node instanceof Element element)) {
            return false;
        }
        if (SILENT.contains(element.normalName()) || element.normalName().equals("img")) {
            pictures += PICTURES.contains(element.normalName()) ? 1 : 0;
            return false;
        }
        if (element.normalName().equals("br")) {
            lineBreak();
            return false;
        }
        if (isCellOfRow(element)) {
            append(" ");
        } else if (isBlock(element)) {
            flush();
            frame = new Frame(element, frame, cues(element));
        }
        if (element.normalName().equals("a")) {
            linkDepth++;
            links++;
        }
        strongDepth += STRONG.contains(element.normalName()) ? 1 : 0;
        return true;
    }

    private void leave(Node node) {
        if (!(node instanceof Element element)) {
            return;
        }
        if (isBlock(element) && !isCellOfRow(element)) {
            flush();
            frame = frame.parent == null ? frame : frame.parent;
        }
        linkDepth -= element.normalName().equals("a") ? 1 : 0;
        strongDepth -= STRONG.contains(element.normalName()) ? 1 : 0;
    }

    /** A row of data is one line of text; the cells of a table that lays out the page are blocks. */
    private boolean isCellOfRow(Element element) {
        String tag = element.normalName();
        boolean cell = tag.equals("td") || tag.equals("th");
        Element row = cell ? element.parent() : null;
        if (row == null || !row.normalName().equals("tr")) {
            return false;
        }
        if (!row.equals(judgedRow)) {
            judgedRow = row;
            rowOfData = row.children().stream().allMatch(BlockSplitter::holdsALine);
        }
        return rowOfData;
    }

    private static boolean holdsALine(Element cell) {
        return cell.children().stream()
                .noneMatch(child -> isBlock(child) || child.normalName().equals("table"));
    }

    private static boolean isBlock(Element element) {
        return element.isBlock() || element.normalName().indexOf('-') > 0;
    }

    private long cues(Element element) {
        if (element.attributesSize() == 0) {
            return 0;
        }
        long bits = isHidden(element) ? Cue.HIDDEN.bit() : 0;
        for (String attribute : NAMING) {
            String name = element.attr(attribute);
            bits |= name.isEmpty() ? 0 : cuesByName.computeIfAbsent(name, ClassCues::bits);
        }
        return bits;
    }

    private static boolean isHidden(Element element) {
        if (element.hasAttr("hidden") || element.attr("aria-hidden").equals("true")) {
            return true;
        }
        String style = element.attr("style");
        return !style.isEmpty() && style.replace(" ", "").contains("display:none");
    }

    private void append(String raw) {
        int before = text.length();
        boolean blank = before == 0 || text.charAt(before - 1) <= ' ';
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (isBlank(c)) {
                if (!blank) {
                    text.append(' ');
                    blank = true;
                }
            } else if (!isInvisible(c)) {
                text.append(c);
                blank = false;
            }
        }
        int added = text.length() - before;
        if (added > 0) {
            afterBreak = afterBreak && text.substring(before).isBlank();
            linkChars += linkDepth > 0 ? added : 0;
            strongChars += strongDepth > 0 ? added : 0;
        }
    }

    private static boolean isBlank(char c) {
        return c <= ' ' || (c >= '\u0080' && (c == '\u00A0' || Character.isWhitespace(c) || Character.isSpaceChar(c)));
    }

    private static boolean isInvisible(char c) {
        return c >= '\u0080'
                && (c == '\u00AD' || c == '\u200B' || c == '\u200E' || c == '\u200F' || c == '\uFEFF' || c == '\u2060');
    }

    private void lineBreak() {
        if (afterBreak) {
            flush();
        } else if (text.length() > 0) {
            text.append('\n');
            afterBreak = true;
        }
    }

    private void flush() {
        String whole = text.toString().strip();
        if (!whole.isEmpty()) {
            Block block = new Block(blocks.size(), frame, whole, linkChars, strongChars, links, pictures);
            pictures = 0;
            blocks.add(block);
            frame.count(block);
        }
        text.setLength(0);
        linkChars = 0;
        strongChars = 0;
        links = linkDepth > 0 ? 1 : 0;
        afterBreak = false;
    }
}
