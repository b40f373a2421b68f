package io.headroom.node.store;

/**
 * The first act of a new owner.
 *
 * @param from the owner that was judged dead, or that claims its own game again; the claim holds
 *     only while the game is still theirs
 * @param owner the node that takes the game
 * @param epoch its ownership, above every earlier one
 * @param batchId the append's name
 * @param event the row that says so
 */
public record NewClaim(NodeId from, NodeId owner, long epoch, BatchId batchId, NewEvent event) {}
