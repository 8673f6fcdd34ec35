package org.parley.bench.enrich;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.parley.schemas.Article;
import org.parley.schemas.DatePrecision;
import org.parley.schemas.Outlet;
import org.parley.schemas.Side;
import org.parley.schemas.TextSource;
import org.parley.schemas.TrustedRecords;

/**
 * What outlets publish in a day: mostly other news in three languages, and now and then a meeting that nobody has announced before. About
 * four thousand characters each. A seed always gives the same. Not thread-safe.
 */
final class InventedArticles {

    private static final int LENGTH = 4_000;
    private static final int OUTLETS = 40;
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.ENGLISH);

    private static final List<String> LEADERS = List.of(
            "French President Emmanuel Macron",
            "Polish Prime Minister Donald Tusk",
            "German Chancellor Olaf Scholz",
            "British Prime Minister Keir Starmer",
            "Turkish President Recep Tayyip Erdogan",
            "Italian Prime Minister Giorgia Meloni",
            "Canadian Prime Minister Justin Trudeau",
            "U.S. Secretary of State Marco Rubio");
    private static final List<String> CITIES = List.of(
            "Kyiv",
            "Paris",
            "Warsaw",
            "Berlin",
            "London",
            "Ankara",
            "Rome",
            "Geneva",
            "Vienna",
            "Brussels",
            "Istanbul");

    private static final List<List<String>> OTHER_NEWS = List.of(
            List.of(
                    "The city council voted on Monday to repair the bridges that last winter's floods had damaged.",
                    "Shares of the two largest grain traders fell by three per cent after the harvest report.",
                    "The home side scored twice in the second half and stays at the top of the table.",
                    "Doctors warn that the number of measles cases has doubled since January.",
                    "A new exhibition of photographs from the coal region opens at the national gallery next week.",
                    "The central bank left its key rate unchanged and said that inflation would ease by autumn.",
                    "Farmers blocked two roads near the border to protest against the price of fertilizer.",
                    "The president of the football federation said that the stadium would be ready in time.",
                    "Scientists at the institute found a beetle that had been thought extinct for eighty years.",
                    "Rail passengers face delays until Friday, when the last of the switches will be replaced."),
            List.of(
                    "Міська рада у понеділок проголосувала за ремонт мостів, які пошкодила зимова повінь.",
                    "Ціни на пшеницю за тиждень зросли на два відсотки, повідомили на біржі.",
                    "Збірна виграла третій матч поспіль і очолила турнірну таблицю.",
                    "Лікарі нагадують, що щеплення від грипу можна зробити безкоштовно до кінця місяця.",
                    "У національному музеї відкрилася виставка народного вбрання з усіх областей.",
                    "Синоптики обіцяють дощі на заході й пориви вітру на узбережжі.",
                    "На станції метро завершили ремонт ескалаторів, рух відновлено.",
                    "Вчителі місцевої школи отримали нові комп'ютери для класу інформатики.",
                    "Уряд затвердив програму підтримки малих підприємств на наступний рік.",
                    "Рятувальники загасили пожежу на складі, ніхто не постраждав."),
            List.of(
                    "Городской совет в понедельник утвердил план ремонта мостов, повреждённых паводком.",
                    "Акции перевозчика подорожали на четыре процента после отчёта за квартал.",
                    "Хоккеисты выиграли пятый матч подряд и вышли в полуфинал.",
                    "Врачи советуют не откладывать прививку до начала сезона гриппа.",
                    "В музее открылась выставка фарфора из частных собраний.",
                    "В выходные ожидаются снег и гололёд на трассах области.",
                    "Завод объявил о наборе двухсот рабочих в новый цех.",
                    "Министерство опубликовало правила приёма в университеты на будущий год.",
                    "Пожар на складе потушен, пострадавших нет, причины выясняются.",
                    "Учёные описали древнее поселение, найденное при строительстве дороги."));
    private static final List<String> LANGUAGES = List.of("en", "uk", "ru");

    private final Random random;
    private final Instant published;
    private int meetings;
    private int articles;

    InventedArticles(long seed, Instant published) {
        TrustedRecords.install();
        this.random = new Random(seed);
        this.published = published;
    }

    /** An article about anything else. */
    Article other() {
        int language = random.nextInt(LANGUAGES.size());
        List<String> sentences = OTHER_NEWS.get(language);
        return article(LANGUAGES.get(language), sentences.get(random.nextInt(sentences.size())), body(language, ""));
    }

    /** An article that announces a meeting of which no other article tells. */
    Article meeting() {
        int meeting = meetings++;
        String leader = LEADERS.get(meeting % LEADERS.size());
        String city = CITIES.get(meeting / LEADERS.size() % CITIES.size());
        LocalDate day = LocalDate.ofInstant(published, ZoneOffset.UTC).plusDays(2 + 3L * (meeting / LEADERS.size()));
        String lead = "Ukrainian President Volodymyr Zelensky will meet " + leader + " in " + city + " on "
                + day.format(WRITTEN) + ", his office said. They will talk about a ceasefire. ";
        return article("en", "Zelensky to meet " + leader + " in " + city, body(0, lead));
    }

    private String body(int language, String lead) {
        List<String> sentences = OTHER_NEWS.get(language);
        StringBuilder text = new StringBuilder(LENGTH + 200).append(lead);
        while (text.length() < LENGTH) {
            text.append(sentences.get(random.nextInt(sentences.size()))).append(random.nextInt(4) == 0 ? "\n\n" : " ");
        }
        return text.toString();
    }

    private Article article(String language, String title, String text) {
        int number = articles++;
        int outlet = random.nextInt(OUTLETS);
        return Article.newBuilder()
                .setArticleId("invented-" + number)
                .setUrl("https://outlet" + outlet + ".example/" + number)
                .setOutlet(new Outlet("Outlet " + outlet, "UA", Side.values()[outlet % Side.values().length]))
                .setTitle(title)
                .setText(text)
                .setLanguage(language)
                .setPublishedAt(published.plusSeconds(number % 3_600))
                .setPublishedPrecision(DatePrecision.MINUTE)
                .setTextSource(TextSource.PAGE)
                .setFetchedAt(published.plusSeconds(number % 3_600))
                .build();
    }
}
