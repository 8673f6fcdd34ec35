package org.parley.cli.json;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.parley.ingest.extract.ExtractedPage;
import org.parley.ingest.extract.PageReader;
import org.parley.ingest.extract.PageTime;

/** A page as a JSON line, {@code {"id","url","html" or "htmlFile"}}, and the article that was read from it. */
public final class PageJson {

    private final PageReader reader = new PageReader();
    private final Path folder;

    /**
     * @param folder against which {@code htmlFile} is meant
     */
    public PageJson(Path folder) {
        this.folder = folder;
    }

    /** Reads the page of one line into {@code {"id","url","canonicalUrl","title","authors","published","modified","lang","text","outlet",…}}. */
    public ObjectNode read(ObjectNode line) {
        String id = Fields.required(line, "id");
        String url = Fields.orEmpty(line, "url");
        String html = Fields.optional(line, "html");
        ExtractedPage page = html != null
                ? reader.read(url, html)
                : reader.read(url, fileBytes(Fields.optional(line, "htmlFile")), null);
        return toJson(id, page);
    }

    private static ObjectNode toJson(String id, ExtractedPage page) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("id", id);
        line.put("url", page.url());
        line.put("canonicalUrl", page.canonicalUrl());
        line.put("title", page.title());
        page.authors().forEach(line.putArray("authors")::add);
        line.put("published", time(page.published()));
        line.put("modified", time(page.modified()));
        line.put("lang", page.language());
        line.put("text", page.text());
        line.put("outlet", page.outletName());
        line.put("section", page.section());
        line.put("image", page.imageUrl());
        line.put("walled", page.walled());
        if (page.noTextReason() != null) {
            line.put("noText", page.noTextReason().name());
        }
        return line;
    }

    private static @Nullable String time(@Nullable PageTime time) {
        return time == null ? null : time.toString();
    }

    private byte[] fileBytes(@Nullable String name) {
        if (name == null) {
            throw new BadLineException("neither \"html\" nor \"htmlFile\" is given");
        }
        try (InputStream stream = open(folder.resolve(name))) {
            return stream.readNBytes(PageReader.MAX_BYTES + 1);
        } catch (IOException | InvalidPathException e) {
            throw new BadLineException("cannot read htmlFile " + name + ": " + e.getMessage());
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream raw = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
    }
}
