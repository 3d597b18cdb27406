/** Plays recorded hands to a server, as an ordinary client. */
package org.trocar.xrbridge.player;
