package org.parley.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.parley.cli.demo.DemoWorld.Release;

class PageRendererTest {

    private static final DemoWorld WORLD = DemoWorld.bundled();

    static Stream<Release> releases() {
        return WORLD.releases().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("releases")
    void shouldShowTheWholeArticle(Release release) {
        Document page = Jsoup.parse(render(release));

        assertThat(page.select("h1").eachText())
                .containsExactly(release.article().title());
        assertThat(page.select("p").eachText())
                .containsSubsequence(release.article().paragraphs());
        assertThat(page.text()).contains(release.article().authors());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("releases")
    void shouldLoadNothingFromAnotherHost(Release release) {
        Document page =
                Jsoup.parse(render(release), "http://" + release.outlet().host() + "/");

        assertThat(page.select("[src], [href]"))
                .extracting(element -> URI.create(address(element)).getHost())
                .containsOnly(release.outlet().host());
        assertThat(page.select("style").outerHtml()).doesNotContain("url(", "@import");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("releases")
    void shouldFillEveryPlaceholder(Release release) {
        assertThat(render(release)).doesNotContain("{{");
    }

    @Test
    void shouldDescribeArticlesInLinkedDataOnSomePagesOnly() throws IOException {
        Release release = releases()
                .filter(each -> each.outlet().template().equals("broadsheet"))
                .findFirst()
                .orElseThrow();

        JsonNode data = new ObjectMapper().readTree(linkedData(render(release)).get(0));

        assertThat(data.path("headline").asText()).isEqualTo(release.article().title());
        assertThat(data.path("datePublished").asText())
                .isEqualTo(release.article().published().toString());
        assertThat(releases().filter(each -> each.outlet().template().equals("wire")))
                .isNotEmpty()
                .allSatisfy(each -> assertThat(linkedData(render(each))).isEmpty());
    }

    @Test
    void shouldEscapeWhatTheArticleSays() {
        DemoWorld world = new WorldFixture().world();

        String page = render(world.releases().get(0), world);

        assertThat(page).contains("<h1>Envoys &lt;arrive&gt;</h1>");
    }

    @Test
    void shouldNotLetATitleEndTheScriptElement() {
        DemoWorld world = new WorldFixture()
                .with("templates/plain.mustache", "<script type=\"application/ld+json\">{{{jsonLd}}}</script>")
                .spoiled("Envoys <arrive>", "</script><b>Envoys</b>")
                .world();

        Document page = Jsoup.parse(render(world.releases().get(0), world));

        assertThat(page.select("b")).isEmpty();
        assertThat(page.select("script")).hasSize(1);
    }

    private static String render(Release release) {
        return render(release, WORLD);
    }

    private static String render(Release release, DemoWorld world) {
        List<DemoArticle> earlier = release.outlet().articles().stream()
                .filter(other -> other.published().isBefore(release.article().published()))
                .toList();
        return world.pages().article(release.outlet(), release.article(), earlier, "");
    }

    private static String address(Element element) {
        return element.hasAttr("src") ? element.absUrl("src") : element.absUrl("href");
    }

    private static List<String> linkedData(String page) {
        return Jsoup.parse(page).select("script[type=application/ld+json]").stream()
                .map(Element::data)
                .toList();
    }
}
