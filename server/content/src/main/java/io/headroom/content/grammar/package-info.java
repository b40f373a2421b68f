/**
 * One way to read strict objects out of files: each declares its fields as rows, and reading,
 * schemas and tables follow from these.
 *
 * <p>Start with {@link io.headroom.content.grammar.Shape}.
 */
@NullMarked
package io.headroom.content.grammar;

import org.jspecify.annotations.NullMarked;
