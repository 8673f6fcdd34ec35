package org.parley.enrich.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditLineTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            KYIV, March 3 (Reuters) - Talks will begin on Monday.             | Reuters
            WARSAW (PAP) The ministers met on Tuesday.                        | PAP
            Talks ended in the evening. Source: Reuters                       | Reuters
            Переговори завершилися ввечері. Джерело: Укрінформ                | Ukrinform
            Переговоры завершились вечером. Источник: «Интерфакс»             | Interfax
            Talks ended in the evening, officials in both capitals said (AFP) | AFP
            """)
    void shouldFindTheAgency(String text, String agency) {
        assertThat(CreditLine.of(text)).isEqualTo(agency);
    }

    @Test
    void shouldNotTakeAQuotedAgencyForACredit() {
        assertThat(CreditLine.of("The minister told Reuters that talks would go on. He spoke in Ankara on Monday."))
                .isNull();
    }
}
