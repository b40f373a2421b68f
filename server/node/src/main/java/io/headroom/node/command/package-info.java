/**
 * The command line: one class for each verb, each a thin wiring of the other packages. Exit status
 * 0: done; 1: the thing checked does not hold; 2: wrong use or wrong input; 3: another engine
 * version is needed.
 *
 * <p>Read {@link io.headroom.node.command.Headroom}, then {@link
 * io.headroom.node.command.RunningNode}, which is the list of what a node is made of.
 */
@NullMarked
package io.headroom.node.command;

import org.jspecify.annotations.NullMarked;
