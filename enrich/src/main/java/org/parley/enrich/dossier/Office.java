package org.parley.enrich.dossier;

import java.time.LocalDate;

/**
 * An office that a person held.
 *
 * @param title key of the office, such as {@code president}
 * @param code state or organisation whose office it is
 * @param from first day
 * @param until one behind the last day
 */
public record Office(String title, String code, LocalDate from, LocalDate until) {

    public boolean heldOn(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(until);
    }
}
