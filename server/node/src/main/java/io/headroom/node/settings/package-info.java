/**
 * What an operator may set: parsed as a pure function, refused with the name of what is wrong.
 * {@link io.headroom.node.settings.ServeSetting} lists all settings, {@link
 * io.headroom.node.settings.SettingsParser} reads them, {@link io.headroom.node.settings.Settings}
 * is the outcome.
 */
@NullMarked
package io.headroom.node.settings;

import org.jspecify.annotations.NullMarked;
