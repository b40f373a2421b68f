/**
 * Practice on games that are over, on whichever node is asked: {@code Practices} lets somebody in
 * and keeps what was tried, {@code PracticeQueue} computes behind live games, {@code FinishedGames}
 * reads a game from its log. The database is the truth; nothing here writes to a log.
 */
@NullMarked
package io.headroom.node.afterclass;

import org.jspecify.annotations.NullMarked;
