package org.parley.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.results.Results;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.parley.desk.http.DeskServer;
import org.parley.desk.live.LiveStream;
import org.parley.runtime.config.Settings;
import org.parley.schemas.Alert;
import org.parley.schemas.AlertAction;
import org.parley.schemas.json.RecordJson;

/**
 * Walks through the page as a person does, in a real browser. Screenshots of each view are left in {@code target/screenshots}; those in
 * the documentation are made with {@code -Dscreenshots=}its folder.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserIT {

    /** A browser on a busy machine may need long for its forty requests; nothing waits longer than it must. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Path SCREENSHOTS = Path.of(System.getProperty("screenshots", "target/screenshots"));
    private static final Set<String> SERIOUS = Set.of("serious", "critical");

    private final DeskWorld world = DeskWorld.build();
    private final LiveStream stream = new LiveStream(100, 50);
    private DeskServer server;
    private ChromeDriver browser;

    @BeforeAll
    void openDesk() throws IOException {
        Chromium.require();
        Files.createDirectories(SCREENSHOTS);
        stream.startsAt("alerts-0", 0);
        server = new DeskServer(
                DeskConfig.from(Settings.of(Map.of("desk.port", "0"))),
                new FakeStore(world),
                stream,
                DeskWorld.feeds(),
                () -> true,
                new SimpleMeterRegistry(),
                Clock.fixed(DeskWorld.NOW, ZoneOffset.UTC));
        server.start();
    }

    @AfterAll
    void closeDesk() {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void openBrowser(@TempDir Path profile) {
        browser = Chromium.open(profile, 1360, 900);
    }

    @AfterEach
    void closeBrowser() {
        browser.quit();
    }

    @Test
    void shouldShowWhatIsComingAndAlertsAsTheyFire() {
        open("/");

        assertThat(texts(".timeline .event-title").subList(0, 2))
                .containsExactly("Zelensky – Trump meeting, Washington", "Minerals agreement, Washington");
        assertThat(text(".timeline .countdown")).isEqualTo("tomorrow");
        assertThat(find(".volume canvas").isDisplayed()).isTrue();

        Alert alert = DeskWorld.alert(world.events().get(0), AlertAction.UPDATE, Instant.parse("2025-02-27T15:00:00Z"));
        await().atMost(PATIENCE).until(() -> stream.readers() > 0);
        stream.publish("alert", "alerts-0", 0, RecordJson.toJson(alert).toString());

        await().atMost(PATIENCE).until(() -> !browser.findElements(By.cssSelector(".alert.fresh"))
                .isEmpty());
        assertThat(text("#announce")).contains("Zelensky – Trump meeting");
    }

    @Test
    void shouldLoadTheFirstPageInLessThanAHundredKilobytes() {
        open("/");
        find(".volume canvas");

        Number bytes = (Number) browser.executeScript(
                "return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
                        + ".reduce((sum, entry) => sum + entry.transferSize, 0)");
        assertThat(bytes.longValue()).isBetween(20_000L, 100_000L);
    }

    @Test
    void shouldGoFromTheTimelineToTheEvidence() {
        open("/");
        click(".timeline .event-title a");

        await().atMost(PATIENCE).until(() -> browser.getCurrentUrl().endsWith("/events/" + DeskWorld.VISIT));
        assertThat(text("h1")).isEqualTo("Zelensky – Trump meeting, Washington");
        assertThat(browser.findElements(By.cssSelector(".report"))).hasSize(7);
        assertThat(text(".copies summary")).isEqualTo("1 copy of the same text");
        assertThat(texts("#h-differ ~ .scroll td.told")).hasSize(2);

        click(".report .report-foot .link");
        String sentence =
                world.events().get(0).getMentions().get(0).getEvidence().getText();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(text(".article mark")).isEqualTo(sentence));

        browser.navigate().back();
        await().atMost(PATIENCE).until(() -> !texts(".timeline .event-title").isEmpty());
    }

    @Test
    void shouldFilterSearchAndShareEvents() {
        open("/events");
        click("input[name=kind][value=CALL]");

        await().atMost(PATIENCE).until(() -> browser.getCurrentUrl().contains("kind=CALL"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(texts(".results .event-title"))
                .containsExactly("Trump – Starmer call"));
        click(".chosen");
        await().atMost(PATIENCE).until(() -> texts(".results .event-title").size() > 5);

        for (String view : List.of("calendar", "map")) {
            open("/events?view=" + view);
            await().atMost(PATIENCE).until(() -> !browser.findElements(By.cssSelector(".entry, .spot"))
                    .isEmpty());
        }
    }

    @Test
    void shouldSearchArticlesAndReadThemHere() {
        open("/articles");
        WebElement field = find("#q");
        field.sendKeys("Washington", Keys.ENTER);

        await().atMost(PATIENCE).until(() -> browser.getCurrentUrl().contains("q=Washington"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(text(".results mark")).isEqualTo("Washington"));
        click(".report-foot .link");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(text(".article .text")).contains("Washington"));
        click(".reported");
        await().atMost(PATIENCE).until(() -> browser.getCurrentUrl().endsWith("/events/" + DeskWorld.VISIT));
    }

    @Test
    void shouldCompleteNamesByKeyboard() {
        open("/events");
        WebElement field = find("#q");
        field.sendKeys("zel");
        await().atMost(PATIENCE).until(() -> !browser.findElements(By.cssSelector("#suggestions li"))
                .isEmpty());

        field.sendKeys(Keys.ARROW_DOWN, Keys.ENTER);

        await().atMost(PATIENCE).until(() -> browser.getCurrentUrl().contains("party=Volodymyr+Zelensky"));
        assertThat(text(".chosen")).isEqualTo("Volodymyr Zelensky");
    }

    @Test
    void shouldDrawCoverageAndMarkTheSpike() {
        open("/coverage");

        await().atMost(PATIENCE).until(() -> !browser.findElements(By.cssSelector(".chart canvas"))
                .isEmpty());
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(texts(".marks li")).isNotEmpty());
        assertThat(texts(".marks .spike")).hasSize(2);
        assertThat(texts(".marks .down")).singleElement().asString().contains("5 hours");
        assertThat(browser.findElements(By.cssSelector(".marks .silence"))).isEmpty();
        browser.findElements(By.cssSelector(".choice button")).get(2).click();
        await().atMost(PATIENCE).until(() -> browser.getCurrentUrl().contains("by=side"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(text(".legend")).contains("Ukrainian"));
    }

    @Test
    void shouldSpeakUkrainianAndWorkByKeyboard() {
        open("/");
        press("l");
        assertThat(texts("nav a")).containsExactly("Зараз", "Події", "Статті", "Висвітлення");
        assertThat(find("html").getAttribute("lang")).isEqualTo("uk");

        press("g", "c");
        await().atMost(PATIENCE).until(() -> browser.getCurrentUrl().endsWith("/coverage"));
        press("/");
        await().atMost(PATIENCE).until(() -> browser.getCurrentUrl().endsWith("/events"));
        assertThat(browser.switchTo().activeElement().getAttribute("id")).isEqualTo("q");
        browser.switchTo().activeElement().sendKeys(Keys.ESCAPE);
        open("/");
        press("j");
        assertThat(browser.switchTo().activeElement().getText()).isEqualTo("Зустріч: Зеленський – Трамп, Вашингтон");
    }

    @Test
    void shouldTellRecordsInTheReadersLanguage() {
        open("/");
        press("l");

        assertThat(text(".alert-title")).startsWith("Заплановано: Зустріч: ");
        assertThat(texts(".timeline .parties li")).anyMatch(party -> party.startsWith("Зеленський"));
        assertThat(texts(".alert-title"))
                .anyMatch(
                        title -> title.matches(
                                "Сплеск висвітлення «Україна: російська аудиторія»: 12 статей за годину від .*, зазвичай 3 ± 2"));
        open("/events/" + DeskWorld.VISIT);
        assertThat(text("h1")).isEqualTo("Зустріч: Зеленський – Трамп, Вашингтон");
        assertThat(texts(".life .field-when b"))
                .anyMatch(change -> change.matches("Дата: березень 2025.р. → пт, 28 лют. 2025.р."));

        open("/events");
        find("#q").sendKeys("зел");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(texts("#suggestions li span")).contains("Зеленський"));
    }

    @Test
    void shouldShowWhatOutletsWroteAsTextOnly() {
        open("/events/" + DeskWorld.HOSTILE);

        assertThat(text("h1")).isEqualTo("<img src=x onerror=alert(1)> peace plan");
        assertThat(text(".report blockquote")).contains("<b onmouseover=alert(4)>");
        assertThat(browser.findElements(By.cssSelector("main img, main script, main a[href^=javascript]")))
                .isEmpty();
        for (String view :
                List.of("/", "/events", "/events?view=calendar", "/events?q=%3Cscript%3Ealert(1)%3C/script%3E")) {
            open(view);
            assertThat(browser.findElements(By.cssSelector("main img, main script")))
                    .as(view)
                    .isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} at {2} pixels, {3}")
    @CsvSource({
        "now, /, 1360, light",
        "now, /, 390, light",
        "now, /, 1360, dark",
        "events, /events, 1360, light",
        "events, /events, 390, light",
        "calendar, /events?view=calendar, 1360, light",
        "map, /events?view=map, 1360, light",
        "event, /events/e-visit, 1360, light",
        "event, /events/e-visit, 1360, dark",
        "event, /events/e-visit, 390, dark",
        "articles, /articles?q=washington, 1360, light",
        "articles, /articles?q=washington, 390, dark",
        "coverage, /coverage, 1360, light",
        "coverage, /coverage, 390, light",
        "coverage-by-outlet, /coverage?by=outlet, 390, light",
        "coverage, /coverage, 1360, dark"
    })
    void shouldFitEveryScreenAndHideFromNobody(String name, String path, int width, String theme) throws IOException {
        open(path);
        browser.executeScript("localStorage.setItem('parley.theme', arguments[0])", theme);
        Chromium.resize(browser, width, 900);
        open(path);
        await().atMost(PATIENCE).until(() -> browser.findElements(By.cssSelector(".empty")).stream()
                .noneMatch(element -> element.getText().contains("Loading")));
        await().atMost(PATIENCE)
                .until(() -> !browser.findElements(By.cssSelector("canvas, .report, .event, .entry, .spot"))
                        .isEmpty());

        byte[] picture = browser.getScreenshotAs(OutputType.BYTES);
        Files.write(SCREENSHOTS.resolve(name + "-" + width + "-" + theme + ".png"), picture);

        Number overflow = (Number) browser.executeScript("return document.documentElement.scrollWidth - innerWidth");
        assertThat(overflow.intValue()).as("pixels to the right of the screen").isLessThanOrEqualTo(0);
        Results audit = new AxeBuilder().analyze(browser);
        assertThat(audit.getPasses()).as("rules that had something to look at").hasSizeGreaterThan(10);
        List<Rule> faults = audit.getViolations().stream()
                .filter(fault -> SERIOUS.contains(fault.getImpact()))
                .toList();
        assertThat(faults)
                .as(() -> faults.stream()
                        .map(fault -> fault.getId() + " " + fault.getNodes())
                        .toList()
                        .toString())
                .isEmpty();
        assertNothingFailed();
    }

    private void assertNothingFailed() {
        List<LogEntry> errors = browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .toList();
        assertThat(errors).as("errors in the browser's console").isEmpty();
    }

    private void open(String path) {
        browser.get("http://127.0.0.1:" + server.port() + path);
        await().atMost(PATIENCE)
                .until(() -> !browser.findElements(By.cssSelector("#bar nav a")).isEmpty());
    }

    private void press(String... keys) {
        for (String key : keys) {
            find("body").sendKeys(key);
        }
    }

    private void click(String selector) {
        find(selector).click();
    }

    private WebElement find(String selector) {
        await().atMost(PATIENCE)
                .until(() -> !browser.findElements(By.cssSelector(selector)).isEmpty());
        return browser.findElement(By.cssSelector(selector));
    }

    private String text(String selector) {
        return find(selector).getText();
    }

    private List<String> texts(String selector) {
        find(selector);
        return browser.findElements(By.cssSelector(selector)).stream()
                .map(WebElement::getText)
                .toList();
    }
}
