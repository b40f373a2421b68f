/** The command line. */
@NullMarked
package io.headroom.node.command;

import org.jspecify.annotations.NullMarked;
