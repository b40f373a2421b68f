@NullMarked
package io.headroom.content.balance;

import org.jspecify.annotations.NullMarked;
