/**
 * What a language-model server does from one scheduler step to the next: who runs, who holds memory
 * and how long the iterations take. Decodes in leaps; knows nothing of waiting lines and books.
 */
@NullMarked
package io.headroom.simulator.engine;

import org.jspecify.annotations.NullMarked;
