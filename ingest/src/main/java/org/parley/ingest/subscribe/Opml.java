package org.parley.ingest.subscribe;

import java.io.StringWriter;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;
import org.parley.ingest.fetch.Addresses;
import org.parley.schemas.Feed;
import org.parley.schemas.Outlet;
import org.parley.schemas.Side;

/**
 * Subscriptions as OPML 2.0, which every feed reader imports and exports. Beside the usual {@code text}, {@code title}, {@code xmlUrl} and
 * {@code language} an outline carries {@code outlet}, {@code country} (ISO 3166-1 alpha-3), {@code side} and {@code pollIntervalSeconds};
 * what is missing stays unknown. Thread-safe.
 */
public final class Opml {

    private Opml() {}

    /**
     * What an OPML file holds.
     *
     * @param feeds its subscriptions in its order, each address once
     * @param problems one sentence for each outline that could not be used
     */
    public record Import(List<Feed> feeds, List<String> problems) {}

    /**
     * Reads OPML, also from other programs. Outlines without a feed are taken for folders; a folder's {@code country}, {@code side},
     * {@code language} and {@code outlet} hold for the feeds in it.
     *
     * @param addedAt when the subscriptions are made
     */
    public static Import read(String opml, Instant addedAt) {
        Document document = Jsoup.parse(opml, Parser.xmlParser());
        Map<String, Feed> feeds = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        if (document.getElementsByTag("opml").isEmpty()) {
            return new Import(List.of(), List.of("It is no OPML: there is no <opml> element."));
        }
        for (Element outline : document.getElementsByTag("outline")) {
            String address = attribute(outline, "xmlUrl");
            if (address == null) {
                continue;
            }
            URI url = Addresses.parse(address);
            if (url == null) {
                problems.add("No feed can be at \"" + address + "\".");
            } else {
                feeds.putIfAbsent(url.toString(), feed(outline, url, addedAt, problems));
            }
        }
        return new Import(List.copyOf(feeds.values()), List.copyOf(problems));
    }

    /** What an OPML file gives as addresses of feeds, in its order and as it stands there, usable or not. */
    public static List<String> addresses(String opml) {
        return Jsoup.parse(opml, Parser.xmlParser()).getElementsByTag("outline").stream()
                .map(outline -> attribute(outline, "xmlUrl"))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** Writes subscriptions, in their order. */
    public static String write(Collection<Feed> feeds) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("opml");
            xml.writeAttribute("version", "2.0");
            xml.writeCharacters("\n  ");
            xml.writeStartElement("head");
            xml.writeStartElement("title");
            xml.writeCharacters("Parley");
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeCharacters("\n  ");
            xml.writeStartElement("body");
            for (Feed feed : feeds) {
                xml.writeCharacters("\n    ");
                writeOutline(xml, feed);
            }
            xml.writeCharacters("\n  ");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeCharacters("\n");
            xml.writeEndDocument();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("writing XML into memory failed", impossible);
        }
        return text.toString();
    }

    private static Feed feed(Element outline, URI url, Instant addedAt, List<String> problems) {
        String name = inherited(outline, "outlet");
        String text = attribute(outline, "text");
        String title = text != null ? text : attribute(outline, "title");
        String country = inherited(outline, "country");
        Outlet outlet = Outlet.newBuilder()
                .setName(name != null ? name : title != null ? title : url.getHost())
                .setCountry(country == null ? null : country.toUpperCase(Locale.ROOT))
                .setSide(side(inherited(outline, "side"), url, problems))
                .build();
        return Feed.newBuilder()
                .setUrl(url.toString())
                .setOutlet(outlet)
                .setLanguage(inherited(outline, "language"))
                .setPollIntervalSeconds(seconds(attribute(outline, "pollIntervalSeconds")))
                .setAddedAt(addedAt)
                .build();
    }

    private static Side side(@Nullable String given, URI url, List<String> problems) {
        if (given == null) {
            return Side.UNKNOWN;
        }
        for (Side side : Side.values()) {
            if (side.name().equalsIgnoreCase(given)) {
                return side;
            }
        }
        problems.add("There is no side \"" + given + "\" (" + url + "); it is taken as unknown.");
        return Side.UNKNOWN;
    }

    private static @Nullable Integer seconds(@Nullable String given) {
        return given != null && given.matches("[1-9]\\d{0,7}") ? Integer.valueOf(given) : null;
    }

    private static @Nullable String inherited(Element outline, String name) {
        for (Element scope = outline; scope != null; scope = scope.parent()) {
            String value = attribute(scope, name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    /** An attribute, its name's case not minded, since programs differ. */
    private static @Nullable String attribute(Element element, String name) {
        return element.attributes().asList().stream()
                .filter(attribute -> attribute.getKey().equalsIgnoreCase(name))
                .map(attribute -> attribute.getValue().strip())
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static void writeOutline(XMLStreamWriter xml, Feed feed) throws XMLStreamException {
        Outlet outlet = feed.getOutlet();
        xml.writeEmptyElement("outline");
        write(xml, "type", "rss");
        write(xml, "text", outlet.getName());
        write(xml, "xmlUrl", feed.getUrl());
        write(xml, "outlet", outlet.getName());
        write(xml, "country", outlet.getCountry());
        write(xml, "language", feed.getLanguage());
        write(
                xml,
                "side",
                outlet.getSide() == Side.UNKNOWN
                        ? null
                        : outlet.getSide().name().toLowerCase(Locale.ROOT));
        Integer seconds = feed.getPollIntervalSeconds();
        write(xml, "pollIntervalSeconds", seconds == null ? null : seconds.toString());
    }

    private static void write(XMLStreamWriter xml, String name, @Nullable String value) throws XMLStreamException {
        if (value != null && !value.isBlank()) {
            xml.writeAttribute(name, value);
        }
    }
}
