/** The facts of each request in the system, and how a request can end. */
@NullMarked
package io.headroom.simulator.request;

import org.jspecify.annotations.NullMarked;
