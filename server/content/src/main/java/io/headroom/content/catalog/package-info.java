/**
 * What is known of language models, accelerators, networks and serving software: the catalogs of
 * {@code scenarios/catalogs} as the cost of a language model takes them. {@link
 * io.headroom.content.catalog.Catalog} first.
 */
@NullMarked
package io.headroom.content.catalog;

import org.jspecify.annotations.NullMarked;
