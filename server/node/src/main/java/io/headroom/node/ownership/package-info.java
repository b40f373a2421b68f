/**
 * Which games this node owns: it creates and restores them ({@code GameOpening}), claims those
 * whose owner is dead ({@code Caretaker}) and hands over what it has ({@code OwnedGames}).
 */
@NullMarked
package io.headroom.node.ownership;

import org.jspecify.annotations.NullMarked;
