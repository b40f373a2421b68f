@NullMarked
package io.headroom.content.grammar;

import org.jspecify.annotations.NullMarked;
