/**
 * The demo's world: invented outlets whose bundled articles appear over about a minute. It is published as feeds and pages by a
 * local server, which the pipeline reads like any other part of the web.
 */
@NullMarked
package org.parley.cli.demo;

import org.jspecify.annotations.NullMarked;
