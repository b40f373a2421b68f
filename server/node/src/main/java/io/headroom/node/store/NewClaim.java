package io.headroom.node.store;

/**
 * The first act of a new owner.
 *
 * @param owner the node that takes the game
 * @param epoch its ownership, above every earlier one
 * @param batchId the append's name
 * @param event the row that says so
 */
public record NewClaim(NodeId owner, long epoch, BatchId batchId, NewEvent event) {}
