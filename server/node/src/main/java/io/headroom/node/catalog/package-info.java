/**
 * What is known of language models, accelerators, networks and serving software: the catalogs of
 * {@code scenarios/catalogs} as the engine's cost takes them. {@link
 * io.headroom.node.catalog.Catalog} first.
 */
@NullMarked
package io.headroom.node.catalog;

import org.jspecify.annotations.NullMarked;
