/** The command line: its refusals, and the packed program as a process of its own. */
@NullMarked
package io.headroom.node.command;

import org.jspecify.annotations.NullMarked;
