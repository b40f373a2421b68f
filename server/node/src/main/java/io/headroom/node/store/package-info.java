/**
 * The record: event logs in PostgreSQL, fenced so that a game has one history, and the rows that
 * say which node lives. The store carries events and knows nothing about their meaning.
 *
 * <p>Read {@link io.headroom.node.store.EventLog} first (what it promises), then {@code
 * EventLogSql} (how one statement keeps it), then {@link io.headroom.node.store.Database} (where
 * the connections come from). {@link io.headroom.node.store.StoreException} is the root of all
 * failures.
 *
 * <p>All calls block and are bounded in time: use them from worker or virtual threads, never from
 * an event loop.
 */
@NullMarked
package io.headroom.node.store;

import org.jspecify.annotations.NullMarked;
