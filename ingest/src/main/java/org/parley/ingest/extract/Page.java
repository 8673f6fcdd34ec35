package org.parley.ingest.extract;

import java.util.List;

/** What is known of a page before its blocks are judged. */
record Page(String title, String description, String linkedBody, List<String> authors) {}
